//! Facts of a result → words, each kind of fact in one place. Nothing else makes sentences of marks, and nothing
//! reads them.

mod adjustment;
mod absent;
mod board;
mod case;
mod cause;
mod correction;
mod deadline;
mod ladder;
mod line;
mod order;
mod remark;
mod requirement;

pub(crate) use adjustment::effect;
pub(crate) use correction::without_lines;
pub(crate) use deadline::{days, deadlines, judged, open_item, state};
