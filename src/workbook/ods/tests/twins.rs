//! The same workbook as ods and as xlsx, each written by LibreOffice.

use crate::finding::Findings;
use crate::workbook::raw::{NumberFormat, RawBook, RawSheet, RawValue};
use crate::workbook::{read_ods, read_xlsx};
use std::collections::BTreeMap;
use std::path::Path;

type Cells<'a> = BTreeMap<(u32, u32), (&'a RawValue, NumberFormat)>;

fn cells(sheet: &RawSheet) -> Cells<'_> {
    let cells = sheet.rows.iter().flat_map(|row| {
        let cell = |cell: &'_ crate::workbook::raw::RawCell| (row.row, cell.col);
        row.cells
            .iter()
            .map(move |one| (cell(one), (&one.value, one.format)))
    });
    cells.collect()
}

fn differ(ods: &RawBook, xlsx: &RawBook) -> Vec<String> {
    let mut found = Vec::new();
    if ods.properties != xlsx.properties {
        found.push(format!("{:?} {:?}", ods.properties, xlsx.properties));
    }
    assert_eq!(ods.sheets.len(), xlsx.sheets.len());
    for (ods, xlsx) in ods.sheets.iter().zip(&xlsx.sheets) {
        let name = &ods.name;
        let hidden = |sheet: &RawSheet| {
            let rows = sheet.rows.iter().filter(|row| row.hidden);
            rows.map(|row| row.row).collect::<Vec<_>>()
        };
        for (one, other) in [
            (
                format!("{} {}", ods.name, ods.hidden),
                format!("{} {}", xlsx.name, xlsx.hidden),
            ),
            (format!("{:?}", ods.merges), format!("{:?}", xlsx.merges)),
            (
                format!("{:?}", ods.hidden_columns),
                format!("{:?}", xlsx.hidden_columns),
            ),
            (format!("{:?}", hidden(ods)), format!("{:?}", hidden(xlsx))),
        ] {
            if one != other {
                found.push(format!("{name}: {one} / {other}"));
            }
        }
        let (ods, xlsx) = (cells(ods), cells(xlsx));
        let mut places: Vec<_> = ods.keys().chain(xlsx.keys()).collect();
        places.sort();
        places.dedup();
        for at in places {
            if ods.get(at) != xlsx.get(at) {
                found.push(format!("{name} {at:?}: {:?} / {:?}", ods.get(at), xlsx.get(at)));
            }
        }
    }
    found
}

fn committed(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/foreign");
    std::fs::read(folder.join(name)).expect("committed")
}

#[test]
fn the_same_workbook_is_the_same_in_both_formats() {
    let mut said = Findings::new();
    let mut ods = read_ods(&"a".into(), &committed("twins.ods"), &mut said).expect("a book");
    let flat = read_ods(&"a".into(), &committed("twins.fods"), &mut said).expect("a book");
    assert_eq!((flat.kind, &flat.sheets), ("fods", &ods.sheets));
    let version = ods.properties.remove("AppVersion");
    assert_eq!(version.as_deref(), Some("3.1"), "LibreOffice's own");
    let xlsx = read_xlsx(&"a".into(), &committed("twins.xlsx"), &mut said).expect("a book");
    assert_eq!(said.as_slice(), []);
    assert_eq!(differ(&ods, &xlsx), Vec::<String>::new());
}
