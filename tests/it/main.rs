//! Integration tests, one binary.

mod architecture;
mod campaign_mistakes;
#[cfg(target_os = "linux")]
mod child;
mod demo;
mod drawn;
mod clean_clone;
mod cli;
mod corpus;
mod county;
mod decisions;
mod excel;
mod findings;
mod hostile;
mod manual;
mod planted;
mod plans;
mod properties;
mod foreign;
mod formats;
mod golden;
mod province;
mod readme;
mod recompute;
mod sample;
mod sealed_reports;
mod values;
mod whole_run;
mod worked_example;

/// Older formats are read by the built program.
fn legacy() -> kaoping::workbook::ChildReader {
    kaoping::workbook::ChildReader::child(env!("CARGO_BIN_EXE_kaoping").into())
}
