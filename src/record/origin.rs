//! The folder of the campaign a row comes from.

use serde::Serialize;

/// The folder of the campaign a row comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Origin {
    /// `inbox/<period>/`: files sent by units.
    #[serde(rename = "收件箱")]
    Inbox,
    /// `registers/<period>/`: files of the office.
    #[serde(rename = "登记簿")]
    Register,
    /// `history/`: seals of earlier periods.
    #[serde(rename = "封存")]
    Seal,
    /// Nowhere: another row of the unit asks for this one, which was not sent.
    #[serde(rename = "未报")]
    Owed,
    /// A file named on the command line that is in none of these folders.
    #[default]
    #[serde(rename = "其他")]
    Elsewhere,
}

impl Origin {
    /// The folder that a path below the campaign begins with. Only for files of which nothing but the path is known.
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
