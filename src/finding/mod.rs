//! Problems in the data. A finding never ends a run: it says where, what stands there, what was
//! expected, which clause asks for it, and what to write instead.
//!
//! Facts are in [`Kind`], words in `catalog.rs`, positions in [`Place`].

mod catalog;
mod place;
mod sink;

pub use catalog::{Code, Kind};
pub use place::{Excerpt, Place, column_letters};
pub use sink::Findings;

use crate::id::{ColumnId, LedgerId, UnitId};
use serde::Serialize;
use std::sync::Arc;

/// How grave a finding is. Whether a row can be counted is decided apart from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Level {
    /// 错误: a fact that counting needs is missing, unreadable or contradictory.
    #[serde(rename = "错误")]
    Error,
    /// 提醒: the row counts, something on it should be mended.
    #[serde(rename = "提醒")]
    Warning,
    /// 说明: something the reader of a report should know; nothing needs mending.
    #[serde(rename = "说明")]
    Note,
}

impl Level {
    /// The word a user sees.
    pub fn word(self) -> &'static str {
        match self {
            Level::Error => "错误",
            Level::Warning => "提醒",
            Level::Note => "说明",
        }
    }
}

/// A ledger of the campaign that a finding is about, or a column of it whose cells the message quotes. Who may be told
/// depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quote {
    /// The ledger.
    pub ledger: LedgerId,
    /// The column; none = the ledger as a whole.
    pub column: Option<ColumnId>,
}

/// One problem at one place. The order of the fields is the order findings are sorted in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// Name of the unit whose data it is about; none for the office's own files.
    pub unit: Option<Arc<str>>,
    /// Where it stands.
    pub place: Place,
    /// Gravity after the campaign's overrides.
    pub level: Level,
    /// What is the matter, with the facts.
    pub kind: Kind,
    /// Name of the ledger.
    pub ledger: Option<Arc<str>>,
    /// Printed name of the column.
    pub column: Option<Arc<str>>,
    /// What the facts of the message quote beside `about`.
    #[serde(skip)]
    pub quotes: Vec<Quote>,
    /// Clause of the plan that asks for it, as written in `[clauses]` (the key).
    pub clause: Option<Arc<str>>,
    /// Other places that belong to it (the first of two equal numbers, the other version…).
    pub also: Vec<Place>,
    /// Ids of the unit, ledger and column: counting and masking go by them, not by the names.
    #[serde(skip)]
    pub about: About,
}

/// Ids of what a finding is about. None where it is about nothing of the kind, or where only a name is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct About {
    /// Unit whose data it is about.
    pub unit: Option<UnitId>,
    /// Ledger of the campaign.
    pub ledger: Option<LedgerId>,
    /// Column of that ledger.
    pub column: Option<ColumnId>,
}

impl Finding {
    /// A finding with the level its catalogue entry gives it.
    pub fn new(kind: Kind, place: Place) -> Self {
        let level = kind.code().level();
        Finding {
            unit: None,
            place,
            level,
            kind,
            ledger: None,
            column: None,
            quotes: Vec::new(),
            clause: None,
            also: Vec::new(),
            about: About::default(),
        }
    }

    /// Sets the unit whose data it is about.
    pub fn of_unit(mut self, id: UnitId, name: &Arc<str>) -> Self {
        self.about.unit = Some(id);
        self.unit = Some(name.clone());
        self
    }

    /// Sets the ledger of the campaign that it is about.
    pub fn in_ledger(mut self, id: LedgerId, name: &Arc<str>) -> Self {
        self.about.ledger = Some(id);
        self.in_form(name)
    }

    /// Sets the column of the ledger that it is about.
    pub fn in_column(mut self, id: ColumnId, name: &Arc<str>) -> Self {
        self.about.column = Some(id);
        self.under_heading(name)
    }

    /// Sets the printed name of the ledger or fixed register, where there is no ledger id.
    pub fn in_form(mut self, name: &Arc<str>) -> Self {
        self.ledger = Some(name.clone());
        self
    }

    /// Sets the heading of the column, where there is no column id.
    pub fn under_heading(mut self, name: &Arc<str>) -> Self {
        self.column = Some(name.clone());
        self
    }

    /// Records that a fact of the message quotes a cell of a column, or is about a ledger as a whole.
    pub fn quoting(mut self, ledger: LedgerId, column: Option<ColumnId>) -> Self {
        self.quotes.push(Quote { ledger, column });
        self
    }

    /// The ledger and column it is about, and what its message quotes beside them.
    pub fn quotes(&self) -> impl Iterator<Item = Quote> {
        let column = self.about.column;
        let own = self.about.ledger.map(|ledger| Quote { ledger, column });
        own.into_iter().chain(self.quotes.iter().copied())
    }

    /// Cites the clause that asks for it.
    pub fn citing(mut self, clause: &Arc<str>) -> Self {
        self.clause = Some(clause.clone());
        self
    }

    /// Replaces the level of the catalogue.
    pub fn at_level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Adds a second place.
    pub fn see_also(mut self, place: Place) -> Self {
        self.also.push(place);
        self
    }

    /// The frozen code.
    pub fn code(&self) -> Code {
        self.kind.code()
    }

    /// What is the matter, in one sentence.
    pub fn message(&self) -> String {
        self.kind.message()
    }

    /// What to do about it, in one sentence.
    pub fn remedy(&self) -> String {
        self.kind.remedy()
    }
}

/// `，是不是“甲”或“乙”`, for the end of a message; nothing where no name is near.
pub fn hint(names: &[Arc<str>]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    if quoted.is_empty() {
        String::new()
    } else {
        format!("，是不是{}", quoted.join("或"))
    }
}
