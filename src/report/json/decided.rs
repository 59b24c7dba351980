//! Corrections and cases of the ladder as the files for programs have them.

use crate::evidence::Evidence;
use crate::ladder::LadderEntryCase;
use crate::outcome::{CorrectedLine, Correction, Decision};
use crate::report::words;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

#[derive(Serialize)]
struct Case<'a> {
    key: &'a str,
    date: NaiveDate,
    nth: Option<u32>,
    waived: Option<String>,
    evidence: &'a [Evidence],
}

impl Serialize for LadderEntryCase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let case = Case {
            key: &self.key,
            date: self.date,
            nth: self.nth,
            waived: self.not_counted_words(),
            evidence: &self.evidence,
        };
        case.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Corrected<'a> {
    period: &'a str,
    decisions: &'a [Decision],
    lines: &'a [CorrectedLine],
    unknown: Option<&'static str>,
}

impl Serialize for Correction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let corrected = Corrected {
            period: &self.period,
            decisions: &self.decisions,
            lines: &self.lines,
            unknown: self.inputs_changed.then(|| words::without_lines(self)),
        };
        corrected.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Decided<'a> {
    date: Option<NaiveDate>,
    words: String,
    evidence: &'a [Evidence],
}

impl Serialize for Decision {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let decided = Decided {
            date: self.date,
            words: self.words(),
            evidence: &self.evidence,
        };
        decided.serialize(serializer)
    }
}
