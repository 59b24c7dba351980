//! Integration tests, one binary.

mod architecture;
mod campaign_mistakes;
mod demo;
mod drawn;
mod cli;
mod county;
mod decisions;
mod excel;
mod findings;
mod foreign;
mod recompute;
mod whole_run;
mod worked_example;
