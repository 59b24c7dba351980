//! Irregularities of form: what the office noted, and columns that are not those of the form.

use crate::finding::Place;
use std::sync::Arc;

/// An irregularity of form.
#[derive(Clone, Debug, PartialEq)]
pub struct Irregular {
    /// What is irregular.
    pub what: Irregularity,
    /// The header or the file it is about; none where the office noted it of several files.
    pub place: Option<Place>,
    /// The row of the register in which the office noted it.
    pub noted: Option<Place>,
}

/// What is irregular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Irregularity {
    /// What the office wrote in the register of receipts.
    Noted(Arc<str>),
    /// Columns that the form does not have.
    ExtraColumns {
        /// Sheet.
        sheet: Arc<str>,
        /// Their headings.
        columns: Vec<Arc<str>>,
    },
    /// Columns of the form that are not there.
    MissingColumns {
        /// Sheet.
        sheet: Arc<str>,
        /// Their names in the definition.
        columns: Vec<Arc<str>>,
    },
}

impl Irregularity {
    /// As findings and lines of the score table tell it.
    pub fn words(&self) -> String {
        match self {
            Irregularity::Noted(words) => words.to_string(),
            Irregularity::ExtraColumns { sheet, columns } => {
                format!("{sheet}：模板没有的列“{}”", columns.join("、"))
            }
            Irregularity::MissingColumns { sheet, columns } => {
                format!("{sheet}：缺少列“{}”", columns.join("、"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_with_their_sheet() {
        let gone = Irregularity::MissingColumns {
            sheet: "表1".into(),
            columns: vec!["编号".into(), "时限".into()],
        };
        assert_eq!(gone.words(), "表1：缺少列“编号、时限”");
    }
}
