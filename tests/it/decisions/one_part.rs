//! The indicator of ten points that counts one thing only, whatever that is.

use super::pairs::quarter;
use super::quarter::{Quarter, mark};
use kaoping::history::History;
use kaoping::outcome::Outcome;
use kaoping::pipeline::{self, Inputs, NO_EARLIER_FILES, OwnFiles, Silent};

/// Its name.
pub(super) const NAME: &str = "经费支出率";
/// Its parts before they are changed.
pub(super) const ASKED: &str =
    "parts = [{ ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\" }]";

/// The quarter in which it has this part.
pub(super) fn with(part: &str) -> Quarter {
    quarter().change("scoring.toml", ASKED, &format!("parts = [{{ {part} }}]"))
}

/// Marks of both units.
pub(super) fn both(outcome: &Outcome) -> [String; 2] {
    ["东街", "西街"].map(|name| mark(outcome, name, NAME))
}

/// Marks of both units where it counts this, with these keys besides.
pub(super) fn marks(what: &str, rest: &str) -> [String; 2] {
    both(&with(&format!("{what}, {rest}")).run().outcome)
}

/// What is said of keys that are refused.
pub(super) fn told(what: &str, rest: &str) -> String {
    let built = with(&format!("{what}, {rest}")).built();
    built.map(|_| ()).expect_err(rest).join("\n")
}

/// The check of the units' own files, without registers and seals.
pub(super) fn own(quarter: &Quarter) -> OwnFiles {
    let campaign = quarter.campaign();
    let inputs = Inputs {
        campaign: &campaign,
        period: campaign.period("2022Q2").expect("a quarter"),
        inbox: quarter.found("inbox", |of| of == "2022Q2"),
        registers: Vec::new(),
        history: &History::default(),
        earlier: &NO_EARLIER_FILES,
        legacy: &crate::legacy(),
    };
    pipeline::check_own_files(inputs, Some(1), &Silent)
}
