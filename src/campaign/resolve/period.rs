//! Stages and periods.

use super::super::definition::campaign::{Head, Period as Written};
use super::super::model::{ById, Period, PeriodKind, Stage, StageId};
use super::super::reader::Word;
use super::Resolver;
use crate::calendar::{
    Calendar, DayUnit, Quarter, Roll, Span, Start, half_year_id, half_year_title, month_id, month_title,
};
use crate::file_name;
use crate::finding::{Kind, Place};
use chrono::{Datelike, NaiveDate};
use std::sync::Arc;

/// Working days after its last day in which what is sent in belongs to a period.
const RECEIVED_WITHIN: u32 = 5;

impl Resolver<'_> {
    pub(super) fn head(&self) -> Option<&Head> {
        self.def.campaign.head.as_ref()
    }

    /// First to last day of the campaign.
    pub(super) fn span(&self) -> Option<Span> {
        let head = self.head()?;
        Span::new(head.from.as_ref()?.value, head.to.as_ref()?.value)
    }

    pub(super) fn stages(&self) -> ById<StageId, Stage> {
        let Some(head) = self.head() else {
            return ById::new();
        };
        if let (Some(from), Some(to)) = (&head.from, &head.to) {
            self.forwards("活动", from.value, to.value, &to.place);
        }
        let mut stages: ById<StageId, Stage> = ById::new();
        for stage in &head.stages {
            let clause = self.clause(&stage.clause).unwrap_or_default();
            let (Some(from), Some(to)) = (&stage.from, &stage.to) else {
                continue;
            };
            let what = format!("阶段“{}”", stage.name.value);
            if !self.forwards(&what, from.value, to.value, &to.place) {
                continue;
            }
            let span = Span {
                from: from.value,
                to: to.value,
            };
            self.inside(&what, span, &from.place);
            if let Some(first) = stages.iter().find(|first| first.span.overlap(&span).is_some()) {
                let kind = Kind::StagesOverlap {
                    first: first.name.to_string(),
                    second: stage.name.value.to_string(),
                };
                self.mistakes.add(kind, &from.place);
            }
            stages.push(Stage {
                name: stage.name.value.clone(),
                span,
                clause,
            });
        }
        stages
    }

    fn forwards(&self, what: &str, from: NaiveDate, to: NaiveDate, place: &Place) -> bool {
        if to < from {
            let kind = Kind::Backwards {
                what: what.into(),
                from: from.to_string(),
                to: to.to_string(),
            };
            self.mistakes.add(kind, place);
        }
        from <= to
    }

    /// Reports days outside the campaign.
    pub(super) fn inside(&self, what: &str, span: Span, place: &Place) {
        let Some(campaign) = self.span() else {
            return;
        };
        if !(campaign.contains(span.from) && campaign.contains(span.to)) {
            let kind = Kind::OutsideSpan {
                what: what.into(),
                from: campaign.from.to_string(),
                to: campaign.to.to_string(),
            };
            self.mistakes.add(kind, place);
        }
    }

    /// The kinds of periods that are run: those written, quarters where none is, and years where a group has a table for
    /// them.
    pub(super) fn kinds_run(&self) -> Vec<PeriodKind> {
        let written = self.head().map_or(&[][..], |head| head.periods.as_slice());
        let is_written = |kind: PeriodKind| written.iter().any(|of| of.value == kind);
        let has_table = |kind: PeriodKind| {
            let mut groups = self.def.campaign.groups.iter();
            groups.any(|group| {
                let mut tables = group.tables.iter();
                tables.any(|(of, _)| of.as_ref().is_some_and(|of| of.value == kind))
            })
        };
        let is_run = |kind: &PeriodKind| match kind {
            PeriodKind::Quarter => is_written(*kind) || written.is_empty(),
            PeriodKind::Year => is_written(*kind) || has_table(*kind),
            _ => is_written(*kind),
        };
        PeriodKind::ALL.into_iter().filter(is_run).collect()
    }

    /// Periods of all kinds that are run; then what `[[periods]]` changes.
    pub(super) fn periods(&self, stages: &ById<StageId, Stage>, calendar: &Calendar) -> Vec<Period> {
        let Some(span) = self.span() else {
            return Vec::new();
        };
        let mut periods = Vec::new();
        for kind in self.kinds_run() {
            chain(
                &mut periods,
                match kind {
                    PeriodKind::Stage => of_stages(stages, calendar),
                    kind => of_calendar(kind, span, calendar),
                },
            );
        }
        self.unique("周期", self.def.campaign.periods.iter().map(|period| &period.id));
        self.ids_are_names_of_folders();
        for written in &self.def.campaign.periods {
            self.depart(written, &mut periods, calendar);
        }
        // Stages run beside quarters.
        let rank = |kind: PeriodKind| match kind {
            PeriodKind::Stage => PeriodKind::Quarter,
            kind => kind,
        };
        periods.sort_by_key(|period| (rank(period.kind), period.span.from));
        self.previous_exist(&periods);
        periods
    }

    /// An id names the period's folders in inbox, registers and reports, and the files of its seal.
    fn ids_are_names_of_folders(&self) {
        let written = self.def.campaign.periods.iter().map(|period| &period.id);
        for id in written.filter(|id| !id.is_unread()) {
            if let Some(problem) = file_name::flaw(&id.value) {
                let name = id.value.to_string();
                self.mistakes
                    .add(Kind::NotAFolderName { name, problem }, &id.place);
            }
        }
    }

    /// Changes a generated period, or adds one.
    fn depart(&self, written: &Written, periods: &mut Vec<Period>, calendar: &Calendar) {
        let known = periods.iter().position(|period| period.id == written.id.value);
        let old = known.map(|at| periods[at].clone());
        let from = super::number(written.from.as_ref()).or(old.as_ref().map(|old| old.span.from));
        let to = super::number(written.to.as_ref()).or(old.as_ref().map(|old| old.span.to));
        let (Some(from), Some(to)) = (from, to) else {
            self.together(
                "id和from、to",
                "这个周期不是自动生成的，要写起止日期",
                &written.id,
            );
            return;
        };
        let what = format!("周期“{}”", written.id.value);
        if !self.forwards(&what, from, to, &written.id.place) {
            return;
        }
        let span = Span { from, to };
        self.inside(&what, span, &written.id.place);
        if let (Some(old), Some(kind)) = (&old, &written.kind) {
            let reason = format!("这一期是自动生成的，就是“{}”", old.kind.word());
            self.keys_together(&kind.place, "kind", &reason);
        }
        let own = super::number(written.kind.as_ref()).unwrap_or(PeriodKind::Quarter);
        let kind = old.as_ref().map_or(own, |old| old.kind);
        let title = old
            .as_ref()
            .map_or_else(|| written.id.value.to_string(), |old| old.title.to_string());
        let mut new = period(written.id.value.to_string(), title, kind, span, calendar);
        new.stage = old.as_ref().and_then(|old| old.stage);
        let word = |word: &Option<Word>| word.as_ref().map(|word| word.value.clone());
        new.title = word(&written.title).unwrap_or(new.title);
        new.as_of = super::number(written.as_of.as_ref()).unwrap_or(new.as_of);
        new.received_by = super::number(written.received_by.as_ref()).unwrap_or(new.received_by);
        new.previous = word(&written.previous).or(old.and_then(|old| old.previous));
        match known {
            Some(at) => periods[at] = new,
            None => periods.push(new),
        }
    }

    fn previous_exist(&self, periods: &[Period]) {
        for written in &self.def.campaign.periods {
            let Some(word) = &written.previous else {
                continue;
            };
            if !periods.iter().any(|period| period.id == word.value) {
                let kind = Kind::Dangling {
                    family: "周期".into(),
                    name: word.value.to_string(),
                    hint: "请写已有周期的编号，如2022Q1".into(),
                };
                self.mistakes.add(kind, &word.place);
            }
        }
    }
}

/// Links each period to the one before it.
fn chain(periods: &mut Vec<Period>, new: Vec<Period>) {
    let mut previous: Option<Arc<str>> = None;
    for mut period in new {
        period.previous = previous.replace(period.id.clone());
        periods.push(period);
    }
}

fn of_stages(stages: &ById<StageId, Stage>, calendar: &Calendar) -> Vec<Period> {
    let stages = stages.with_ids();
    let own = stages.map(|(id, stage)| {
        let (number, name) = (format!("S{}", id.0 + 1), stage.name.to_string());
        Period {
            stage: Some(id),
            ..period(number, name, PeriodKind::Stage, stage.span, calendar)
        }
    });
    own.collect()
}

/// Months, quarters, half-years or years of a campaign, cut at its ends.
fn of_calendar(kind: PeriodKind, span: Span, calendar: &Calendar) -> Vec<Period> {
    let whole = match kind {
        PeriodKind::Month => span.months(),
        PeriodKind::Quarter => span.quarters(),
        PeriodKind::HalfYear => span.half_years(),
        PeriodKind::Year => span.years(),
        PeriodKind::Stage => Vec::new(),
    };
    let periods = whole.into_iter().filter_map(|whole| {
        let day = whole.from;
        let (id, title) = match kind {
            PeriodKind::Month => (month_id(day), month_title(day)),
            PeriodKind::HalfYear => (half_year_id(day), half_year_title(day)),
            PeriodKind::Year => (day.year().to_string(), format!("{}年", day.year())),
            PeriodKind::Quarter | PeriodKind::Stage => {
                let quarter = Quarter::of(day);
                (quarter.to_string(), quarter.title())
            }
        };
        Some(period(id, title, kind, whole.overlap(&span)?, calendar))
    });
    periods.collect()
}

fn period(id: String, title: String, kind: PeriodKind, span: Span, calendar: &Calendar) -> Period {
    let received = calendar.add(
        span.to,
        RECEIVED_WITHIN,
        DayUnit::Working,
        Start::NextDay,
        Roll::None,
    );
    Period {
        id: id.into(),
        title: title.into(),
        kind,
        stage: None,
        span,
        as_of: span.to,
        received_by: received.date,
        previous: None,
    }
}
