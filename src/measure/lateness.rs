//! How early or late a limit was met, as a part counts it, and the cells that show it.

use super::ScoringContext;
use crate::calendar::{DayUnit, months_begun};
use crate::campaign::model::{Deadline, Part};
use crate::curve::Rest;
use crate::deadline::Timing;
use crate::evidence::Evidence;
use crate::rows::Row;
use chrono::NaiveDate;

/// How long before it was due it was met, in the unit in which the part counts that.
pub(super) fn early(scoring: &ScoringContext<'_>, part: &Part, timing: &Timing, of_limit: DayUnit) -> u32 {
    let rule = part.amounts().and_then(|amounts| amounts.early);
    let (Some(rule), Some(due), Some(met)) = (rule, timing.due, timing.met) else {
        return 0;
    };
    let calendar = &scoring.inputs.campaign.calendar;
    match met < due {
        true => calendar.days_late(met, due, rule.unit_of(of_limit)),
        false => 0,
    }
}

/// Lateness on the day `on` as a part counts it: a month that has begun is one where it says so.
pub(super) fn late_on(
    scoring: &ScoringContext<'_>,
    part: &Part,
    timing: &Timing,
    on: NaiveDate,
    unit: DayUnit,
) -> u32 {
    let rest = part
        .amounts()
        .and_then(|amounts| amounts.late)
        .map(|late| late.rest);
    match (timing.due, unit, rest) {
        (Some(due), DayUnit::Month, Some(Rest::Whole)) => months_begun(due, on),
        _ => scoring.judge().late_on(timing, on, unit),
    }
}

/// The unit in which a part counts lateness: its own, or that of the limit. Where it only matters whether something is
/// late, months are too coarse.
pub(super) fn late_unit(part: &Part, of_limit: DayUnit) -> DayUnit {
    match part.amounts().and_then(|amounts| amounts.late) {
        Some(late) => late.unit.unwrap_or(of_limit),
        None if of_limit == DayUnit::Month => DayUnit::Natural,
        None => of_limit,
    }
}

/// The key, the cell the limit comes from, the cell that meets it, and the extension.
pub fn evidence(
    scoring: &ScoringContext<'_>,
    row: Row<'_>,
    deadline: &Deadline,
    timing: &Timing,
) -> Vec<Evidence> {
    let mut cells: Vec<Evidence> = row
        .own
        .or(row.base)
        .map(|record| scoring.rows.key_cells(record))
        .unwrap_or_default();
    cells.extend(scoring.rows.cell(row, deadline.due.field()));
    cells.extend(scoring.rows.cell(row, deadline.met));
    if let Some(extension) = timing.extended {
        cells.extend(
            scoring.inputs.registers.extensions[extension]
                .entry
                .cells
                .iter()
                .cloned(),
        );
    }
    cells.dedup();
    cells
}
