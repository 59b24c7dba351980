//! How a mark comes of a part: in proportion, by bands, lines, steps, or marks for each case.

use super::super::definition::mark::{
    Band as WrittenBand, Gives as WrittenGives, Marks, Step as WrittenStep,
};
use super::super::definition::part::Part as Written;
use super::super::model::{LedgerId, MarkRule, Part};
use super::{Resolver, number};
use crate::curve::{
    Band, BandMistake, Bands, Curve, Gives, Initial, Limit, Linear, LinearMistake, NumberKind, Point, Shape,
    Step, StepMistake, Steps,
};
use crate::finding::{Kind, Place};
use crate::number::plain;
use rust_decimal::Decimal;

impl Resolver<'_> {
    pub(super) fn mark_rule(&self, written: &Written, ledger: Option<LedgerId>) -> Option<MarkRule> {
        if written.marks.amount.is_some() || written.marks.early.is_some() {
            return self.amounts(written, ledger).map(MarkRule::Amounts);
        }
        self.curve(written).map(MarkRule::Curve)
    }

    fn curve(&self, written: &Written) -> Option<Curve> {
        Some(Curve {
            shape: self.shape(written, &written.marks)?,
            zero_below: number(written.marks.zero_below.as_ref()),
        })
    }

    fn shape(&self, written: &Written, marks: &Marks) -> Option<Shape> {
        if let Some(bands) = &marks.bands {
            let limited = bands.iter().map(|band| self.band(band));
            let bands = limited.collect::<Option<Vec<Band>>>()?;
            let bands = Bands::new(bands);
            return self
                .whole(written, "bands", bands, band_mistake)
                .map(Shape::Bands);
        }
        if let Some(points) = &marks.linear {
            let points = points.iter().map(|point| {
                let gives = self.gives(&point.gives, &point.place);
                Some(Point {
                    at: number(point.at.as_ref())?,
                    gives: gives?,
                })
            });
            let linear = Linear::new(points.collect::<Option<Vec<Point>>>()?);
            return self
                .whole(written, "linear", linear, linear_mistake)
                .map(Shape::Linear);
        }
        if let Some(steps) = &marks.steps {
            let steps = steps.iter().map(|step| self.step(step));
            let initial = self.initial(written);
            let rest = number(marks.rest.as_ref()).unwrap_or_default();
            let steps = Steps::new(initial, steps.collect::<Option<Vec<Step>>>()?, rest);
            return self
                .whole(written, "steps", steps, step_mistake)
                .map(Shape::Steps);
        }
        Some(Shape::Proportion)
    }

    /// The mark from which is counted: 0 where a part carries nothing.
    pub(super) fn initial(&self, written: &Written) -> Option<Initial> {
        match written.carries_nothing() {
            true => Some(Initial::Nothing),
            false => number(written.marks.initial.as_ref()),
        }
    }

    /// Remarks on limits that are all at most 1, where rates are in per cent.
    pub(super) fn shares_of_one(&self, written: &Written, part: &Part) {
        let MarkRule::Curve(curve) = &part.rule else {
            return;
        };
        if part.number_kind() != NumberKind::Percent {
            return;
        }
        let (key, limits): (&str, Vec<Decimal>) = match &curve.shape {
            Shape::Proportion => ("zero_below", curve.zero_below.into_iter().collect()),
            Shape::Bands(bands) => {
                let limits = bands.iter().filter_map(|band| band.limit);
                ("bands", limits.map(Limit::number).collect())
            }
            Shape::Linear(linear) => ("linear", linear.iter().map(|point| point.at).collect()),
            Shape::Steps(steps) => ("steps", steps.iter().map(|step| step.from).collect()),
        };
        let most = limits.into_iter().max().unwrap_or_default();
        if most > Decimal::ZERO && most <= Decimal::ONE {
            let kind = Kind::SharesOfOne {
                key: key.into(),
                most: plain(most),
                percent: plain(most * Decimal::ONE_HUNDRED),
            };
            self.mistakes.add(kind, &written.place);
        }
    }

    /// What was made of the items of a key, or a mistake about all of them.
    fn whole<T, E>(
        &self,
        written: &Written,
        key: &str,
        made: Result<T, E>,
        told: impl Fn(E) -> String,
    ) -> Option<T> {
        made.map_err(|mistake| self.keys_together(&written.place, key, &told(mistake)))
            .ok()
    }

    fn band(&self, written: &WrittenBand) -> Option<Band> {
        let limits = [
            number(written.at_least.as_ref()).map(Limit::AtLeast),
            number(written.above.as_ref()).map(Limit::Above),
            number(written.at_most.as_ref()).map(Limit::AtMost),
            number(written.below.as_ref()).map(Limit::Below),
        ];
        let limits: Vec<Limit> = limits.into_iter().flatten().collect();
        if limits.len() > 1 {
            let reason = "一档只写一个界限，另一头由相邻的一档接上";
            self.keys_together(&written.place, "at_least、above、at_most、below", reason);
            return None;
        }
        Some(Band {
            limit: limits.first().copied(),
            gives: self.gives(&written.gives, &written.place)?,
        })
    }

    fn gives(&self, written: &WrittenGives, place: &Place) -> Option<Gives> {
        match (number(written.percent.as_ref()), number(written.mark.as_ref())) {
            (Some(percent), None) => Some(Gives::Percent(percent)),
            (None, Some(mark)) => Some(Gives::Mark(mark)),
            _ => {
                self.keys_together(place, "percent、mark", "写一个：得分值的百分之几，或者得几分");
                None
            }
        }
    }

    fn step(&self, written: &WrittenStep) -> Option<Step> {
        let (below, above) = (number(written.below.as_ref()), number(written.above.as_ref()));
        let (Some(from), true) = (below.or(above), below.is_none() || above.is_none()) else {
            self.keys_together(
                &written.place,
                "below、above",
                "写一个：从哪个数往下数，或者往上数",
            );
            return None;
        };
        let (every, amount) = (number(written.every.as_ref())?, number(written.amount.as_ref())?);
        if every.is_zero() || amount.is_zero() {
            self.keys_together(&written.place, "every、amount", "不能是0");
            return None;
        }
        Some(Step {
            is_below: below.is_some(),
            from,
            stop: number(written.stop.as_ref()),
            every,
            amount,
        })
    }

    /// Reports keys of a part that do not go together.
    pub(super) fn keys_together(&self, place: &Place, keys: &str, reason: &str) {
        let kind = Kind::KeysTogether {
            keys: format!("“{}”", keys.replace('、', "”“")),
            reason: reason.into(),
        };
        if self.def.whole {
            self.mistakes.add(kind, place);
        }
    }
}

fn band_mistake(mistake: BandMistake) -> String {
    match mistake {
        BandMistake::NoRest => "要有一档不写界限，是其余的，例如{ percent = 0 }".into(),
        BandMistake::SeveralRests => "只能有一档不写界限".into(),
        BandMistake::NoLimit => "只有其余的一档，没有分档".into(),
        BandMistake::Mixed => {
            "各档都写下限（at_least、above），或者都写上限（at_most、below），不要混写".into()
        }
        BandMistake::Twice(limit) => format!("界限{}写了两次", plain(limit)),
    }
}

fn linear_mistake(mistake: LinearMistake) -> String {
    match mistake {
        LinearMistake::TooFew => "直线至少要两个点".into(),
        LinearMistake::Twice(at) => format!("在{}写了两个点", plain(at)),
    }
}

fn step_mistake(mistake: StepMistake) -> String {
    match mistake {
        StepMistake::None => "没有写每差多少".into(),
        StepMistake::Backwards => "stop在起点的另一头：往下数的比below小，往上数的比above大".into(),
        StepMistake::Overlap => "两段重叠了：用stop写清每一段到哪里为止".into(),
        StepMistake::NoInitial => "又加又扣，要用initial写明从几分起：满分、零分或者一个数".into(),
    }
}
