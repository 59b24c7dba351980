//! What checks, requirements, scoring and trend ask of earlier periods.

use super::model::{History, Sealed, SealedCase, SealedRow, SealedUnit};
use crate::calendar::Span;
use crate::campaign::model::Period;
use crate::fold::fold;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Who a sum belongs to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subject<'a> {
    /// Unit, or the person's unit.
    pub unit: &'a str,
    /// Person.
    pub person: Option<&'a str>,
    /// The office's number for the person.
    pub person_id: Option<&'a str>,
    /// Code.
    pub code: Option<&'a str>,
}

impl Subject<'_> {
    /// The number identifies a person where both have one (a name may be corrected); else the name does.
    pub fn is_person(&self, name: Option<&str>, id: Option<&str>) -> bool {
        match (self.person_id, id) {
            (Some(own), Some(other)) => own == other,
            _ => self.person == name,
        }
    }
}

impl SealedRow {
    /// The number in a column, in its unit; none where it is blank, or had an error and so settles nothing.
    pub fn amount(&self, column: &Arc<str>) -> Option<Decimal> {
        let printed = self.cells.get(column)?;
        let number = printed.trim_end_matches('%').parse().ok();
        number.filter(|_| !self.doubtful.contains(column))
    }
}

impl History {
    /// What a period may look back on: sealed periods that ended by its end, without itself and without those it
    /// is a part of.
    pub fn before(&self, period: &Period) -> History {
        let earlier = |sealed: &Arc<Sealed>| {
            let around = sealed.from <= period.span.from && period.span.to <= sealed.to;
            sealed.to <= period.span.to && sealed.period != period.id && !around
        };
        let kept = self.periods.iter().zip(&self.restricted);
        let (periods, restricted) = kept
            .filter(|(sealed, _)| earlier(sealed))
            .map(|(open, closed)| (Arc::clone(open), Arc::clone(closed)))
            .unzip();
        History {
            periods,
            restricted,
            corrected: Arc::clone(&self.corrected),
        }
    }

    /// A unit's total of a sealed period as later decisions correct it; none where they do not.
    pub fn corrected_total(&self, period: &str, unit: &str) -> Option<Decimal> {
        self.corrected.get(&(period.into(), unit.into())).copied()
    }

    /// A sealed period by id.
    pub fn sealed(&self, id: &str) -> Option<&Sealed> {
        let sealed = self.periods.iter().find(|sealed| *sealed.period == *id);
        sealed.map(|sealed| &**sealed)
    }

    /// The period before, if it was sealed.
    pub fn previous(&self, period: &Period) -> Option<&Sealed> {
        self.sealed(period.previous.as_deref()?)
    }

    /// The period of the same length a year before, if it was sealed.
    pub fn a_year_before(&self, period: &Period) -> Option<&Sealed> {
        let then = period.span.a_year_before()?;
        let mut sealed = self.periods.iter();
        let found = sealed.find(|sealed| (sealed.from, sealed.to) == (then.from, then.to));
        found.map(|sealed| &**sealed)
    }

    /// What was counted for a subject on the days of a span, over all periods, oldest first.
    pub fn amounts(&self, requirement: &str, subject: Subject<'_>, span: Span) -> Vec<(NaiveDate, Decimal)> {
        let sums = self.periods.iter().flat_map(|sealed| &sealed.sums);
        let own = sums.filter(|sum| {
            *sum.requirement == *requirement
                && *sum.unit == *subject.unit
                && subject.is_person(sum.person.as_deref(), sum.person_id.as_deref())
                && sum.code.as_deref() == subject.code
        });
        let mut amounts: Vec<(NaiveDate, Decimal)> = own
            .flat_map(|sum| &sum.amounts)
            .filter(|(day, _)| span.from <= *day && *day <= span.to)
            .copied()
            .collect();
        amounts.sort();
        amounts
    }

    /// A row with a key as each period knew it, the latest first; rows that hold restricted cells are among them.
    pub fn rows<'a>(
        &'a self,
        ledger: &'a str,
        unit: Option<&'a str>,
        key: &'a str,
    ) -> impl Iterator<Item = (&'a Sealed, &'a SealedRow)> {
        self.periods
            .iter()
            .enumerate()
            .rev()
            .filter_map(move |(at, sealed)| {
                let hidden = self.restricted.get(at).map_or(&[][..], |closed| &closed.rows);
                let row =
                    found(&sealed.rows, ledger, unit, key).or_else(|| found(hidden, ledger, unit, key))?;
                Some((&**sealed, row))
            })
    }

    /// How many rows with this fingerprint earlier periods hold; a running ledger that repeats them repeats
    /// at most that many. The same row repeated in several seals is one.
    pub fn times_seen(&self, ledger: &str, unit: Option<&str>, hash: &str) -> u32 {
        let events = self.periods.iter().flat_map(|sealed| &sealed.events);
        events
            .filter(|event| event.hash == hash && *event.ledger == *ledger && event.unit.as_deref() == unit)
            .map(|event| event.times)
            .max()
            .unwrap_or(0)
    }

    /// The seal of the last period.
    pub fn last(&self) -> Option<&Sealed> {
        self.periods
            .iter()
            .max_by_key(|sealed| sealed.to)
            .map(|sealed| &**sealed)
    }

    /// Whether the last seal has an item as open; by its key as printed or folded.
    pub fn is_open(&self, ledger: &str, unit: &str, key: &str) -> bool {
        let open = self.last().map_or(&[][..], |last| &last.open);
        let mut named = open
            .iter()
            .filter(|item| *item.ledger == *ledger && *item.unit == *unit);
        named.any(|item| fold(&item.key) == fold(key))
    }

    /// The day an item was first reported as open; by its key as printed or folded.
    pub fn open_since(&self, ledger: &str, unit: &str, key: &str) -> Option<NaiveDate> {
        let items = self.periods.iter().flat_map(|sealed| &sealed.open);
        items
            .filter(|item| *item.ledger == *ledger && *item.unit == *unit && fold(&item.key) == fold(key))
            .map(|item| item.first_seen)
            .min()
    }

    /// A unit's results, oldest period first.
    pub fn results<'a>(&'a self, unit: &'a str) -> impl Iterator<Item = (&'a Sealed, &'a SealedUnit)> {
        self.periods
            .iter()
            .filter_map(move |sealed| Some((&**sealed, sealed.unit(unit)?)))
    }

    /// Cases of the ladder as the latest period knew them.
    pub fn cases(&self) -> &[SealedCase] {
        self.restricted.last().map_or(&[], |last| last.cases.as_slice())
    }
}

impl Sealed {
    /// A unit's result.
    pub fn unit(&self, name: &str) -> Option<&SealedUnit> {
        self.units.iter().find(|unit| *unit.unit == *name)
    }
}

/// The row with a key among rows sorted by ledger, unit, key.
fn found<'a>(rows: &'a [SealedRow], ledger: &str, unit: Option<&str>, key: &str) -> Option<&'a SealedRow> {
    let order = |row: &SealedRow| (&*row.ledger, row.unit.as_deref(), &*row.key).cmp(&(ledger, unit, key));
    rows.binary_search_by(order).ok().map(|at| &rows[at])
}
