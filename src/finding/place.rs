//! Where something stands: file, sheet, cell in Excel's letters; or file, line and column of a definition.

use serde::Serialize;
use std::fmt;
use std::sync::Arc;

/// A position, as exact as it is known. Ordered by file, sheet, row, column.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// Path below the campaign folder, with `/`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<Arc<str>>,
    /// Name of the worksheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Arc<str>>,
    /// Row of the sheet or line of the text, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Column of the sheet or character of the line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub col: Option<u32>,
    /// The line itself, for definitions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<Box<Excerpt>>,
}

/// A line of a definition file and the part of it that is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Excerpt {
    /// The whole line, without its line break.
    pub line: String,
    /// How many characters are meant, from the place's `col` on.
    pub width: u32,
}

impl Place {
    /// A whole file.
    pub fn file(file: &Arc<str>) -> Self {
        Place {
            file: Some(file.clone()),
            ..Place::default()
        }
    }

    /// A whole sheet.
    pub fn sheet(file: &Arc<str>, sheet: &Arc<str>) -> Self {
        Place {
            sheet: Some(sheet.clone()),
            ..Place::file(file)
        }
    }

    /// A row of a sheet, from 1.
    pub fn row(file: &Arc<str>, sheet: &Arc<str>, row: u32) -> Self {
        Place {
            row: Some(row),
            ..Place::sheet(file, sheet)
        }
    }

    /// A cell; row and column from 1.
    pub fn cell(file: &Arc<str>, sheet: &Arc<str>, row: u32, col: u32) -> Self {
        Place {
            col: Some(col),
            ..Place::row(file, sheet, row)
        }
    }

    /// A part of a line of a text; line and character from 1.
    pub fn text(file: &Arc<str>, line: u32, col: u32, excerpt: Excerpt) -> Self {
        Place {
            row: Some(line),
            col: Some(col),
            excerpt: Some(Box::new(excerpt)),
            ..Place::file(file)
        }
    }
}

impl fmt::Display for Place {
    /// `a.xlsx｜整改台账｜C7`, `a.xlsx｜整改台账｜第7行`, `ledgers.toml 第3行第8字`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(file) = &self.file else { return Ok(()) };
        f.write_str(file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, "｜{sheet}")?;
            return match (self.row, self.col) {
                (Some(row), Some(col)) => write!(f, "｜{}{row}", column_letters(col)),
                (Some(row), None) => write!(f, "｜第{row}行"),
                (None, Some(col)) => write!(f, "｜{}列", column_letters(col)),
                (None, None) => Ok(()),
            };
        }
        match (self.row, self.col) {
            (Some(row), Some(col)) => write!(f, " 第{row}行第{col}字"),
            (Some(row), None) => write!(f, " 第{row}行"),
            _ => Ok(()),
        }
    }
}

/// Excel's letters of a column counted from 1: 1 → `A`, 27 → `AA`.
pub fn column_letters(mut col: u32) -> String {
    let mut letters = Vec::new();
    while col > 0 {
        let digit = (col - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
        col = (col - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_excels() {
        let letters: Vec<String> = [1, 26, 27, 52, 702, 703, 16_384]
            .into_iter()
            .map(column_letters)
            .collect();
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn places_read_as_people_say_them() {
        let (file, sheet) = (Arc::from("a.xlsx"), Arc::from("整改台账"));
        assert_eq!(
            Place::cell(&file, &sheet, 7, 3).to_string(),
            "a.xlsx｜整改台账｜C7"
        );
        assert_eq!(
            Place::row(&file, &sheet, 7).to_string(),
            "a.xlsx｜整改台账｜第7行"
        );
        assert_eq!(Place::sheet(&file, &sheet).to_string(), "a.xlsx｜整改台账");
        let excerpt = Excerpt {
            line: "nmae = 1".into(),
            width: 4,
        };
        assert_eq!(Place::text(&file, 3, 1, excerpt).to_string(), "a.xlsx 第3行第1字");
    }
}
