//! Marks for each case, and what rows weigh.

use super::super::definition::part::{Amount as WrittenAmount, Codes, Late, Part as Written, Weight};
use super::super::model::{Amount, Amounts, ColumnKind, FieldRef, Lateness, LedgerId, Literal, RowWeight};
use super::field::{CHOICE, NUMBER};
use super::{Resolver, number};
use crate::calendar::DayUnit;
use crate::curve::Initial;
use crate::finding::Kind;
use rust_decimal::Decimal;

impl Resolver<'_> {
    pub(super) fn amounts(
        &self,
        written: &Written,
        amount: &WrittenAmount,
        ledger: Option<LedgerId>,
    ) -> Option<Amounts> {
        let each = self.amount(written, amount, ledger)?;
        let all = each.all();
        if all.iter().any(Decimal::is_zero) && !matches!(each, Amount::Codes(..)) {
            self.part_mistake(written, "amount", "不能是0");
        }
        let takes = all.iter().any(|amount| *amount < Decimal::ZERO);
        let gives = all.iter().any(|amount| *amount > Decimal::ZERO);
        if gives && !written.counts_rows() {
            let reason = "这里数的是没有做到的、查出的问题，只能扣分（写负数）；做到一件加几分的，数台账的行，用where挑出来";
            self.part_mistake(written, "amount", reason);
        }
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
        Some(Amounts {
            each,
            initial,
            late: written
                .marks
                .late
                .as_ref()
                .map(|late| self.lateness(written, late)),
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
        }
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
