//! The spot check.

use super::super::definition::campaign::SampleRegister as Written;
use super::super::model::{LedgerId, SampleRegister, Sampling, Shown, Strata};
use super::super::reader::Word;
use super::field::{UNITS, WORDS};
use super::{Resolver, number};

impl Resolver<'_> {
    pub(super) fn sampling(&self) -> Option<Sampling> {
        let written = self.def.campaign.sampling.as_ref()?;
        let clause = self.clause(&written.clause);
        let ledgers = written
            .ledgers
            .iter()
            .filter_map(|word| self.sampled_ledger(word));
        Some(Sampling {
            ledgers: ledgers.collect(),
            register: written
                .register
                .as_ref()
                .and_then(|register| self.sample_register(register)),
            by: number(written.by.as_ref()).unwrap_or(Strata::UnitAndLedger),
            clause: clause?,
            seed: written.seed.value.clone(),
            rows: number(written.rows.as_ref())?,
        })
    }

    /// A form goes from hand to hand, so nothing restricted may stand on it.
    fn sampled_ledger(&self, word: &Word) -> Option<LedgerId> {
        let id = self.ledger(word)?;
        let ledger = &self.def.ledgers.ledgers[id];
        if self.is_of_office(id) {
            self.misplaced("ledgers", "登记簿是办公室自己记的，抽查的是单位报来的台账", word);
        }
        if ledger.shown == Shown::Restricted {
            self.misplaced("ledgers", "这张台账限制知悉，不能印在抽查表上", word);
        }
        Some(id)
    }

    fn sample_register(&self, written: &Written) -> Option<SampleRegister> {
        let id = self.ledger(&written.name)?;
        if !self.is_of_office(id) {
            self.misplaced(
                "register",
                "抽查结果登在办公室的登记簿上，这张台账由单位填报",
                &written.name,
            );
        }
        let ledger = &self.def.ledgers.ledgers[id];
        let column = |word: &Option<Word>| {
            let word = word.as_ref()?;
            self.typed_column(id, word, &WORDS)
        };
        let (of, row, said) = (column(&written.of), column(&written.row), column(&written.said));
        let ([number], Some(unit)) = (ledger.key.as_slice(), &ledger.lead) else {
            let reason = "登记抽查结果的登记簿要有lead（单位列），key只写一列（抽查编号）";
            self.misplaced("register", reason, &written.name);
            return None;
        };
        Some(SampleRegister {
            ledger: id,
            number: self.typed_column(id, number, &WORDS)?,
            unit: self.typed_column(id, unit, &UNITS)?,
            of,
            row,
            said,
        })
    }
}
