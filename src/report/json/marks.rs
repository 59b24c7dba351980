//! Units with their marks as `result.json` has them: facts, and beside them the words the pages print.

use super::facts::{self, Limit};
use super::sums::{Changed, Sums};
use crate::evidence::Evidence;
use crate::measure::{CaseName, CaseResult};
use crate::outcome::{
    AdjustmentLine, Deduction, LineResult, SectionResult, SelfReportedLine, UnitResult, VetoLine,
};
use crate::report::words;
use crate::score::{CaseScore, PartScore};
use crate::trend::SectionBefore;
use crate::verdict::{Board, Rated};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::sync::Arc;

#[derive(Serialize)]
struct Unit<'a> {
    unit: &'a str,
    group: Option<&'a str>,
    leader: Option<&'a str>,
    rated: Rated,
    sections: &'a [SectionResult],
    lines: &'a [LineResult],
    #[serde(flatten)]
    sums: Sums,
    folding: Decimal,
    adjustments: &'a [AdjustmentLine],
    bonus: Decimal,
    deduction: Decimal,
    bonus_note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deduction_note: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    zeroed: bool,
    total: Decimal,
    total_if_confirmed: Option<Decimal>,
    self_reported: Decimal,
    vetoes: &'a [VetoLine],
    place: Option<u32>,
    board: Option<Board>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    grade_words: Vec<String>,
    board_reasons: Vec<String>,
    #[serde(flatten)]
    change: Changed<'a>,
}

impl Serialize for UnitResult {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let UnitResult {
            unit,
            group,
            leader,
            rated,
            sections,
            lines,
            figures,
            scaling,
            adjustments,
            vetoes,
            place,
            board,
            grade,
            board_reasons: _,
            change,
        } = self;
        let unit = Unit {
            unit,
            group: group.as_deref(),
            leader: leader.as_deref(),
            rated: *rated,
            sections,
            lines,
            sums: Sums::new(figures),
            folding: *scaling,
            adjustments,
            bonus: figures.bonus,
            deduction: figures.deduction,
            bonus_note: self.bonus_note(),
            deduction_note: self.deduction_note(),
            zeroed: figures.zeroed,
            total: figures.total,
            total_if_confirmed: figures.total_if_confirmed,
            self_reported: figures.self_reported,
            vetoes,
            place: *place,
            board: *board,
            grade: grade.as_ref().map(|grade| &*grade.grade),
            grade_words: self.grade_words(),
            board_reasons: self.board_words(),
            change: Changed::new(change),
        };
        unit.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Section<'a> {
    name: &'a str,
    points: Decimal,
    applicable: Decimal,
    marks: Decimal,
    /// How it comes of its lines, where that is more than their sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    previous: &'a Option<SectionBefore>,
}

impl Serialize for SectionResult {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let SectionResult {
            name,
            points,
            applicable,
            marks,
            sum: _,
            previous,
        } = self;
        let section = Section {
            name,
            points: *points,
            applicable: *applicable,
            marks: *marks,
            words: self.told(),
            previous,
        };
        section.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Line<'a> {
    number: &'a str,
    section: &'a str,
    indicator: &'a str,
    points: Decimal,
    mark: Option<Decimal>,
    previous_mark: Option<Decimal>,
    rate: Option<Decimal>,
    words: Vec<String>,
    clause: &'a str,
    awaiting: bool,
    parts: Vec<Part<'a>>,
    deductions: &'a [Deduction],
    adjustment: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    given_back: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    self_reported: Option<&'a SelfReportedLine>,
}

impl Serialize for LineResult {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let LineResult {
            number,
            section,
            indicator,
            factors: _,
            begins_full: _,
            points,
            basis: _,
            mark,
            calc: _,
            previous_mark,
            rate,
            clause,
            awaiting,
            parts,
            deductions,
            adjustment,
            combine: _,
            given_back,
            self_reported,
        } = self;
        let marked = !points.is_zero();
        let line = Line {
            number,
            section,
            indicator,
            points: *points,
            mark: *mark,
            previous_mark: *previous_mark,
            rate: *rate,
            words: self.words(),
            clause,
            awaiting: *awaiting,
            parts: parts.iter().map(|part| Part::new(part, marked)).collect(),
            deductions,
            adjustment: *adjustment,
            given_back: *given_back,
            self_reported: Some(self_reported).filter(|told| !told.points.is_zero()),
        };
        line.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Part<'a> {
    points: Decimal,
    mark: Option<Decimal>,
    words: String,
    cases: &'a [CaseScore],
}

impl<'a> Part<'a> {
    fn new(part: &'a PartScore, marked: bool) -> Self {
        Part {
            points: part.points,
            mark: part.mark(),
            words: part.words(marked),
            cases: &part.cases,
        }
    }
}

/// What a case is about, where it is a time limit of a row.
#[derive(Serialize)]
struct About<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    lead_units: &'a [Arc<str>],
    #[serde(skip_serializing_if = "Option::is_none")]
    judged: Option<Limit<'a>>,
}

impl<'a> About<'a> {
    fn new(name: &'a CaseName, result: &'a CaseResult) -> Self {
        let matter = facts::matter(name);
        About {
            subject: matter.and_then(|matter| matter.subject.as_deref()),
            lead_units: matter.map_or(&[], |matter| &matter.lead_units),
            judged: Limit::of_case(result),
        }
    }
}

#[derive(Serialize)]
struct Case<'a> {
    label: String,
    result: String,
    #[serde(flatten)]
    about: About<'a>,
    good: Option<bool>,
    weight: Decimal,
    due: Option<NaiveDate>,
    evidence: &'a [Evidence],
}

impl Serialize for CaseScore {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let case = Case {
            label: self.label(),
            result: self.result_words(),
            about: About::new(&self.name, &self.result),
            good: self.good,
            weight: self.weight,
            due: self.due,
            evidence: &self.evidence,
        };
        case.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Taken<'a> {
    amount: Decimal,
    reason: String,
    #[serde(flatten)]
    about: Option<About<'a>>,
    clause: &'a str,
    evidence: &'a [Evidence],
}

impl Serialize for Deduction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let taken = Taken {
            amount: self.amount,
            reason: self.reason(),
            about: facts::charged(&self.cause).map(|facts| About::new(&facts.name, &facts.result)),
            clause: &self.clause,
            evidence: &self.evidence,
        };
        taken.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Adjustment<'a> {
    kind: &'a str,
    level: &'a str,
    matter: &'a str,
    document: &'a str,
    points: Decimal,
    note: Option<String>,
    clause: &'a str,
    evidence: &'a [Evidence],
}

impl Serialize for AdjustmentLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let line = Adjustment {
            kind: &self.kind,
            level: &self.level,
            matter: &self.matter,
            document: &self.document,
            points: self.points,
            note: self.note(),
            clause: &self.clause,
            evidence: &self.evidence,
        };
        line.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Veto<'a> {
    kind: &'a str,
    in_force: bool,
    document: &'a str,
    effects: Vec<&'static str>,
    clause: &'a str,
    evidence: &'a [Evidence],
}

impl Serialize for VetoLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let veto = Veto {
            kind: &self.kind,
            in_force: self.in_force,
            document: &self.document,
            effects: self.effects.iter().map(|effect| words::effect(*effect)).collect(),
            clause: &self.clause,
            evidence: &self.evidence,
        };
        veto.serialize(serializer)
    }
}
