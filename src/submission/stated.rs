//! The month or day for which a table was filled in, as it tells: its tab, its title, the name of its file, else its
//! 填报时间. Parts of one ledger that tell different ones are states of the same items, one after the other.

use super::mark::months;
use super::versions::filled_in;
use crate::campaign::model::Period;
use crate::table::Table;
use chrono::{Datelike, NaiveDate};

/// First day of the last month that is told, else the day of 填报时间; none where neither is told.
pub(super) fn stated(path: &str, table: &Table, period: &Period) -> Option<NaiveDate> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let told = [&*table.sheet, &*table.title, name].into_iter().map(months);
    let month = told.filter_map(|months| months.last().copied()).next();
    month
        .and_then(|month| first_day(month, period))
        .or_else(|| filled_in(table, period))
}

/// The month within the period, else in the year in which the period ends.
fn first_day(month: u32, period: &Period) -> Option<NaiveDate> {
    let of_year = |year: i32| NaiveDate::from_ymd_opt(year, month, 1);
    let first = period.span.from.with_day(1)?;
    let years = period.span.from.year()..=period.span.to.year();
    let within = |day: &NaiveDate| first <= *day && *day <= period.span.to;
    years
        .filter_map(of_year)
        .find(within)
        .or_else(|| of_year(period.span.to.year()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::sample::{day, quarter};

    #[test]
    fn the_tab_the_title_or_the_name_of_the_file_tells_the_month() {
        let table = |sheet: &str, title: &str| Table {
            sheet: sheet.into(),
            title: title.into(),
            ..Table::default()
        };
        let told = |path: &str, sheet: &str, title: &str| stated(path, &table(sheet, title), &quarter());
        assert_eq!(told("甲/台账.xlsx", "5月", "台账"), Some(day("05-01")));
        assert_eq!(told("甲/台账.xlsx", "Sheet1", "4月台账"), Some(day("04-01")));
        assert_eq!(told("甲/6月台账.xlsx", "Sheet1", "台账"), Some(day("06-01")));
        assert_eq!(told("甲/台账.xlsx", "Sheet1", "台账"), None);
    }
}
