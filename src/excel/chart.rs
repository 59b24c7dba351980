//! Charts under the table of their page.

use super::text;
use crate::book::{self, ChartKind, Layout, Page};
use rust_xlsxwriter::{Chart, ChartDataLabel, ChartType, Worksheet, XlsxError};

/// Rows of the default height that a chart takes, with one between two charts.
pub(super) const ROWS: u32 = 17;
const HEIGHT: u32 = 320;
const WIDEST: u32 = 1000;

/// Draws the charts of a page from that row on.
pub(super) fn write(
    sheet: &mut Worksheet,
    page: &Page,
    layout: &Layout<'_>,
    from: u32,
) -> Result<(), XlsxError> {
    let top = layout.above_body() as u32;
    let mut row = from + 1;
    for wanted in page.charts.iter().filter(|chart| !chart.rows.is_empty()) {
        let mut chart = draw(page, wanted, top);
        chart.set_width(layout.pixels().min(WIDEST)).set_height(HEIGHT);
        sheet.insert_chart(row, 0, &chart)?;
        row += ROWS;
    }
    Ok(())
}

fn draw(page: &Page, wanted: &book::Chart, top: u32) -> Chart {
    let mut chart = Chart::new(match wanted.kind {
        ChartKind::Bars => ChartType::Bar,
        ChartKind::Columns => ChartType::Column,
        ChartKind::Lines => ChartType::Line,
    });
    chart.title().set_name(text::label(&wanted.title).as_str());
    if wanted.kind == ChartKind::Bars {
        chart.y_axis().set_reverse();
        chart.x_axis().set_hidden(true).set_major_gridlines(false);
    }
    if wanted.kind != ChartKind::Lines && !below_zero(page, wanted) {
        let values = if wanted.kind == ChartKind::Bars {
            chart.x_axis()
        } else {
            chart.y_axis()
        };
        values.set_min(0);
    }
    if wanted.series.len() < 2 {
        chart.legend().set_hidden();
    }
    let first = top + wanted.rows.start as u32;
    let last = top + wanted.rows.end as u32 - 1;
    for series in &wanted.series {
        let name = page.name.as_str();
        chart
            .add_series()
            .set_data_label(ChartDataLabel::new().show_value())
            .set_name(text::label(&series.name).as_str())
            .set_categories((name, first, wanted.names, last, wanted.names))
            .set_values((name, first, series.column, last, series.column));
    }
    chart
}

/// Bars start at zero, so that their lengths do not mislead, unless a value lies below it.
fn below_zero(page: &Page, wanted: &book::Chart) -> bool {
    let rows = page.body.get(wanted.rows.clone()).unwrap_or(&[]);
    let cells = |row: &book::Row, series: &book::Series| {
        let cell = row.cells.get(usize::from(series.column));
        cell.is_some_and(|cell| cell.value.plain().starts_with('-'))
    };
    rows.iter()
        .any(|row| wanted.series.iter().any(|series| cells(row, series)))
}
