//! Marks for each case, and what rows weigh.

use super::super::definition::mark::{Amount as WrittenAmount, Late, Repeat as WrittenRepeat};
use super::super::definition::part::{Classes, Codes, Part as Written, Weight};
use super::super::model::{
    Amount, Amounts, ColumnKind, Early, FieldRef, Lateness, LedgerId, Literal, Repeat, RowWeight, Shortfall,
    Shown,
};
use super::field::{CHOICE, NUMBER};
use super::{Resolver, number};
use crate::calendar::DayUnit;
use crate::curve::Initial;
use crate::finding::Kind;
use rust_decimal::Decimal;

impl Resolver<'_> {
    pub(super) fn amounts(&self, written: &Written, ledger: Option<LedgerId>) -> Option<Amounts> {
        let each = match &written.marks.amount {
            Some(amount) => self.amount(written, amount, ledger)?,
            // Only what is early counts.
            None => Amount::Same(Decimal::ZERO),
        };
        let all = each.all();
        let is_zero = written.marks.amount.is_some() && all.iter().any(Decimal::is_zero);
        if is_zero && !matches!(each, Amount::Codes(..)) {
            self.part_mistake(written, "amount", "不能是0");
        }
        let takes = all.iter().any(|amount| *amount < Decimal::ZERO);
        let gives = all.iter().any(|amount| *amount > Decimal::ZERO);
        if gives && !written.counts_rows() {
            let reason = "这里数的是没有做到的、查出的问题，只能扣分（写负数）；做到一件加几分的，数台账的行，用where挑出来";
            self.part_mistake(written, "amount", reason);
        }
        let gives = gives || written.marks.early.is_some();
        let initial = match (self.initial(written), takes, gives) {
            (Some(initial), ..) => initial,
            (None, true, true) => {
                let reason = "又加又扣，要用initial写明从几分起：满分、零分或者一个数";
                self.keys_together(&written.place, "amount、initial", reason);
                return None;
            }
            (None, false, true) => Initial::Nothing,
            (None, ..) => Initial::Full,
        };
        let marks = &written.marks;
        let no_step = marks.short.as_ref().and_then(|short| short.every.as_ref());
        let no_gain = marks.early.as_ref().and_then(|early| early.amount.as_ref());
        for (key, number) in [("short.every", no_step), ("early.amount", no_gain)] {
            if number.is_some_and(|number| number.value.is_zero()) {
                self.part_mistake(written, key, "不能是0");
            }
        }
        Some(Amounts {
            each,
            initial,
            late: marks.late.as_ref().map(|late| self.lateness(written, late)),
            repeat: marks
                .repeat
                .as_ref()
                .and_then(|repeat| self.repeat(ledger, repeat)),
            short: marks.short.as_ref().and_then(|short| {
                Some(Shortfall {
                    every: number(short.every.as_ref()).filter(|every| !every.is_zero())?,
                    rest: number(short.rest.as_ref()).unwrap_or_default(),
                })
            }),
            early: marks.early.as_ref().and_then(|early| {
                Some(Early {
                    every: number(early.every.as_ref())?,
                    unit: number(early.unit.as_ref()),
                    amount: number(early.amount.as_ref())?,
                    most: number(early.cap.as_ref()),
                })
            }),
        })
    }

    /// How cases grow that are not the first.
    fn repeat(&self, ledger: Option<LedgerId>, written: &WrittenRepeat) -> Option<Repeat> {
        let together = |keys: &str, reason: &str| self.keys_together(&written.place, keys, reason);
        let factors = written.factors.iter();
        let factors = factors.map(|(nth, by)| Some((number(nth.as_ref())?, number(by.as_ref())?)));
        let mut factors = factors.collect::<Option<Vec<(u32, Decimal)>>>()?;
        factors.sort_unstable_by_key(|(nth, _)| *nth);
        if factors.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            together("factors", "同一次写了两个系数");
        }
        let falls = factors.windows(2).any(|pair| pair[1].1 < pair[0].1);
        if falls || factors.first().is_some_and(|(_, factor)| *factor <= Decimal::ONE) {
            together("factors", "再次发生的要加重：系数大于1，次数越多越大");
        }
        let same = match (&written.same, ledger) {
            (Some(word), Some(ledger)) => {
                let field = self.field(ledger, word)?;
                let ledger_of = &self.def.ledgers.ledgers[field.ledger];
                let shown = number(ledger_of.columns[field.column.0].shown.as_ref());
                let is_open = shown.unwrap_or(ledger_of.shown) == Shown::Open;
                if !is_open || ledger_of.shown == Shown::Restricted {
                    self.misplaced("same", "这一列不公开，不能按它封存第几次", word);
                }
                Some(self.count(ledger, field))
            }
            _ => None,
        };
        Some(Repeat {
            window: number(written.window.as_ref()).unwrap_or_default(),
            same,
            factors,
        })
    }

    fn amount(&self, written: &Written, amount: &WrittenAmount, ledger: Option<LedgerId>) -> Option<Amount> {
        match amount {
            WrittenAmount::Same(amount) => Some(Amount::Same(amount.value)),
            WrittenAmount::Nth(amounts) => {
                Some(Amount::Nth(amounts.iter().map(|amount| amount.value).collect()))
            }
            WrittenAmount::Codes(codes) => {
                let Some(ledger) = ledger else {
                    self.part_mistake(
                        written,
                        "amount",
                        "按代码扣分、加分的，只用于数台账的行（要写ledger）",
                    );
                    return None;
                };
                let (field, codes) = self.codes(ledger, codes)?;
                Some(Amount::Codes(field, codes))
            }
        }
    }

    /// What the rows of a ledger weigh.
    pub(super) fn row_weight(&self, ledger: LedgerId, weight: &Weight) -> Option<RowWeight> {
        match weight {
            Weight::Column(word) => {
                let field = self.typed_field(ledger, word, &NUMBER)?;
                Some(RowWeight::Column(self.count(ledger, field)))
            }
            Weight::Codes(codes) => {
                let (field, codes) = self.codes(ledger, codes)?;
                Some(RowWeight::Codes(field, codes))
            }
            Weight::Classes(classes) => self.classes(ledger, classes),
        }
    }

    /// The weight of a row by the class in which its number lies.
    fn classes(&self, ledger: LedgerId, written: &Classes) -> Option<RowWeight> {
        let field = self.typed_field(ledger, &written.column, &NUMBER)?;
        let bands = written.bands.iter();
        let bands = bands.map(|(limit, weight)| Some((number(limit.as_ref()), number(weight.as_ref())?)));
        let mut bands = bands.collect::<Option<Vec<(Option<Decimal>, Decimal)>>>()?;
        bands.sort_by_key(|(limit, _)| (limit.is_none(), std::cmp::Reverse(*limit)));
        let rests = bands.iter().filter(|(limit, _)| limit.is_none()).count();
        if rests != 1 {
            let reason = "要有一档不写at_least，是其余的，只能有一档，例如{ weight = 1 }";
            self.keys_together(&written.column.place, "weight.bands", reason);
        }
        if bands
            .windows(2)
            .any(|pair| pair[0].0.is_some() && pair[0].0 == pair[1].0)
        {
            self.keys_together(&written.column.place, "weight.bands", "同一个界限写了两次");
        }
        Some(RowWeight::Classes(self.count(ledger, field), bands))
    }

    /// A column with a code list, and a number for each code.
    fn codes(&self, ledger: LedgerId, written: &Codes) -> Option<(FieldRef, Vec<(usize, Decimal)>)> {
        let field = self.typed_field(ledger, &written.column, &CHOICE)?;
        let kind = self.kind_of(field)?;
        let mut codes: Vec<(usize, Decimal)> = Vec::new();
        for (word, amount) in &written.codes {
            let Some(Literal::Choice(at)) = self.literal(kind, &written.column, word) else {
                continue;
            };
            if codes.iter().any(|(known, _)| *known == at) {
                self.misplaced("code", "写了两次", word);
            }
            codes.push((at, number(amount.as_ref())?));
        }
        if let ColumnKind::Choice(list) = kind {
            let values = self.list_values(*list);
            let missing = values.iter().enumerate();
            let missing = missing.filter(|(at, _)| codes.iter().all(|(known, _)| known != at));
            let missing: Vec<&str> = missing.map(|(_, value)| &**value).collect();
            if !missing.is_empty() {
                let kind = Kind::CodesLeftOut {
                    column: written.column.value.to_string(),
                    codes: missing.join("、"),
                };
                self.mistakes.add(kind, &written.column.place);
            }
        }
        Some((self.count(ledger, field), codes))
    }

    fn lateness(&self, written: &Written, late: &Late) -> Lateness {
        let of_submissions = written.submission.is_some().then_some(DayUnit::Natural);
        let lateness = Lateness {
            every: number(late.every.as_ref()),
            more_than: number(late.more_than.as_ref()),
            zero: number(late.zero.as_ref()),
            unit: number(late.unit.as_ref()).or(of_submissions),
            rest: number(late.rest.as_ref()).unwrap_or_default(),
        };
        if lateness.every.or(lateness.more_than).or(lateness.zero).is_none() {
            let reason = "没有写迟几天怎么扣：every（每迟几天扣一次）、more_than（迟几天以内不扣）、zero（迟到几天得0分）";
            self.keys_together(&late.place, "late", reason);
        }
        if late.rest.is_some() && lateness.every.is_none() {
            self.keys_together(
                &late.place,
                "rest、every",
                "不满一步怎么算，要写every：每迟几天算一步",
            );
        }
        lateness
    }
}
