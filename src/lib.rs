//! kaoping (考评): from a folder of ledgers (台账) to a ranked score, a red/black list and the reason for every
//! point.
//!
//! # A run
//!
//! Data moves down this list only; [`pipeline`] puts it together. Left the room (a module of this file), in the middle
//! what it yields, right what it does.
//!
//! ```text
//! campaign    Campaign              definition, roster and calendar, resolved: every step below reads it
//! submission  FoundFile             inbox and registers: what lies in the folders of a period and of those before it
//!   one file at a time, side by side (pipeline/reading):
//! workbook    RawBook               bytes of a file: its kind, sheets, cells, merged areas
//! table       Table                 header, rows, labels around them; knows no campaign
//!   all files together (pipeline/checking), which yield Checked:
//! submission  OfficeTables          sort_office: tables of the registers
//! register    Registers             entries of the registers that every campaign has
//! submission  Submissions           sort_out: whose table, which version, what is missing or late
//! record      Records               typed rows; every value (room value) with its cell
//! check       Findings              across cells, rows, units and sealed periods; rejects rows that cannot be used
//! rows        Rows                  from a row to its register's row, the row it refers to, its units and people
//! self_reported Fact, Basis         which facts a unit tells alone, and where the others come from
//!   marks (pipeline/marking), which yield Marked:
//! ladder      LadderCase            misconduct cases of each person, counted once
//! measure     ScoringContext        what scoring reads, worked out once; deadline says when a row was due,
//!                                   requirement what had to be reached, waiver what a decision takes out of the count
//! measure     Tally                 cases of one part of an indicator for one unit, good or not; no marks yet
//! score       Peers                 first what all units reached, where marks come of a comparison
//! score       Scorecard             marks of one unit, by id: arithmetic, causes, cells
//! sampling    Sample                a spot check draws from the rows whose points hang on the unit's own word; such a
//!                                   run ends here
//! ranking     Standings             places within a group
//! board       Lists, OrderProposal  red and black list of a group, grades of its units; orders to rectify
//! trend       Change, ProgressAward against the period before
//! items       OpenItem, TrackedList items that are not closed out; they change no mark
//!   result (pipeline/finish), which yields Finished:
//! outcome     Outcome, Restricted   ids → names, joined here once; ledgers as one printed table
//! closing     Sealed                what history keeps of the period, should it be closed
//! report      Book, Json            one function per page; no file is written here
//! excel       bytes                 a Book as a workbook
//! ```
//!
//! `history` holds the seals of earlier periods: `check`, `ladder`, `requirement`, `measure`, `trend` and `closing`
//! read it, `cli` writes it. Beside a run stand `template` (the forms that units fill in), `pack` (what a unit takes
//! along to check its own files), `begin` (the folder of a plan that is begun), `demo` (made-up campaign folders) and `cli` (commands; the only printing).
//!
//! Words that all rooms share, without a step of their own: `id` (a number type for units, ledgers, columns …),
//! `finding` (problems in the data), `evidence` (a cell that a fact was read from), `calendar` (days, terms, quarters),
//! `fold` (how printed words are compared), `lexicon` (generic words of ledgers), `value` (one parser per type of
//! cell), `number` (rounding and printing), `calc` (the arithmetic of a mark as a tree), `curve` (from a rate to a
//! mark), `verdict` (how a unit came to its score, and its list), `digest` (SHA-256), `file_name`, `book` (a workbook
//! as data).
//!
//! # Where to look
//!
//! * `decisions N` in a comment: rule N of `tests/it/decisions/table.rs`, one sentence with the tests that hold it.
//! * A sentence about a mark: `report/words`, one file for each kind of fact. The words of a finding:
//!   `finding/catalog`.
//! * What is masked or left out, and where: the list at [`campaign::model::Shown`].
//! * A new format of files: its kind in `workbook/preflight`, its reader beside `workbook/text.rs`, one arm in
//!   [`workbook::read`].
//! * A new curve: the steps stand in `curve/mod.rs`.
//! * A new sum of a unit: a field of [`score::Figures`]; the compiler then names `score/total` and `report/json/marks`.
//! * A new page of the office's workbook: a file in `report/office` and its place in `pages` of `report/office/mod.rs`.
//! * A new finding: the steps stand in `finding/catalog.rs`.
//!
//! # What always holds
//!
//! A stage is a function of its arguments. A problem in the data is a [`finding::Finding`] and the run goes on; an
//! `Err` is for a run that cannot go on.
//!
//! No clock; no hash order; `f64` in `workbook` and `excel` only; files are touched only where `TOUCHING_FILES` of
//! `tests/it/architecture/mod.rs` says; each library has one home and each room uses rooms above it only (`HOMES` and
//! `ROOMS` there).
//!
//! Without the feature `program` the library is the core: nothing in it touches a file, a thread, a child process or
//! the terminal, and it is built for WebAssembly too. The feature `demo` makes campaign folders up.

pub mod id;
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
pub mod self_reported;
pub(crate) mod deadline;
pub mod check;
pub mod requirement;
pub(crate) mod waiver;
pub mod ladder;
pub mod measure;
pub mod items;
pub mod score;
pub(crate) mod sampling;
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
#[cfg(feature = "program")]
pub(crate) mod begin;
#[cfg(feature = "demo")]
pub mod demo;
#[cfg(feature = "program")]
pub mod cli;
