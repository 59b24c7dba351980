//! The windows of a requirement that a period looks at.

use crate::calendar::Span;
use crate::campaign::model::{Campaign, Period, PeriodKind, Requirement, StageId, Window};
use chrono::{NaiveDate, Weekday};

/// A window as far as it has passed on the day the period is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// The whole window.
    pub window: Span,
    /// The days of it that have passed.
    pub counted: Span,
    /// Whether the requirement is due for it.
    pub due: bool,
    /// Whether it runs over several periods; then sums of sealed periods are added.
    pub cumulative: bool,
    /// Whether rows that give only a month can be counted in it.
    pub takes_months: bool,
    /// Number of months for which the full target is meant.
    pub months: u32,
}

pub(super) fn frames(campaign: &Campaign, period: &Period, requirement: &Requirement) -> Vec<Frame> {
    let days = period.span;
    let until = days.to.min(period.as_of);
    let ends_here = |span: &Span| days.contains(span.to);
    let clipped = |spans: Vec<Span>| -> Vec<Span> {
        let inside = spans.iter().filter_map(|span| span.overlap(&campaign.span));
        inside.filter(ends_here).collect()
    };
    let (windows, cumulative) = match requirement.window {
        Window::Week => (worked(campaign, days.weeks_ending_in()), false),
        Window::Weekday(number) => (weekdays(campaign, days, number), false),
        Window::Month => (clipped(days.months()), false),
        // Of a window that is longer than the period, earlier periods count a part.
        Window::Quarter => (clipped(days.quarters()), period.kind < PeriodKind::Quarter),
        Window::HalfYear => (clipped(days.half_years()), period.kind < PeriodKind::HalfYear),
        Window::Year => (running(campaign, days.years()), true),
        Window::Stage => (stages(campaign, days, &requirement.only), true),
        Window::Campaign => (vec![campaign.span], true),
    };
    windows
        .into_iter()
        .filter(|window| is_asked(campaign, requirement, window.to.min(until)))
        .filter_map(|window| {
            let counted = Span::new(window.from, window.to.min(until))?;
            Some(Frame {
                window,
                counted,
                due: is_due(requirement, window, period.as_of),
                cumulative,
                takes_months: !matches!(requirement.window, Window::Week | Window::Weekday(_)),
                months: months_of(requirement.window, window),
            })
        })
        .collect()
}

/// Whether a window is due: it has ended, the declared day has come, or the target is paced and so due at any time.
fn is_due(requirement: &Requirement, window: Span, as_of: NaiveDate) -> bool {
    match requirement.by {
        Some(by) => by <= as_of,
        None => window.to <= as_of || requirement.paced,
    }
}

/// Whether a requirement of some stages is asked on the last day counted.
fn is_asked(campaign: &Campaign, requirement: &Requirement, last: NaiveDate) -> bool {
    let inside = |stage: &StageId| campaign.stages[*stage].span.contains(last);
    requirement.only.is_empty() || requirement.only.iter().any(inside)
}

fn worked(campaign: &Campaign, weeks: Vec<Span>) -> Vec<Span> {
    let asked = |week: &Span| {
        week.overlap(&campaign.span)
            .is_some_and(|days| campaign.calendar.working_days(days.from, days.to) > 0)
    };
    weeks.into_iter().filter(asked).collect()
}

fn weekdays(campaign: &Campaign, days: Span, number: u32) -> Vec<Span> {
    let weekdays = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
    ];
    let inside = days.overlap(&campaign.span);
    match (inside, weekdays.get((number as usize).wrapping_sub(1))) {
        (Some(days), Some(weekday)) => {
            let dates = campaign.calendar.working_weekdays(days, *weekday);
            dates.into_iter().map(Span::day).collect()
        }
        _ => Vec::new(),
    }
}

fn running(campaign: &Campaign, spans: Vec<Span>) -> Vec<Span> {
    spans
        .iter()
        .filter_map(|span| span.overlap(&campaign.span))
        .collect()
}

/// Stages that are under way or end in the period.
fn stages(campaign: &Campaign, days: Span, only: &[StageId]) -> Vec<Span> {
    let stages = campaign.stages.with_ids();
    stages
        .filter(|(id, _)| only.is_empty() || only.contains(id))
        .map(|(_, stage)| stage.span)
        .filter(|span| span.overlap(&days).is_some() && span.from <= days.to)
        .collect()
}

fn months_of(window: Window, span: Span) -> u32 {
    match window {
        Window::Year => 12,
        Window::HalfYear => 6,
        Window::Quarter => 3,
        Window::Campaign | Window::Stage => passed_months(span).max(1),
        _ => 1,
    }
}

/// Whole months from the first day of a span to its last.
pub(super) fn passed_months(span: Span) -> u32 {
    let after = span.to.succ_opt().unwrap_or(span.to);
    (1..)
        .take_while(|n| {
            let months = chrono::Months::new(*n);
            span.from
                .checked_add_months(months)
                .is_some_and(|end| end <= after)
        })
        .last()
        .unwrap_or(0)
}
