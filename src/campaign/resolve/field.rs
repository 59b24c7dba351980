//! Names of columns → columns: of the base, else the ledger's own, else the only one it refers to.

use super::super::model::{ColumnId, ColumnKind, FieldRef, Hop, LedgerId};
use super::super::reader::{Word, hint};
use super::Resolver;
use super::shape::type_name;
use crate::finding::Kind;

/// What a column is wanted for, as a test of its type and the words for it.
pub(super) struct Want(fn(&ColumnKind) -> bool, &'static str);

impl Want {
    /// What a user calls such a column.
    pub(super) fn words(&self) -> &'static str {
        self.1
    }
}

pub(super) const DATE: Want = Want(|kind| matches!(kind, ColumnKind::Date), "日期列");
pub(super) const DAY_OR_MONTH: Want = Want(
    |kind| matches!(kind, ColumnKind::Date | ColumnKind::Month),
    "日期列或月份列",
);
pub(super) const MONTH: Want = Want(|kind| matches!(kind, ColumnKind::Month), "月份列");
pub(super) const LIMIT: Want = Want(
    |kind| matches!(kind, ColumnKind::Date | ColumnKind::Due),
    "期限列或日期列",
);
pub(super) const UNITS: Want = Want(|kind| matches!(kind, ColumnKind::Units), "单位列");
pub(super) const PEOPLE: Want = Want(|kind| matches!(kind, ColumnKind::People), "人员列");
pub(super) const CHOICE: Want = Want(
    |kind| matches!(kind, ColumnKind::Choice(_)),
    "有代码表（list）的列",
);
pub(super) const NUMBER: Want = Want(is_number, "整数、小数或百分比列");
pub(super) const WORDS: Want = Want(
    |kind| matches!(kind, ColumnKind::Text | ColumnKind::DocNumber),
    "文本列",
);

pub(super) fn is_number(kind: &ColumnKind) -> bool {
    matches!(
        kind,
        ColumnKind::Integer | ColumnKind::Decimal | ColumnKind::Percent
    )
}

pub(super) fn is_time(kind: &ColumnKind) -> bool {
    matches!(kind, ColumnKind::Date | ColumnKind::Month | ColumnKind::Due)
}

impl Resolver<'_> {
    /// The type of a column.
    pub(super) fn kind_of(&self, field: FieldRef) -> Option<&ColumnKind> {
        self.shapes[field.ledger].columns[field.column].kind.as_ref()
    }

    /// A column as seen from a row of a ledger.
    pub(super) fn field(&self, ledger: LedgerId, word: &Word) -> Option<FieldRef> {
        if word.is_unread() {
            return None;
        }
        let own = |hop, ledger: LedgerId| {
            let column = self.shapes[ledger].own(&word.value)?;
            Some(FieldRef { hop, ledger, column })
        };
        let base = self.shapes[ledger].base;
        let near = base
            .and_then(|base| own(Hop::Base, base))
            .or_else(|| own(Hop::Own, ledger));
        if near.is_some() {
            return near;
        }
        let mut far = self.referred(ledger, Hop::Via, word);
        if let Some(base) = base {
            far.extend(self.referred(base, Hop::BaseVia, word));
        }
        match far.as_slice() {
            [] => self.no_column(ledger, word),
            [one] => return Some(*one),
            several => self.ambiguous(ledger, word, several),
        }
        None
    }

    /// Columns of that name in the ledgers that this one's columns refer to.
    fn referred(&self, ledger: LedgerId, hop: fn(ColumnId) -> Hop, word: &Word) -> Vec<FieldRef> {
        let columns = self.shapes[ledger].columns.with_ids();
        let fields = columns.filter_map(|(at, column)| {
            let Some(ColumnKind::Reference { ledger, .. }) = column.kind else {
                return None;
            };
            let column = self.shapes[ledger].own(&word.value)?;
            Some(FieldRef {
                hop: hop(at),
                ledger,
                column,
            })
        });
        fields.collect()
    }

    fn no_column(&self, ledger: LedgerId, word: &Word) {
        let base = self.shapes[ledger].base;
        let shapes = base.into_iter().chain([ledger]).map(|id| &self.shapes[id]);
        let names = shapes.flat_map(|shape| shape.columns.iter().map(|column| &*column.name));
        let kind = Kind::NoColumn {
            column: word.value.to_string(),
            ledger: self.shapes[ledger].name.to_string(),
            hint: hint(&word.value, names, "请先在columns里写上这一列，或改正列名"),
        };
        if self.def.whole && self.shapes[ledger].whole {
            self.mistakes.add(kind, &word.place);
        }
    }

    fn ambiguous(&self, ledger: LedgerId, word: &Word, fields: &[FieldRef]) {
        let places = fields
            .iter()
            .map(|field| format!("“{}”", self.shapes[field.ledger].name));
        let kind = Kind::AmbiguousColumn {
            column: word.value.to_string(),
            ledger: self.shapes[ledger].name.to_string(),
            places: places.collect::<Vec<_>>().join("、"),
        };
        self.mistakes.add(kind, &word.place);
    }

    /// A column of a wanted type as seen from a row.
    pub(super) fn typed_field(&self, ledger: LedgerId, word: &Word, want: &Want) -> Option<FieldRef> {
        let field = self.field(ledger, word)?;
        self.check_type(field, word, want);
        Some(field)
    }

    /// A column of the ledger itself.
    pub(super) fn own_column(&self, ledger: LedgerId, word: &Word) -> Option<ColumnId> {
        if word.is_unread() {
            return None;
        }
        let own = self.shapes[ledger].own(&word.value);
        if own.is_none() {
            self.no_column(ledger, word);
        }
        own
    }

    /// A column of a wanted type of the ledger itself.
    pub(super) fn typed_column(&self, ledger: LedgerId, word: &Word, want: &Want) -> Option<ColumnId> {
        let column = self.own_column(ledger, word)?;
        let field = FieldRef {
            hop: Hop::Own,
            ledger,
            column,
        };
        self.check_type(field, word, want);
        Some(column)
    }

    fn check_type(&self, field: FieldRef, word: &Word, want: &Want) {
        if let Some(kind) = self.kind_of(field)
            && !want.0(kind)
        {
            self.wrong_type(word, kind, want.1);
        }
    }

    pub(super) fn wrong_type(&self, word: &Word, kind: &ColumnKind, wanted: &str) {
        let kind = Kind::ColumnType {
            column: word.value.to_string(),
            kind: type_name(kind).into(),
            wanted: wanted.into(),
        };
        self.mistakes.add(kind, &word.place);
    }

    /// Notes that counting reads the column, and the reference it is reached by.
    pub(super) fn count(&self, home: LedgerId, field: FieldRef) -> FieldRef {
        let mut counted = self.counted.borrow_mut();
        counted.insert((field.ledger, field.column));
        match (field.hop, self.shapes[home].base) {
            (Hop::Via(column), _) => {
                counted.insert((home, column));
            }
            (Hop::BaseVia(column), Some(base)) => {
                counted.insert((base, column));
            }
            _ => {}
        }
        field
    }

    /// Notes that counting reads an own column.
    pub(super) fn count_column(&self, ledger: LedgerId, column: ColumnId) -> ColumnId {
        self.counted.borrow_mut().insert((ledger, column));
        column
    }
}
