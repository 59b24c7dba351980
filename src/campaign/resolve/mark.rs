//! How a mark comes of a part: a share, a deduction, bands.

use super::super::definition::scoring::{Excess as WrittenExcess, Marks, Part as Written};
use super::super::model::{Aspect, MarkRule};
use super::{Resolver, number};
use crate::calendar::DayUnit;
use crate::curve::{Band, Curve, Excess, Proportion};

impl Resolver<'_> {
    pub(super) fn mark_rule(&self, written: &Written) -> Option<MarkRule> {
        let marks = &written.marks;
        self.marks_fit(written, marks);
        if let Some(each) = &marks.deduct {
            let late_unit = number(marks.late_unit.as_ref());
            let of_submissions = written.submission.is_some().then_some(DayUnit::Natural);
            return Some(MarkRule::Deduct {
                each: each.value,
                late_each: number(marks.late_each.as_ref()),
                late_over: number(marks.late_over.as_ref()),
                late_zero: number(marks.late_zero.as_ref()),
                late_unit: late_unit.or(of_submissions),
            });
        }
        if let Some(bands) = &marks.bands {
            let bands = bands.iter().filter_map(|band| {
                Some(Band {
                    at_least: number(band.at_least.as_ref()),
                    at_most: number(band.at_most.as_ref()),
                    percent: band.percent.as_ref()?.value,
                })
            });
            return Some(MarkRule::Rate(Curve::Bands(bands.collect())));
        }
        Some(MarkRule::Rate(Curve::Proportion(Proportion {
            zero_below: number(marks.zero_below.as_ref()),
            excess: marks.excess.as_ref().and_then(excess),
        })))
    }

    fn marks_fit(&self, written: &Written, marks: &Marks) {
        let share = marks.zero_below.is_some() || marks.excess.is_some();
        let late = [
            ("late_each", marks.late_each.is_some()),
            ("late_over", marks.late_over.is_some()),
            ("late_zero", marks.late_zero.is_some()),
            ("late_unit", marks.late_unit.is_some()),
        ];
        for (key, _) in late.into_iter().filter(|(_, is)| *is && marks.deduct.is_none()) {
            self.part_mistake(written, key, "只用于扣分（要写deduct）");
        }
        let rules = [marks.deduct.is_some(), marks.bands.is_some(), share];
        if rules.into_iter().filter(|rule| *rule).count() > 1 {
            let reason = "给分办法只能用一种：按比例（zero_below、excess）、扣分（deduct）、分档（bands）";
            self.part_mistake(written, "deduct、bands、zero_below、excess", reason);
        }
        let takes_off = written
            .points
            .as_ref()
            .is_some_and(|points| points.value.is_zero());
        let as_a_whole = match written.submission.as_ref().map(|aspect| aspect.value) {
            Some(Aspect::Timely) => Some("及时"),
            Some(Aspect::Complete) => Some("完整"),
            _ => None,
        };
        if let (true, Some(aspect)) = (takes_off, as_a_whole) {
            let reason = format!(
                "“{aspect}”按整体给分，没有分值就无从扣起：给这一部分写上分值，或改用“缺报”“准确”“退回”“规范”逐处扣分"
            );
            self.part_mistake(written, "points", &reason);
        }
        let each_row = written.ledger.is_some()
            && written.deadlines.is_none()
            && written.good.is_none()
            && written.sum.is_none()
            && written.over.is_none();
        if each_row && marks.deduct.is_none() {
            self.part_mistake(
                written,
                "ledger",
                "每一行（或每个问题）都数，要写deduct：每个扣多少",
            );
        }
    }
}

fn excess(written: &WrittenExcess) -> Option<Excess> {
    Some(Excess {
        every: written.every.as_ref()?.value,
        points: written.points.as_ref()?.value,
        cap: written.cap.as_ref()?.value,
    })
}
