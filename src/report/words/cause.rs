//! Words for why points were taken off.

use super::{absent, case, remark};
use crate::calc::{percent, rounded_text};
use crate::outcome::Deduction;
use crate::score::{CaseFacts, Cause, Remark, Zeroed};

fn cause(cause: &Cause) -> String {
    match cause {
        Cause::Absent(why) => absent::absent(why),
        Cause::Unfulfilled(facts) => format!("{}：{}", case::name(&facts.name), came_to(facts)),
        Cause::Charged(facts) => {
            let words = format!("{} {}", case::name(&facts.name), came_to(facts));
            words.trim().to_owned()
        }
        Cause::Remarks(remarks) => {
            let words: Vec<String> = remarks.iter().map(|one: &Remark| remark::remark(one)).collect();
            words.join("，")
        }
        Cause::BelowLine { rate, line } => format!("{}，低于 {}%，得 0", percent(*rate), rounded_text(*line)),
        Cause::Band { rate, percent: share } => {
            format!("{}，得分值的 {}%", percent(*rate), rounded_text(*share))
        }
        Cause::Zeroed(entry) => zeroed(entry),
    }
}

fn came_to(facts: &CaseFacts) -> String {
    case::result(&facts.result, facts.waiver.as_ref())
}

/// An entry of the register that makes a line 0.
pub(super) fn zeroed(entry: &Zeroed) -> String {
    format!("{}（{}），本项计 0", entry.kind, entry.document)
}

impl Deduction {
    /// Why it was taken off.
    pub fn reason(&self) -> String {
        cause(&self.cause)
    }
}
