//! Keys of a part that need others, or are in the way of each other.

use super::super::definition::mark::Amount;
use super::super::definition::part::Part;
use super::Resolver;
use super::pairs::Value::{
    self, Assessed, Deadlines, Findings, Good, Ladder, Occurrences, Ratio, Rows, Timely,
};
use crate::calendar::DayUnit;
use crate::curve::Rest;

impl Resolver<'_> {
    pub(super) fn lateness_pairs(&self, part: &Part, value: Value) {
        let Some(late) = &part.marks.late else {
            if part.apiece && value == Timely {
                let reason = "逐张计分的，要写amount和late：迟几天扣几分";
                self.keys_together(&part.place, "apiece、late", reason);
            }
            return;
        };
        if part.marks.amount.is_none() {
            self.keys_together(&part.place, "late、amount", "迟了怎么扣，要写amount：扣几分");
        }
        if part.late_counts {
            let reason = "逾期做到的已经算做到，没有迟的可扣";
            self.keys_together(&part.place, "late_counts、late", reason);
        }
        let months = late
            .unit
            .as_ref()
            .is_some_and(|unit| unit.value == DayUnit::Month);
        if months && value == Timely {
            self.keys_together(&late.place, "late.unit", "报送只按自然日、工作日算迟");
        }
        let in_shares = late.rest.as_ref().is_some_and(|rest| rest.value == Rest::Share);
        if months && in_shares {
            self.keys_together(
                &late.place,
                "unit、rest",
                "按月算迟的，不满一个月只能不计或者按一步",
            );
        }
    }

    /// Reports what goes with cases that are marked by themselves, and with nothing else.
    pub(super) fn one_by_one(&self, part: &Part, value: Value) {
        let together = |keys: &str, reason: &str| self.keys_together(&part.place, keys, reason);
        if value == Ratio && part.weight.is_some() && !part.apiece {
            let reason = "两列的合计之比不按行加权；逐件计分再加权平均的，写apiece = true";
            together("weight、apiece", reason);
        }
        if !part.apiece {
            return;
        }
        if value == Deadlines && part.marks.amount.is_none() && part.marks.early.is_none() {
            together("apiece、amount", "逐件计分的，要写amount：没有按期做到的扣几分");
        }
        let compared = [
            ("others", part.others.is_some()),
            ("earlier", part.earlier.is_some()),
            ("as", part.compared.is_some()),
        ];
        for (key, _) in compared.into_iter().filter(|(_, is_written)| *is_written) {
            together(&format!("apiece、{key}"), "逐件计分的，没有一个数可比");
        }
        if part.marks.repeat.is_some() {
            together("apiece、repeat", "逐件计分的，各件互不相干，没有第几次");
        }
    }

    /// Reports keys that change what a case counts where cases count nothing.
    pub(super) fn case_pairs(&self, part: &Part) {
        let marks = &part.marks;
        let by_case = marks.amount.is_some();
        for (key, is_written) in [
            ("repeat", marks.repeat.is_some()),
            ("short", marks.short.is_some()),
        ] {
            if is_written && !by_case {
                let reason = "要写amount：每件加减几分";
                self.keys_together(&part.place, &format!("{key}、amount"), reason);
            }
        }
        if marks.early.is_some() && part.is_curved() {
            let reason = "提前加分是一件一件加的，不能和分档、直线、每差多少一起用；另写一部分";
            self.keys_together(&part.place, "early、bands、linear、steps", reason);
        }
        if marks.early.is_some() && !by_case && part.late_counts {
            let reason = "只加提前的，逾期的算不算做到没有关系";
            self.keys_together(&part.place, "early、late_counts", reason);
        }
    }

    /// Reports what lacks a key that it needs.
    pub(super) fn companions(&self, part: &Part, value: Value) {
        let marks = &part.marks;
        let together = |keys: &str, reason: &str| self.keys_together(&part.place, keys, reason);
        if marks.amount.is_none() && !part.holds_unknown {
            match value {
                Rows if !part.is_curved() && !part.is_share() => {
                    let reason = "每一行都数的，要写amount（每行加几分、扣几分），或者bands、linear、steps（多少件得几分）";
                    together("ledger、amount", reason);
                }
                Findings => together("findings、amount", "要写amount：每处扣几分"),
                Occurrences => together("submission、amount", "数处数的，要写amount：每处扣几分"),
                _ => {}
            }
        }
        if matches!(marks.amount, Some(Amount::Codes(_))) && !matches!(value, Deadlines | Good | Rows) {
            let reason = "按代码扣分、加分的，只用于数台账的行：时限、合格的行、逐行";
            self.part_mistake(part, "amount", reason);
        }
        if matches!(marks.amount, Some(Amount::Nth(_))) && value != Ladder {
            self.part_mistake(
                part,
                "amount",
                "一次一次不同的，只用于逐次（ladder）；这里写一个数",
            );
        }
        let counted = marks.amount.is_some() || marks.steps.is_some() || marks.early.is_some();
        if marks.initial.is_some() && !counted {
            self.part_mistake(part, "initial", "只用于每差多少加减（steps）、每件加减（amount）");
        }
        if marks.rest.is_some() && marks.steps.is_none() {
            self.part_mistake(part, "rest", "只用于每差多少加减（steps）；迟的天数写在late里");
        }
    }

    /// Reports what has no effect where a part carries no points of its line.
    pub(super) fn carrying(&self, part: &Part, value: Value) {
        let together = |keys: &str, reason: &str| self.keys_together(&part.place, keys, reason);
        if part.into.is_some() && part.worth.is_some() {
            together("into、worth", "计入加减分的不占本项的分值");
        }
        if !part.carries_nothing() {
            return;
        }
        let key = if part.into.is_some() { "into" } else { "worth" };
        let marks = &part.marks;
        if marks.initial.is_some() {
            together(&format!("{key}、initial"), "不占分值的从0分起加减");
        }
        if part.none_due.is_some() {
            together(&format!("{key}、none_due"), "不占分值的没有应办就不加不减");
        }
        let shares = marks.bands.iter().flatten().map(|band| &band.gives);
        let mut shares = shares.chain(marks.linear.iter().flatten().map(|point| &point.gives));
        if shares.any(|gives| gives.percent.is_some()) {
            together(
                &format!("{key}、percent"),
                "不占分值的没有百分之几可得，写mark：几分",
            );
        }
        let by_itself = marks.bands.is_some() || marks.linear.is_some() || marks.steps.is_some();
        match value {
            _ if part.apiece => together(
                &format!("{key}、apiece"),
                "逐张计分的按整体给分，没有分值就无从扣起",
            ),
            Assessed => together(key, "核定得分直接就是本项的分"),
            _ if marks.amount.is_none() && marks.early.is_none() && !by_itself && !part.holds_unknown => {
                let reason = "不占分值的不能按比例给分，要写amount（每件加减几分）或steps、bands、linear";
                together(&format!("{key}、amount"), reason);
            }
            _ => {}
        }
    }
}
