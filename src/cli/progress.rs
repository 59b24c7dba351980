//! Progress bar on a terminal; nothing is shown in a pipe.

use crate::pipeline::{Progress, Step};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// The bar of a run.
pub(super) struct Bar(ProgressBar);

impl Bar {
    /// Shown on standard error if that is a terminal and nobody asked for silence.
    pub(super) fn new(quiet: bool) -> Bar {
        let bar = ProgressBar::new(0);
        if quiet || !std::io::stderr().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}") {
            // A Chinese Windows console gives drawn blocks two columns.
            bar.set_style(style.progress_chars("#-"));
        }
        Bar(bar)
    }

    /// Removes the bar from the terminal before the summary is printed.
    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn step(&self, step: Step) {
        match step {
            Step::Reading { files } => {
                self.0.set_length(u64::try_from(files).unwrap_or(0));
                self.0.set_message("读取文件");
            }
            Step::Writing { files } => {
                self.0.reset();
                self.0.set_length(u64::try_from(files).unwrap_or(0));
                self.0.set_message("写报表");
            }
            Step::Read | Step::Written => self.0.inc(1),
            Step::Stage(name) => self.0.set_message(name),
        }
    }
}
