//! Workbooks written by other programs (`tests/data/make_foreign.py`).

use kaoping::finding::Findings;
use kaoping::table::{ColumnSpec, HeaderSpec, Names, Table, find};
use kaoping::workbook::{NumberFormat, RawBook, RawSheet, RawValue, read};
use std::path::Path;
use std::sync::Arc;

fn open(name: &str) -> (Option<RawBook>, Vec<&'static str>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/foreign")
        .join(name);
    let bytes = std::fs::read(path).expect("committed");
    let mut findings = Findings::new();
    let book = read(&Arc::from(name), &bytes, &crate::legacy(), &mut findings);
    let codes = findings
        .into_sorted()
        .iter()
        .map(|finding| finding.code().name())
        .collect();
    (book, codes)
}

fn shown(sheet: &RawSheet, row: u32, col: u32) -> String {
    sheet
        .cell(row, col)
        .map_or_else(String::new, |cell| cell.value.shown())
}

#[test]
fn xlsx_of_openpyxl() {
    let (book, findings) = open("openpyxl.xlsx");
    let book = book.expect("a workbook");
    assert_eq!((book.kind, findings), ("xlsx", vec![]));
    let sheet = &book.sheets[0];
    assert_eq!(
        (book.sheets.len(), &*sheet.name, sheet.hidden),
        (2, "整改台账", false)
    );
    assert!(book.sheets[1].hidden);
    assert_eq!(shown(sheet, 6, 2), "WT-001");
    let date = sheet.cell(6, 6).expect("a date");
    assert_eq!(
        (date.value.shown(), date.format),
        ("44742".into(), NumberFormat::Date)
    );
    let rate = sheet.cell(6, 8).expect("a rate");
    assert_eq!(
        (rate.value.shown(), rate.format),
        ("0.8".into(), NumberFormat::Percent)
    );
    assert_eq!(
        sheet.cell(10, 7).map(|cell| &cell.value),
        Some(&RawValue::NoResult)
    );
    assert!(sheet.cell(9, 9).is_none(), "a blank is no cell");
    assert_eq!(
        sheet.rows.last().map(|row| row.row),
        Some(11),
        "the far ghost is gone"
    );
    assert_eq!(sheet.merges.len(), 15);
    let hidden: Vec<u32> = sheet
        .rows
        .iter()
        .filter(|row| row.hidden)
        .map(|row| row.row)
        .collect();
    assert_eq!((hidden, &sheet.hidden_columns[..]), (vec![7], &[9][..]));
}

#[test]
fn xls_of_xlwt_and_what_libreoffice_made_of_it() {
    for (name, kind) in [
        ("xlwt.xls", "xls"),
        ("libreoffice.ods", "ods"),
        ("libreoffice.xlsx", "xlsx"),
    ] {
        let (book, findings) = open(name);
        let book = book.expect("a workbook");
        assert_eq!((book.kind, findings), (kind, vec![]), "{name}");
        let sheet = &book.sheets[0];
        assert_eq!(
            shown(sheet, 1, 1),
            "某县住建局问题整改台账（2022年第二季度）",
            "{name}"
        );
        assert_eq!(shown(sheet, 4, 5), "配合", "{name}");
        let date = sheet.cell(6, 6).expect("a date");
        assert_eq!(
            (date.value.shown(), date.format),
            ("44742".into(), NumberFormat::Date),
            "{name}"
        );
        assert_eq!(shown(sheet, 9, 8), "0.355", "{name}");
        assert!(!sheet.merges.is_empty(), "{name}");
    }
}

#[test]
fn the_same_book_in_both_formats_of_excel_is_the_same() {
    for (name, older, codes) in [
        ("kinds", "xls", vec![]),
        ("kinds", "xlsb", vec![]),
        ("kinds_1904", "xls", vec!["W35"]),
    ] {
        let [(older, said_of_older), (newer, said_of_newer)] =
            [older, "xlsx"].map(|suffix| open(&format!("{name}.{suffix}")));
        assert_eq!((&said_of_older, &said_of_newer), (&codes, &codes), "{name}");
        let (older, newer) = (older.expect("a workbook"), newer.expect("a workbook"));
        assert_eq!(older.sheets.len(), newer.sheets.len());
        for (older, newer) in older.sheets.iter().zip(&newer.sheets) {
            let facts = |sheet: &RawSheet| (sheet.name.clone(), sheet.hidden, sheet.merges.clone());
            assert_eq!(facts(older), facts(newer), "{name}");
            assert_eq!(
                older.hidden_columns, newer.hidden_columns,
                "{name} {}",
                older.name
            );
            assert_eq!(older.rows.len(), newer.rows.len(), "{name} {}", older.name);
            for (older, newer) in older.rows.iter().zip(&newer.rows) {
                assert_eq!(older, newer, "{name}");
            }
        }
        let formats = |wanted| {
            let cells = older.sheets[0].rows.iter().flat_map(|row| &row.cells);
            cells.filter(|cell| cell.format == wanted).count()
        };
        assert!(
            formats(NumberFormat::Date) > 50 && formats(NumberFormat::Percent) > 50,
            "{name}"
        );
        let hidden = older.sheets[0].rows.iter().filter(|row| row.hidden).count();
        assert_eq!(
            (hidden, &older.sheets[0].hidden_columns[..]),
            (3, &[8, 11][..]),
            "{name}"
        );
    }
}

#[test]
fn what_was_added_to_a_document_is_there_in_an_xls_too() {
    let (book, findings) = open("stamped.xls");
    let book = book.expect("a workbook");
    assert_eq!((book.kind, findings), ("xls", vec![]));
    let added = ["填报单位", "kaoping-period", "版次", "终稿"]
        .map(|name| book.properties.get(name).map(String::as_str));
    assert_eq!(
        added,
        [Some("城东街道办事处"), Some("2022Q2"), Some("3"), Some("true")]
    );
}

#[test]
fn days_of_an_xlsb_that_counts_from_1904() {
    let (book, findings) = open("excel_1904.xlsb");
    let book = book.expect("a workbook");
    assert_eq!((book.kind, findings), ("xlsb", vec!["W35"]));
    let rows = &book.sheets[0].rows;
    assert_eq!(rows.len(), 5);
    for row in rows {
        // A number, the day it is shown as, and that day twice in words of Excel.
        let [number, day, words, same] = &row.cells[..] else {
            panic!("four cells in row {}", row.row);
        };
        assert_eq!(number.format, NumberFormat::General);
        assert_eq!(day.format, NumberFormat::Date);
        assert_eq!([day.shown(), same.shown()], [words.shown(), words.shown()]);
    }
}

#[test]
fn programs_that_name_a_code_page_of_english_write_chinese() {
    for (name, sheet, cell) in [
        ("jexcelapi.xls", "大走访台账", "走访时间"),
        ("perl.xls", "学习台账", "姓名"),
    ] {
        let (book, findings) = open(name);
        let book = book.expect("a workbook");
        assert_eq!((book.kind, findings), ("xls", vec![]), "{name}");
        assert_eq!(&*book.sheets[0].name, sheet);
        assert_eq!(shown(&book.sheets[0], 1, 2), cell);
        let date = book.sheets[0].cell(2, 2).map(|cell| cell.format);
        let rate = book.sheets[0].cell(2, 6).map(|cell| cell.format);
        if name == "jexcelapi.xls" {
            assert_eq!(
                (date, rate),
                (Some(NumberFormat::Date), Some(NumberFormat::Percent))
            );
        }
    }
}

#[test]
fn csv_in_gbk() {
    let (book, findings) = open("gbk.csv");
    let mut book = book.expect("a workbook");
    assert_eq!((book.kind, findings), ("csv（GBK）", vec![]));
    let sheet = &book.sheets[0];
    assert_eq!(&*sheet.name, "gbk");
    assert_eq!(shown(sheet, 5, 3), "路灯不亮,\n多次反映");
    assert_eq!(sheet.rows.len(), 5);
    let (tables, _) = find(&mut book, &Names::new(vec![ledger()]), &mut Findings::new());
    assert_eq!(
        lines(&tables[0])[1],
        "- WT-002|路灯不亮,\n多次反映|-|-|长期坚持|-|-"
    );
}

#[test]
fn one_odd_cell_does_not_lose_the_sheet() {
    let (book, findings) = open("odd_cells.xlsx");
    let book = book.expect("a workbook");
    assert!(findings.is_empty(), "errors are said by what reads their column");
    let sheet = &book.sheets[0];
    assert_eq!(shown(sheet, 3, 1), "#SPILL!");
    assert_eq!(shown(sheet, 3, 2), "#REF!");
    assert!(matches!(
        sheet.cell(3, 3).expect("a cell").value,
        RawValue::Error(_)
    ));
    assert_eq!(
        sheet.cell(4, 1).map(|cell| &cell.value),
        Some(&RawValue::Bool(true))
    );
    assert_eq!(shown(sheet, 4, 2), "丙");
}

#[test]
fn the_content_decides_and_not_the_extension() {
    let (book, findings) = open("named_wrongly.xls");
    assert_eq!((book.expect("a workbook").kind, findings), ("xlsx", vec![]));
    let (book, findings) = open("cut_off.xlsx");
    assert_eq!((book, findings), (None, vec!["W06"]));
}

fn ledger() -> HeaderSpec {
    let column = |name: &str| ColumnSpec {
        choices: Vec::new(),
        names: vec![name.into()],
        required: name == "编号",
        amount: name == "投资额",
    };
    HeaderSpec {
        office: false,
        ledger: None,
        id: 7,
        names: vec!["问题整改台账".into()],
        columns: [
            "编号",
            "问题描述",
            "牵头单位",
            "配合单位",
            "整改时限",
            "投资额",
            "完成率",
        ]
        .map(column)
        .to_vec(),
    }
}

fn lines(table: &Table) -> Vec<String> {
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| match cell {
            Some(cell) => cell.value.shown() + if cell.filled.is_some() { "↑" } else { "" },
            None => "-".into(),
        });
        format!(
            "{} {}",
            row.band.as_deref().unwrap_or("-"),
            cells.collect::<Vec<_>>().join("|")
        )
    });
    rows.collect()
}

#[test]
fn the_ledger_is_found_whoever_wrote_the_file() {
    for name in ["openpyxl.xlsx", "xlwt.xls", "libreoffice.xlsx", "libreoffice.ods"] {
        let mut book = open(name).0.expect("a workbook");
        let mut findings = Findings::new();
        let (tables, _) = find(&mut book, &Names::new(vec![ledger()]), &mut findings);
        assert_eq!(tables.len(), 1, "{name}");
        assert_eq!(
            lines(&tables[0]),
            [
                "一、理论武装类 WT-001|小区电梯停运|物业股|质监站|44742|12.5|0.8",
                "一、理论武装类 WT-002|路灯不亮|物业股↑|质监站↑|长期坚持|-|1",
                "二、作风纪律类 WT-003|材料报送慢|办公室|-|44757|3|0.355",
            ],
            "{name}"
        );
        let meta: Vec<&str> = tables[0].meta.iter().map(|meta| &*meta.label).collect();
        assert_eq!(
            meta,
            ["填报单位", "填报时间", "单位", "填表人", "审核人", "联系电话"],
            "{name}"
        );
        assert_eq!(
            tables[0].columns[5]
                .as_ref()
                .and_then(|column| column.unit.as_deref()),
            Some("万元")
        );
        let codes: Vec<&str> = findings
            .as_slice()
            .iter()
            .map(|finding| finding.code().name())
            .collect();
        assert_eq!(
            codes,
            if name == "openpyxl.xlsx" {
                vec!["T08", "T02"]
            } else {
                vec![]
            },
            "{name}"
        );
    }
}

#[test]
fn damaged_files_are_refused_and_never_end_the_run() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/foreign");
    for name in [
        "openpyxl.xlsx",
        "xlwt.xls",
        "jexcelapi.xls",
        "kinds.xlsb",
        "libreoffice.ods",
        "gbk.csv",
    ] {
        let whole = std::fs::read(folder.join(name)).expect("committed");
        for part in 1..16 {
            let mut findings = Findings::new();
            let cut = &whole[..whole.len() * part / 16];
            let book = read(&Arc::from(name), cut, &crate::legacy(), &mut findings);
            assert!(book.is_some() || findings.has_errors(), "{name} {part}/16");
            let mut bent = whole.clone();
            let at = bent.len() * part / 16;
            bent[at] ^= 0x55;
            let book = read(&Arc::from(name), &bent, &crate::legacy(), &mut Findings::new());
            if let Some(mut book) = book {
                find(&mut book, &Names::new(vec![ledger()]), &mut Findings::new());
            }
        }
    }
}
