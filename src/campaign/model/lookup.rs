//! Finding a period by what people write, and what of a ledger is restricted.

use super::{Campaign, ColumnId, LedgerId, Period, Shown};
use crate::calendar::{Quarter, id_of};
use crate::finding::Finding;
use crate::fold::fold;

impl Campaign {
    /// The period by its id (`2022Q2`, `S1`, `2022`), its title, or what people write (`2022年二季度`).
    pub fn period(&self, text: &str) -> Option<&Period> {
        let wanted = fold(text);
        let by = |is: &dyn Fn(&Period) -> bool| self.periods.iter().find(|period| is(period));
        by(&|period| fold(&period.id) == wanted)
            .or_else(|| by(&|period| fold(&period.title) == wanted))
            .or_else(|| {
                let named = fold(&id_of(text)?);
                by(&|period| fold(&period.id) == named)
            })
            .or_else(|| {
                let quarter = fold(&Quarter::parse(text)?.to_string());
                by(&|period| fold(&period.id) == quarter)
            })
    }

    /// To whom a finding may be told: as little as any column whose cells it quotes.
    pub fn shown_to(&self, finding: &Finding) -> Shown {
        let quotes = finding.quotes();
        let shown = quotes.map(|quote| self.column_shown(quote.ledger, quote.column));
        shown.max().unwrap_or(Shown::Open)
    }

    /// To whom a ledger is shown, or a column of it.
    pub fn column_shown(&self, ledger: LedgerId, column: Option<ColumnId>) -> Shown {
        let ledger = &self.ledgers[ledger];
        let column = column.map_or(ledger.shown, |column| ledger.columns[column].shown);
        if ledger.shown == Shown::Restricted {
            Shown::Restricted
        } else {
            column
        }
    }
}
