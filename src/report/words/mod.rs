//! From facts of a result to words; one file for each kind of fact. No other place makes sentences about marks, and no
//! code reads the sentences.

mod adjustment;
mod absent;
mod board;
mod case;
mod cause;
mod compared;
mod correction;
mod deadline;
mod fact;
mod factor;
mod figure;
mod grade;
mod ladder;
mod line;
mod order;
mod remark;
mod requirement;
mod rule_change;
mod sums;

pub(crate) use adjustment::effect;
pub(crate) use correction::without_lines;
pub(crate) use deadline::{deadlines, judged, state, term, unpublished};
pub(crate) use fact::{SELF_REPORTED_RULE, facts, kind};
pub use rule_change::{rule_changes, rules_since};
