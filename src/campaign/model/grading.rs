//! Grades (等次) that units get by their totals.

use super::{ClauseId, IndicatorId, PeriodKind, VetoKindId};
use rust_decimal::Decimal;
use std::sync::Arc;

/// Grades of a group.
#[derive(Clone, Debug)]
pub struct Grading {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause it rests on.
    pub clause: ClauseId,
    /// Kinds of periods in which grades are given; empty = the longest that the group has a score table for.
    pub only: Vec<PeriodKind>,
    /// Levels, the best first; the last asks for nothing.
    pub levels: Vec<GradeLevel>,
    /// What lowers a grade.
    pub lowerings: Vec<Lowering>,
}

/// A level of grades.
#[derive(Clone, Debug)]
pub struct GradeLevel {
    /// Printed name.
    pub name: Arc<str>,
    /// Least total; none = no line.
    pub at_least: Option<Decimal>,
    /// Most units, in per cent of the group; none = no limit.
    pub quota: Option<Decimal>,
    /// Whether a part of a place that the quota leaves counts as one.
    pub rounds_up: bool,
    /// Most units; none = no limit.
    pub places: Option<u32>,
    /// Indicators of which none may be missed.
    pub missed: Vec<IndicatorId>,
}

/// What lowers a grade, and how far.
#[derive(Clone, Debug)]
pub struct Lowering {
    /// Why.
    pub by: LoweredBy,
    /// How far.
    pub to: LoweredTo,
}

/// Why a grade is lowered.
#[derive(Clone, Debug)]
pub enum LoweredBy {
    /// A veto of the kind is in force.
    Veto(VetoKindId),
    /// Somebody of the unit is on this step of the ladder, from 1, or on a later one.
    LadderStep(u32),
    /// One of these indicators is not reached in full.
    Missed(Vec<IndicatorId>),
    /// The unit is on the black list.
    Black,
}

/// How far a grade is lowered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoweredTo {
    /// To this level at best, by its index.
    Level(usize),
    /// By so many levels.
    Levels(usize),
}

impl GradeLevel {
    /// How many units of a group of this size may have it; none = any number.
    pub fn room(&self, size: usize) -> Option<usize> {
        let share = self.quota.map(|quota| {
            let exact = Decimal::from(size) * quota / Decimal::ONE_HUNDRED;
            let whole = if self.rounds_up {
                exact.ceil()
            } else {
                exact.floor()
            };
            usize::try_from(whole).unwrap_or(usize::MAX)
        });
        let places = self
            .places
            .map(|places| usize::try_from(places).unwrap_or(usize::MAX));
        share.into_iter().chain(places).min()
    }
}
