//! Finding a period by what people write, and what of a ledger is restricted.

use super::{Campaign, Period, Shown};
use crate::calendar::Quarter;
use crate::fold::fold;

impl Campaign {
    /// The period by its id (`2022Q2`, `S1`, `2022`), its title, or what people write (`2022年二季度`).
    pub fn period(&self, text: &str) -> Option<&Period> {
        let wanted = fold(text);
        let by = |is: &dyn Fn(&Period) -> bool| self.periods.iter().find(|period| is(period));
        by(&|period| fold(&period.id) == wanted)
            .or_else(|| by(&|period| fold(&period.title) == wanted))
            .or_else(|| {
                let quarter = fold(&Quarter::parse(text)?.to_string());
                by(&|period| fold(&period.id) == quarter)
            })
    }

    /// Whether a ledger, or a column of it, is restricted: what stands there is told in restricted files alone.
    pub fn is_restricted(&self, ledger: Option<&str>, column: Option<&str>) -> bool {
        self.shown(ledger, column) == Shown::Restricted
    }

    /// To whom a ledger, or a column of it, is shown; open where there is none of that name.
    pub fn shown(&self, ledger: Option<&str>, column: Option<&str>) -> Shown {
        let Some(ledger) = self.ledgers.iter().find(|own| Some(&*own.name) == ledger) else {
            return Shown::Open;
        };
        let column = ledger.columns.iter().find(|own| Some(&*own.name) == column);
        match (ledger.shown, column.map(|column| column.shown)) {
            (Shown::Restricted, _) | (_, Some(Shown::Restricted)) => Shown::Restricted,
            (_, Some(shown)) => shown,
            (shown, None) => shown,
        }
    }
}
