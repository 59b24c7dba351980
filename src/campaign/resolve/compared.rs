//! Keys of a part that hold its number against another, and what the curve can make of the result.

use super::super::definition::part::{Over, Part, Target};
use super::super::model::{Compared, Relation};
use super::Resolver;
use super::pairs::Value::{self, Mean, Ratio, RosterNumber, Rows, Sum};

impl Resolver<'_> {
    /// Reports numbers that cannot be held against something, or that the curve cannot take.
    pub(super) fn numbers(&self, part: &Part, value: Value) {
        self.held_against_a_target(part, value);
        self.held_against_an_earlier_number(part);
        self.held_against_others(part);
        self.in_proportion(part, value);
    }

    fn held_against_a_target(&self, part: &Part, value: Value) {
        let together = |keys: &str, reason: &str| self.keys_together(&part.place, keys, reason);
        if let (Some(key), true) = (comparison(part), part.marks.amount.is_some()) {
            let reason = "比过的是一个数，不是一件一件的，不能每件加减；写steps（每差多少加减多少）或bands";
            together(&format!("{key}、amount"), reason);
        }
        if matches!(part.target, Some(Target::Column(_))) && !matches!(value, Ratio | Rows) {
            together("target、sum", "目标写的是一列的，要和sum一起写：哪一列的合计");
        }
        if part.target.is_some() && part.over.is_some() && value == Ratio {
            together("over、target", "两列的合计已经比过，不再和目标比");
        }
        let held = part.target.is_some() || part.earlier.is_some() || value == Ratio;
        if part.compared.is_some() && !held {
            together(
                "as、target",
                "和什么比，要写target（目标）或者earlier（上期、去年同期）",
            );
        }
        let compared = held && value != Ratio || part.others.is_some() || part.earlier.is_some();
        if part.better.is_some() && !compared {
            together(
                "better、others",
                "不和别的数比，没有高低之分；高的好还是低的好，由给分办法写明",
            );
        }
    }

    fn held_against_an_earlier_number(&self, part: &Part) {
        let together = |keys: &str, reason: &str| self.keys_together(&part.place, keys, reason);
        let climbs = relation(part) == Some(Relation::Climb);
        match (&part.earlier, climbs) {
            (Some(_), _) if part.target.is_some() => {
                together("earlier、target", "只能和一个数比：目标，或者上期、去年同期");
            }
            (Some(_), true) if part.compared.is_some() => {
                together("as、others", "进位比的是两期的名次，数不再比，去掉as");
            }
            (Some(_), false) if part.compared.is_none() => {
                together("earlier、as", "和上期、去年同期怎样比，要写as：比、差或者增幅");
            }
            (None, true) => together("others、earlier", "进位是和哪一期比，要写earlier：上期、去年同期"),
            _ => {}
        }
    }

    fn held_against_others(&self, part: &Part) {
        let together = |keys: &str, reason: &str| self.keys_together(&part.place, keys, reason);
        if part.among.is_some() && part.others.is_none() {
            together("among、others", "和谁比，先要写others：怎样比");
        }
        let may_be_negative = matches!(compared(part), Some(Compared::Difference | Compared::Growth));
        let in_shares = matches!(relation(part), Some(Relation::ToFirst | Relation::ToMean));
        if may_be_negative && in_shares {
            let reason = "差、增幅可能是负数，不能算占第一名、占平均的百分之几；写名次、百分位或者最低最高";
            together("as、others", reason);
        }
    }

    /// Reports a number that is no share of anything where no other curve is written.
    fn in_proportion(&self, part: &Part, value: Value) {
        let together = |keys: &str, reason: &str| self.keys_together(&part.place, keys, reason);
        if part.marks.amount.is_some() || part.is_curved() || part.holds_unknown {
            return;
        }
        match (relation(part), compared(part)) {
            (Some(Relation::Place), _) => together(
                "others、bands、steps",
                "名次不能按比例给分；写bands（第几名几分）或steps（每退一名减几分）",
            ),
            (Some(Relation::Climb), _) => together(
                "others、linear、bands、steps",
                "进位不是完成比例，不能按比例给分；写linear、bands或steps",
            ),
            (Some(_), _) => {}
            (None, Some(Compared::Difference | Compared::Growth)) => together(
                "as、linear、bands、steps",
                "差、增幅不是完成比例，不能按比例给分；写linear、bands或steps",
            ),
            _ if part.is_share() || part.earlier.is_some() => {}
            _ if matches!(value, Sum | Mean | RosterNumber) => {
                let keys = if value == Mean { "mean" } else { "sum" };
                let keys = format!("{keys}、linear、bands、steps");
                let reason =
                    "这个数没有分母，不能按比例给分；写target、over、others，或换linear、bands、steps";
                together(&keys, reason);
            }
            _ => {}
        }
    }
}

/// The key by which the number of a part is held against another, or divided.
fn comparison(part: &Part) -> Option<&'static str> {
    let keys = [
        ("target", part.target.is_some()),
        ("earlier", part.earlier.is_some()),
        ("others", part.others.is_some()),
        ("over", matches!(part.over, Some(Over::Roster { .. }))),
    ];
    keys.into_iter()
        .find(|(_, is_written)| *is_written)
        .map(|(key, _)| key)
}

fn relation(part: &Part) -> Option<Relation> {
    part.others.as_ref().map(|others| others.value)
}

fn compared(part: &Part) -> Option<Compared> {
    part.compared.as_ref().map(|compared| compared.value)
}
