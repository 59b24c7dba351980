//! What one unit sends beside its own ledgers: rubbish, hostile files, files and rows that speak for another unit. By
//! none of it may a line of another unit change, but where a rule reaches across (`crossing`).

use super::folder::{File, Folder};
use super::sheets::{Book, Sheet};
use super::tables::Table;
use kaoping::campaign::model::{Hop, LedgerId, UnitId};
use rust_xlsxwriter::{Formula, Workbook};

/// Something a unit sends more, or otherwise.
pub(super) struct Sent {
    pub(super) unit: UnitId,
    /// For the message of a property that does not hold.
    pub(super) told: String,
    /// Ledgers whose rows are other ones by it.
    pub(super) ledgers: Vec<LedgerId>,
    /// Files that come, or take the place of files with these paths.
    files: Vec<File>,
}

impl Sent {
    /// The files of the folder with what was sent.
    pub(super) fn files(&self, folder: &Folder) -> Vec<File> {
        let stays = |(path, _): &&File| self.files.iter().all(|(sent, _)| sent != path);
        let files = folder.files.iter().filter(stays).cloned();
        files.chain(self.files.iter().cloned()).collect()
    }
}

/// What a unit may send, also in the name of another.
pub(super) fn sent(folder: &Folder, tables: &[Table], (unit, other): (UnitId, UnitId)) -> Vec<Sent> {
    let rubbish = rubbish().into_iter();
    let mut all: Vec<Sent> = rubbish
        .map(|(name, bytes)| one_file(folder, unit, name, bytes))
        .collect();
    if unit != other {
        all.extend(in_the_name_of(folder, tables, unit, other));
        all.extend(naming(folder, tables, unit, other));
    }
    all
}

/// The folder of a unit's files.
fn own_folder(folder: &Folder, unit: UnitId) -> String {
    format!("inbox/{}/{}", folder.id, folder.campaign.roster.units[unit].name)
}

fn one_file(folder: &Folder, unit: UnitId, name: &str, bytes: Vec<u8>) -> Sent {
    let path = format!("{}/{name}", own_folder(folder, unit));
    Sent {
        unit,
        told: format!("{path} comes"),
        ledgers: Vec::new(),
        files: vec![(path, bytes)],
    }
}

/// Files that are of no use, and such as should not be opened.
fn rubbish() -> Vec<(&'static str, Vec<u8>)> {
    let committed = |path: &str| {
        let path = format!("{}/tests/data/{path}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(path).expect("committed")
    };
    let plain = committed("manual/plain.xlsx");
    let noise = (0..4096_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8);
    vec![
        ("乱.xlsx", noise.collect()),
        ("文.xlsx", "这是一段文字，不是表格。".into()),
        ("断.xlsx", plain[..plain.len() / 2].to_vec()),
        ("空.xlsx", Vec::new()),
        ("密.xlsx", committed("odd/agile.xlsx")),
        ("包.zip", committed("odd/archive.zip")),
        ("宏.xlsm", with_macro(&plain)),
        ("外.xlsx", with_formulas()),
        ("表.csv", "序号,品名,数量\n1,纸,3\n2,笔,5\n".into()),
    ]
}

/// The workbook with a part of macros.
fn with_macro(plain: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Write};
    let mut archive = zip::ZipWriter::new_append(Cursor::new(plain.to_vec())).expect("an archive");
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("xl/vbaProject.bin", options).expect("a part");
    archive.write_all(b"Sub Auto_Open()").expect("written");
    archive.finish().expect("an archive").into_inner()
}

/// A workbook whose formulas point outside it.
fn with_formulas() -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (row, formula) in [
        "='[别处.xlsx]Sheet1'!A1",
        "=WEBSERVICE(\"http://127.0.0.1/\")",
        "=1/0",
    ]
    .iter()
    .enumerate()
    {
        let row = u32::try_from(row).expect("a row");
        page.write_formula(row, 0, Formula::new(*formula))
            .expect("a cell");
    }
    book.save_to_buffer().expect("a workbook")
}

/// Files in one unit's folder that are another's, or say so.
fn in_the_name_of(folder: &Folder, tables: &[Table], unit: UnitId, other: UnitId) -> Vec<Sent> {
    let name = &folder.campaign.roster.units[other].name;
    let mut all = Vec::new();
    let theirs = tables.iter().find(|table| table.unit == other);
    if let Some(table) = theirs {
        let bytes = super::gain::bytes(folder, &table.file).to_vec();
        let mut sent = one_file(folder, unit, "抄.xlsx", bytes);
        sent.told = format!("{}: a copy of {}", sent.told, table.file);
        all.push(sent);
    }
    for table in tables.iter().filter(|table| table.unit == unit) {
        let own = Book::read(&table.file, super::gain::bytes(folder, &table.file));
        let sheet = own.sheets.iter().find(|sheet| *sheet.name == *table.sheet);
        let Some(sheet) = sheet else { continue };
        let one = Book {
            sheets: vec![said_to_be_of(sheet, name)],
            ..Book::default()
        };
        let mut sent = one_file(folder, unit, &format!("代{}.xlsx", all.len()), one.write());
        sent.told = format!("{}: [{}] said to be of {name}", sent.told, table.sheet);
        all.push(sent);
    }
    all
}

/// The sheet below a line that names another unit.
fn said_to_be_of(sheet: &Sheet, name: &str) -> Sheet {
    let mut said = sheet.clone();
    said.merges.clear();
    said.moved(|(row, col)| Some((row + 1, col)));
    said.set((1, 1), &format!("填报单位：{name}"));
    said
}

/// Rows that name another unit as the lead or as a supporting one.
fn naming(folder: &Folder, tables: &[Table], unit: UnitId, other: UnitId) -> Vec<Sent> {
    let campaign = &folder.campaign;
    let name = &campaign.roster.units[other].name;
    let mut all = Vec::new();
    for table in tables.iter().filter(|table| table.unit == unit) {
        let ledger = &campaign.ledgers[table.ledger];
        let named = [&ledger.lead, &ledger.support].into_iter().flatten();
        let own = named.filter(|field| field.hop == Hop::Own && field.ledger == table.ledger);
        for field in own {
            let col = table.columns.iter().find(|(column, _)| *column == field.column);
            for ((row, _), (_, col)) in table.rows.iter().zip(col.into_iter().cycle()) {
                let mut book = Book::read(&table.file, super::gain::bytes(folder, &table.file));
                book.sheet(&table.sheet).set((*row, *col), name);
                all.push(Sent {
                    unit,
                    ledgers: vec![table.ledger],
                    told: format!(
                        "{} [{}] row {row} column {col}: “{name}”",
                        table.file, table.sheet
                    ),
                    files: vec![(table.file.to_string(), book.write())],
                });
            }
        }
    }
    all
}
