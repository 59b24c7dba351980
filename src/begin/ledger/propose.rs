//! The proposal of a ledger: what tells its rows apart, when they came about and ended, what is due.

use super::guess::{Guess, column};
use super::heads::{Says, rank, says};
use super::holds::Holds;
use super::seen::Seen;

/// A ledger as it is proposed.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    /// Its name.
    pub name: String,
    /// The files it was seen in.
    pub files: Vec<String>,
    /// Its rows.
    pub rows: usize,
    /// Its columns.
    pub columns: Vec<Guess>,
    /// The column that tells a row from others.
    pub key: Option<String>,
    /// The day of what happened once.
    pub date: Option<String>,
    /// The day an item came up.
    pub opened: Option<String>,
    /// The day it was done.
    pub closed: Option<String>,
    /// Who does it.
    pub lead: Option<String>,
    /// Who helps.
    pub support: Option<String>,
    /// The column of its limit and the column of the day on which it is met.
    pub deadline: Option<(String, String)>,
}

/// The proposal for what was seen.
pub(super) fn propose(seen: &Seen, units: &[String]) -> Proposal {
    let mut columns: Vec<Guess> = seen.columns.iter().map(|seen| column(seen, units)).collect();
    columns.iter_mut().for_each(open_for_what_is_not_done);
    let of = |word: &'static str| {
        let typed = columns
            .iter()
            .filter(move |column| column.holds == Holds::Type(Some(word)));
        typed.map(|column| column.name.clone()).collect::<Vec<String>>()
    };
    let named = |names: &[String], what: Says| {
        let said = names.iter().filter(|name| says(name, what));
        said.min_by_key(|name| rank(name, what)).cloned()
    };
    let (days, limits, owners) = (of("日期"), of("期限"), of("单位"));
    let required = |name: &&String| {
        columns
            .iter()
            .any(|column| column.name == **name && column.required)
    };
    let closed = named(&days, Says::Closed);
    let begins = days.iter().filter(|name| !is_later(name)).find(required);
    let opened = named(&days, Says::Opened).or(begins.cloned());
    let opened = opened.filter(|opened| Some(opened) != closed.as_ref());
    let is_item = closed.is_some() || !limits.is_empty();
    let date = days.iter().find(required).or(days.first());
    let limit = limits.iter().find(required).or(limits.first());
    let telling = |what: Says| {
        let mut texts = columns
            .iter()
            .filter(|column| column.distinct && column.holds == Holds::Type(None));
        texts.find(|column| says(&column.name, what))
    };
    let key = telling(Says::Number).or_else(|| telling(Says::Named).filter(|_| is_item));
    Proposal {
        name: seen.name.clone(),
        files: seen.files.clone(),
        rows: seen.rows(),
        key: key.map(|column| column.name.clone()),
        date: date.filter(|_| !is_item).cloned(),
        deadline: limit.cloned().zip(closed.clone()),
        opened: opened.filter(|_| is_item),
        closed: closed.filter(|_| is_item),
        lead: named(&owners, Says::Lead),
        support: named(&owners, Says::Support),
        columns,
    }
}

/// Whether a day is written once something is done.
fn is_later(name: &str) -> bool {
    says(name, Says::Closed) || says(name, Says::Answered)
}

/// That all matters of a ledger were done says nothing of those to come: the day of it may stay blank.
fn open_for_what_is_not_done(column: &mut Guess) {
    if column.required && column.holds == Holds::Type(Some("日期")) && is_later(&column.name) {
        column.required = false;
        column.why += "；没有办完的可以空着，不写必填";
    }
}
