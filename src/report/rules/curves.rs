//! Curves, in words.

use super::against::{at, called, step_of};
use super::amounts;
use crate::curve::{Band, Bands, Curve, Gives, Limit, Linear, NumberKind, Point, Shape, Step, Steps};
use crate::number::plain;

pub(super) fn words(kind: NumberKind, curve: &Curve) -> String {
    let mut text = match &curve.shape {
        Shape::Proportion => "，按比例得分".to_owned(),
        Shape::Bands(bands) => in_bands(kind, bands),
        Shape::Linear(linear) => in_line(kind, linear),
        Shape::Steps(steps) => in_steps(kind, steps),
    };
    if let Some(line) = curve.zero_below {
        text += &format!("，低于{}得0分", at(kind, line));
    }
    text
}

fn in_bands(kind: NumberKind, bands: &Bands) -> String {
    let band = |band: &Band| {
        let limit = band.limit.map_or("其余".to_owned(), |limit| {
            let number = at(kind, limit.number());
            match limit {
                Limit::AtLeast(_) => format!("不低于{number}"),
                Limit::Above(_) => format!("高于{number}"),
                Limit::AtMost(_) => format!("不高于{number}"),
                Limit::Below(_) => format!("低于{number}"),
            }
        });
        format!("{limit}{}", given(band.gives))
    };
    let bands: Vec<String> = bands.iter().map(band).collect();
    format!("，{}{}", called(kind), bands.join("、"))
}

fn given(gives: Gives) -> String {
    match gives {
        Gives::Percent(percent) => match percent.is_zero() {
            true => "得0分".to_owned(),
            false => format!("得{}%的分", plain(percent)),
        },
        Gives::Mark(mark) => format!("得{}分", plain(mark)),
    }
}

fn in_line(kind: NumberKind, linear: &Linear) -> String {
    let point = |point: &Point| format!("{}{}", at(kind, point.at), given(point.gives));
    let points: Vec<String> = linear.iter().map(point).collect();
    format!("，{}{}，之间按直线", called(kind), points.join("、"))
}

fn in_steps(kind: NumberKind, steps: &Steps) -> String {
    let initial = amounts::beginning(steps.initial());
    let step = |step: &Step| {
        let side = if step.is_below { "低于" } else { "高于" };
        let stop = step.stop.map(|stop| format!("，到{}为止", at(kind, stop)));
        let verb = if step.amount.is_sign_negative() {
            "扣"
        } else {
            "加"
        };
        format!(
            "{side}{}的每{}{}{verb}{}分{}",
            at(kind, step.from),
            plain(step.every),
            step_of(kind),
            plain(step.amount.abs()),
            stop.unwrap_or_default()
        )
    };
    let each: Vec<String> = steps.iter().map(step).collect();
    let rest = amounts::rest(steps.rest());
    format!("，从{initial}起，{}，{rest}", each.join("，"))
}
