use super::*;
use crate::campaign::fixture::county;
use crate::table::Table;
use crate::workbook::{NumberFormat, RawValue};

/// What a file says of its unit.
#[derive(Default)]
struct Said<'a> {
    stamp: &'a str,
    /// On the ledger's own sheet.
    own: &'a str,
    /// On sheets without a ledger.
    covers: &'a [&'a str],
    /// On the sheets of other ledgers.
    beside: &'a [&'a str],
    path: &'a str,
}

fn meta(stated: &str) -> Vec<Meta> {
    let meta = (!stated.is_empty()).then(|| Meta {
        label: "填报单位".into(),
        meaning: Some(Label::FillingUnit),
        value: RawValue::Text(stated.into()),
        format: NumberFormat::General,
        row: 2,
        col: 1,
    });
    meta.into_iter().collect()
}

fn table(sheet: &str, stated: &str) -> Table {
    Table {
        sheet: sheet.into(),
        meta: meta(stated),
        ..Table::default()
    }
}

/// The unit of the first table, and what is found.
fn told(said: &Said) -> (Option<String>, Vec<String>) {
    let campaign = county();
    let names = Names::new(&campaign);
    let mut file = ReadFile {
        path: said.path.into(),
        origin: Origin::of_path(said.path),
        tables: vec![table("台账", said.own)],
        ..ReadFile::default()
    };
    for (at, word) in said.beside.iter().enumerate() {
        file.tables.push(table(&format!("台账{at}"), word));
    }
    for (at, word) in said.covers.iter().enumerate() {
        file.covers.push((format!("封面{at}").into(), meta(word)));
    }
    if !said.stamp.is_empty() {
        file.properties.insert(STAMP.into(), said.stamp.into());
    }
    let mut findings = Findings::new();
    let stated = Stated::new(&names, &file);
    let unit = owner(&names, &file, (&stated, Some(0)), &mut findings);
    let words = findings
        .as_slice()
        .iter()
        .map(|finding| format!("{} {}", finding.code().name(), finding.message()));
    (
        unit.map(|unit| campaign.roster.units[unit].name.to_string()),
        words.collect(),
    )
}

/// The unit and the codes.
fn of(stamp: &str, own: &str, path: &str) -> (Option<String>, Vec<String>) {
    coded(&Said {
        stamp,
        own,
        path,
        ..Said::default()
    })
}

fn coded(said: &Said) -> (Option<String>, Vec<String>) {
    let (unit, told) = told(said);
    let codes = told.iter().map(|words| words[..3].to_owned());
    (unit, codes.collect())
}

const A: &str = "物业管理股";
const B: &str = "质量监督站";
const NOBODY: &str = "inbox/2022Q2/a.xlsx";

#[test]
fn the_stamp_beats_the_sheet_the_sheet_the_name_and_the_name_the_folder() {
    let name = format!("inbox/2022Q2/{B}/{A}台账(1).xlsx");
    let clash = |unit: &str| (Some(unit.to_string()), vec!["S06".to_string()]);
    assert_eq!(of(B, A, NOBODY), clash(B));
    assert_eq!(of("", B, &format!("inbox/2022Q2/{A}.xlsx")), clash(B));
    assert_eq!(of("", "", &name), clash(A));
    let folder = format!("inbox/2022Q2/{B}/台账(1).xlsx");
    assert_eq!(of("", "", &folder), (Some(B.to_string()), vec![]));
    assert_eq!(
        of(A, A, &format!("inbox/2022Q2/{A}/{A}.xlsx")),
        (Some(A.to_string()), vec![])
    );
    assert_eq!(of("", "", "inbox/2022Q2/台账(1).xlsx"), (None, vec![]));
}

#[test]
fn a_name_that_is_only_like_one_is_no_clue() {
    let found = of("", "物业管里股", "inbox/2022Q2/物管股.xlsx");
    assert_eq!(found, (None, vec!["S05".to_string()]));
    let sealed = of("", "物业管理股（盖章）", NOBODY);
    assert_eq!(sealed, (Some(A.to_string()), vec![]));
}

#[test]
fn a_stamp_that_names_nobody_is_told_and_the_next_clue_counts() {
    let (unit, told) = told(&Said {
        stamp: "物业管里股",
        own: B,
        path: NOBODY,
        ..Said::default()
    });
    assert_eq!(unit.as_deref(), Some(B));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("S36")
            && told[0].contains("物业管里股")
            && told[0].contains("是不是“物业管理股”"),
        "{told:?}"
    );
}

#[test]
fn the_cover_tells_the_unit_of_a_sheet_that_does_not() {
    let cover = |own, path| {
        coded(&Said {
            own,
            covers: &[A],
            path,
            ..Said::default()
        })
    };
    assert_eq!(cover("", NOBODY), (Some(A.to_string()), vec![]));
    let of_other = format!("inbox/2022Q2/{B}.xlsx");
    let clash = |unit: &str| (Some(unit.to_string()), vec!["S06".to_string()]);
    assert_eq!(cover("", &of_other), clash(A));
    assert_eq!(cover(B, NOBODY), clash(B));
}

#[test]
fn a_ledger_beside_it_tells_the_unit_of_a_sheet_that_does_not() {
    let beside = |own, beside, path| {
        coded(&Said {
            own,
            beside,
            path,
            ..Said::default()
        })
    };
    assert_eq!(beside("", &[A], NOBODY), (Some(A.to_string()), vec![]));
    // A collected workbook: each sheet speaks for itself, and two that disagree say nothing of a third.
    assert_eq!(beside(B, &[A], NOBODY), (Some(B.to_string()), vec![]));
    assert_eq!(beside("", &[A, B], NOBODY), (None, vec![]));
    let named = format!("inbox/2022Q2/{B}.xlsx");
    assert_eq!(
        beside("", &[A, B], &named),
        (Some(B.to_string()), vec!["S06".to_string()])
    );
}

#[test]
fn a_cover_that_names_nobody_is_told_only_where_nothing_else_tells_the_unit() {
    let cover = |path| {
        coded(&Said {
            covers: &["物业管里股"],
            path,
            ..Said::default()
        })
    };
    assert_eq!(cover(NOBODY), (None, vec!["S05".to_string()]));
    let named = format!("inbox/2022Q2/{A}.xlsx");
    assert_eq!(cover(&named), (Some(A.to_string()), vec![]));
}

#[test]
fn every_other_unit_that_is_named_is_told() {
    let (unit, told) = told(&Said {
        stamp: A,
        own: B,
        path: "inbox/2022Q2/房产服务中心.xlsx",
        ..Said::default()
    });
    assert_eq!(unit.as_deref(), Some(A));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[1].contains("房产服务中心"), "{told:?}");
}

#[test]
fn a_file_outside_the_inbox_is_told_by_its_name_too() {
    assert_eq!(
        of("", "", &format!("{A}台账.xlsx")),
        (Some(A.to_string()), vec![])
    );
    let folder = format!("{B}/台账.xlsx");
    assert_eq!(of("", "", &folder), (Some(B.to_string()), vec![]));
}

#[test]
fn a_ledger_that_alone_names_another_unit_is_told() {
    let beside = |own, beside| {
        coded(&Said {
            own,
            beside,
            path: NOBODY,
            ..Said::default()
        })
    };
    let clash = (Some(B.to_string()), vec!["S06".to_string()]);
    assert_eq!(beside(B, &[A, A]), clash);
    assert_eq!(beside(B, &[A, "房产服务中心"]), (Some(B.to_string()), vec![]));
    // A name that nobody has leaves the sheets beside it to tell.
    assert_eq!(
        beside("物业管里股", &[A, A]),
        (Some(A.to_string()), vec!["S05".to_string()])
    );
}
