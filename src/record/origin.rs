//! Which folder of the campaign rows come from.

use serde::Serialize;

/// Where rows come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Origin {
    /// `inbox/<period>/`: sent by a unit.
    #[serde(rename = "收件箱")]
    Inbox,
    /// `registers/<period>/`: kept by the office.
    #[serde(rename = "登记簿")]
    Register,
    /// `history/`: the seal of an earlier period.
    #[serde(rename = "封存")]
    Seal,
    /// A file named by hand that lies in none of these folders.
    #[default]
    #[serde(rename = "其他")]
    Elsewhere,
}

impl Origin {
    /// The folder of the campaign that a path below it begins with. Only for a file of which nothing but its path is
    /// known; files that are found in a folder are told which it is.
    pub fn of_path(path: &str) -> Origin {
        match path.split_once('/').map(|(folder, _)| folder) {
            Some("inbox") => Origin::Inbox,
            Some("registers") => Origin::Register,
            Some("history") => Origin::Seal,
            _ => Origin::Elsewhere,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_the_first_folder() {
        let paths = [
            "inbox/2022Q2/a.xlsx",
            "registers/2022q2/a.xlsx",
            "history/2022Q1.json",
            "a.xlsx",
            "inbox",
        ];
        let origins = [
            Origin::Inbox,
            Origin::Register,
            Origin::Seal,
            Origin::Elsewhere,
            Origin::Elsewhere,
        ];
        assert_eq!(paths.map(Origin::of_path), origins);
    }
}
