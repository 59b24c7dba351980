//! Points that hang on the unit's word alone as `result.json` has them.

use crate::outcome::{NamedFact, SelfReportedLine};
use crate::report::words;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

#[derive(Serialize)]
struct Line<'a> {
    points: Decimal,
    cases: usize,
    of: usize,
    facts: &'a [NamedFact],
}

impl Serialize for SelfReportedLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let line = Line {
            points: self.points,
            cases: self.cases,
            of: self.of,
            facts: &self.facts,
        };
        line.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Fact<'a> {
    ledger: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'a str>,
    kind: &'static str,
}

impl Serialize for NamedFact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fact = Fact {
            ledger: &self.ledger,
            column: self.column.as_deref(),
            kind: words::kind(self.kind),
        };
        fact.serialize(serializer)
    }
}
