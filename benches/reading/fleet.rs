//! What the fleets consist of: ledgers as units send them, with numbers, days, marks, names, and a text that differs in
//! each row.

/// Files of one shape.
#[derive(Clone, Copy)]
pub(crate) struct Fleet {
    pub(crate) name: &'static str,
    pub(crate) files: usize,
    pub(crate) sheets: usize,
    pub(crate) rows: usize,
}

pub(crate) const COLUMNS: usize = 12;

/// A, many files the shape of a quarter; B, few files with long sheets; C, one very long file. A sheet of an xls ends
/// at 65,536 rows, and a part of an ods may have 256 MB.
pub(crate) const FLEETS: [Fleet; 3] = [
    Fleet {
        name: "A",
        files: 500,
        sheets: 10,
        rows: 60,
    },
    Fleet {
        name: "B",
        files: 20,
        sheets: 5,
        rows: 5_000,
    },
    Fleet {
        name: "C",
        files: 1,
        sheets: 2,
        rows: 60_000,
    },
];

impl Fleet {
    /// A fleet of a part of the size.
    pub(crate) fn part(self, part: usize) -> Fleet {
        match self.files {
            1 => Fleet {
                rows: (self.rows / part).max(1),
                ..self
            },
            files => Fleet {
                files: (files / part).max(1),
                ..self
            },
        }
    }
}

/// What stands in a cell.
pub(crate) enum Content {
    Whole(i64),
    /// Days after 2022-01-01.
    Day(u16),
    /// An amount in hundredths.
    Hundredths(i64),
    /// What a formula makes of the cell six columns to the left: a seventh.
    Seventh(f64),
    Text(String),
}

/// Name of the sheet with a number.
pub(crate) fn sheet_name(sheet: usize) -> String {
    format!("台账{sheet}")
}

/// Lines above the ledger: its title, and what is said of it.
pub(crate) const ABOVE: [&str; 2] = ["问题整改台账", "填报单位：物业股"];

/// Heads of the columns.
pub(crate) fn heads() -> impl Iterator<Item = String> {
    (0..COLUMNS).map(|column| format!("列{column}"))
}

/// The cells of a line of the ledger.
pub(crate) fn line(sheet: usize, row: usize) -> impl Iterator<Item = Content> {
    const WORDS: [&str; 5] = ["已完成", "推进中", "办公室", "物业管理股", "质量安全监督站"];
    let serial = i64::try_from(sheet * 1_000_000 + row).expect("small");
    let hundredths = serial * 7 + 3;
    (0..COLUMNS).map(move |column| match column {
        0 | 6 => Content::Whole(serial),
        1 | 7 => Content::Text(format!(
            "第{row}项：小区电梯停运，群众多次反映 & 未解决（{sheet}）"
        )),
        2 | 8 => Content::Day(u16::try_from(row % 365).expect("below 365")),
        3 => Content::Hundredths(hundredths),
        9 => Content::Seventh(hundredths as f64 / 700.0),
        4 => Content::Text(WORDS[row % 5].into()),
        _ => Content::Text(WORDS[(row + column) % 5].into()),
    })
}
