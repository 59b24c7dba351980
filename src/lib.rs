//! kaoping (考评): from a folder of ledgers (台账) to a ranked score, a red/black list and the reason for every
//! point.
//!
//! The modules are listed in the order of a run; data moves down the list only. `record` is used twice: on the office's
//! registers, by which `submission` tells versions and dates of receipt, and on the tables that `submission` picks.
//!
//! ```text
//! campaign folder ─ campaign ─┬─ template ─────────────────────────────────────────────── book ─ excel
//!                             │
//! inbox ─ workbook ─ table ─ submission ─ record ─ check ─ deadline ─ measure ─ score ─ ranking ─ board ─ report
//!             └────────┴─────────┴── finding                 history (earlier periods) ─┘
//! ```
//!
//! A stage is a function of its arguments. A problem in the data is a [`finding::Finding`] and the run goes on; an
//! `Err` is for a run that cannot go on.
//!
//! Without the feature `program` the library is the core: nothing in it touches a file, a thread, a child process or
//! the terminal, and it is built for WebAssembly too. The feature `demo` makes campaign folders up.
//!
//! Invariants: no clock, no hash order, no `f64` past `record`; files are touched in `campaign::load`,
//! `submission::inbox`, `history` and the writers only; each library has one home (`tests/it/architecture.rs`).

pub(crate) mod id;
pub mod finding;
pub mod calendar;
pub mod fold;
pub mod evidence;
pub(crate) mod digest;
pub(crate) mod number;
pub mod calc;
pub(crate) mod curve;
pub mod verdict;
pub(crate) mod lexicon;
pub(crate) mod file_name;
pub mod workbook;
pub mod value;
pub mod table;
pub mod campaign;
pub mod record;
pub mod register;
pub mod submission;
pub mod rows;
pub mod history;
pub(crate) mod sampling;
pub mod check;
pub(crate) mod deadline;
pub mod requirement;
pub(crate) mod waiver;
pub mod ladder;
pub mod measure;
pub mod items;
pub mod score;
pub(crate) mod ranking;
pub(crate) mod board;
pub mod trend;
pub mod outcome;
pub(crate) mod closing;
pub mod book;
pub mod template;
#[cfg(feature = "program")]
pub(crate) mod pack;
pub mod report;
pub mod pipeline;
#[cfg(feature = "program")]
pub mod excel;
#[cfg(feature = "demo")]
pub mod demo;
#[cfg(feature = "program")]
pub mod cli;
