//! Finding a period by what people write.

use super::{Campaign, Period};
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
}
