//! How much requirements ask for, of whom, and when.

use super::World;
use crate::calendar::Span;
use crate::campaign::model::{ColumnId, ColumnKind, Each, Measured, Requirement, Window};
use crate::rows::Subject;
use rust_decimal::Decimal;

/// What each has of a whole that is shared.
const SHARED: u32 = 24;

/// A subject, and where a requirement asks for every code of a column, the code.
pub(super) type Case = (Subject, Option<(ColumnId, usize)>);

impl World<'_> {
    /// Windows that end in the period, or run through it, with the days where rows may be added.
    pub(super) fn windows(&self, requirement: &Requirement, period: usize) -> Vec<(Span, Span)> {
        let Some(days) = self.days_of(requirement.ledger, period) else {
            return Vec::new();
        };
        let worked = |span: &Span| self.campaign.calendar.working_days(span.from, span.to) > 0;
        let campaign = self.campaign.span;
        let all: Vec<Span> = match requirement.window {
            Window::Week => days.weeks_ending_in().into_iter().filter(worked).collect(),
            Window::Weekday(number) => self.weekdays(days, number),
            Window::Month => days.months(),
            Window::Quarter => days.quarters(),
            Window::HalfYear => days.half_years(),
            Window::Year => days.years(),
            Window::Stage => self.campaign.stages.iter().map(|stage| stage.span).collect(),
            Window::Campaign => vec![campaign],
        };
        let clipped = all.into_iter().filter_map(|span| span.overlap(&campaign));
        clipped
            .filter_map(|span| Some((span, span.overlap(&days)?)))
            .collect()
    }

    fn weekdays(&self, days: Span, number: u32) -> Vec<Span> {
        use chrono::Weekday::{Fri, Mon, Thu, Tue, Wed};
        let weekday = [Mon, Tue, Wed, Thu, Fri]
            .into_iter()
            .nth((number as usize).saturating_sub(1));
        let dates = weekday.map(|weekday| self.campaign.calendar.working_weekdays(days, weekday));
        dates.unwrap_or_default().into_iter().map(Span::day).collect()
    }

    pub(super) fn subjects(&self, requirement: &Requirement) -> Vec<Case> {
        let sets = &self.campaign.sets;
        let mut subjects: Vec<Case> = match requirement.each {
            Each::Units(set) => sets[set]
                .units()
                .iter()
                .map(|unit| (Subject::Unit(*unit), None))
                .collect(),
            Each::People(set) => sets[set]
                .people()
                .iter()
                .map(|person| (Subject::Person(*person), None))
                .collect(),
            Each::Codes(list, column) => {
                let codes = 0..self.campaign.lists[list].values.len();
                codes
                    .map(|code| (Subject::Code(code), Some((column, code))))
                    .collect()
            }
        };
        if let Some(column) = requirement.per
            && let ColumnKind::Choice(list) = self.campaign.ledgers[requirement.ledger].columns[column].kind
        {
            let codes = self.campaign.lists[list].values.len();
            subjects = subjects
                .into_iter()
                .flat_map(|(subject, _)| (0..codes).map(move |code| (subject, Some((column, code)))))
                .collect();
        }
        subjects
    }

    /// How much has to be there by the end of the days.
    pub(super) fn amount(
        &self,
        requirement: &Requirement,
        subject: Subject,
        window: Span,
        days: Span,
    ) -> Decimal {
        let full = requirement.at_least.unwrap_or(Decimal::ONE);
        if let Measured::ShareOf(set) = requirement.measured {
            let size = self.campaign.sets[set].people().len() + self.campaign.sets[set].units().len();
            return (full * Decimal::from(size) / Decimal::ONE_HUNDRED).ceil();
        }
        if matches!(requirement.measured, Measured::ShareOfSum(_)) {
            return Decimal::from(SHARED);
        }
        if requirement.at_least.is_none() || !requirement.paced {
            return full;
        }
        let elapsed = Span {
            from: window.from,
            to: days.to.min(window.to),
        };
        let (months, whole) = (elapsed.months().len(), window.months().len());
        let in_post = match subject {
            Subject::Person(person) => self.campaign.roster.people[person].in_post.days_in(elapsed),
            _ => elapsed.len(),
        };
        let yearly = if requirement.window == Window::Year {
            12
        } else {
            whole.max(1)
        };
        let exact = full * Decimal::from(months) * Decimal::from(in_post)
            / (Decimal::from(yearly) * Decimal::from(elapsed.len()));
        let step = self.step(requirement);
        (exact / step).ceil() * step
    }

    pub(super) fn step(&self, requirement: &Requirement) -> Decimal {
        match requirement.measured {
            Measured::Sum(column) | Measured::ShareOfSum(column) => {
                let step = self.campaign.ledgers[requirement.ledger].columns[column].step;
                step.filter(|step| !step.is_zero()).unwrap_or(Decimal::ONE)
            }
            _ => Decimal::ONE,
        }
    }
}
