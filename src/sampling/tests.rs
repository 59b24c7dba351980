use super::*;
use crate::campaign::model::{ClauseId, ColumnKind};
use crate::rows::sample::{all, campaign, ledger, quarter};

/// The hash of an entry as anybody may work it out.
fn hash(seed: &str, key: &str, entry: u32) -> String {
    sha256(format!("{seed}\n甲\n台账\n{key}\n1\n{entry}").as_bytes())
}

fn sampling(rows: u32) -> Sampling {
    Sampling {
        clause: ClauseId(0),
        seed: "种子".into(),
        rows,
        by: Strata::Unit,
        ledgers: Vec::new(),
        register: None,
    }
}

/// Keys of 甲's rows a, b, c in the order of the draw, by the points that hang on them.
fn drawn(seed: &str, rows_drawn: u32, file: &str, points: &[(&str, &str)]) -> Vec<String> {
    let mut campaign = campaign();
    campaign.ledgers = vec![ledger("台账", &[("编号", ColumnKind::Text)])].into();
    let mut records = all(&campaign, &["甲|a\n甲|b\n甲|c\n乙|d"]);
    for record in &mut records.ledgers[LedgerId(0)] {
        record.file = file.into();
    }
    let hanging = records.of(LedgerId(0)).iter().filter_map(|record| {
        let of_row = points
            .iter()
            .find(|(key, _)| record.key.as_deref() == Some(key))?;
        Some((RowPlace::of(LedgerId(0), record), of_row.1.parse().unwrap()))
    });
    let pool = Pool::SelfReported(hanging.collect());
    let rows = Rows::new(&campaign, &records);
    let sample = draw(&rows, &sampling(rows_drawn), &quarter(), seed.into(), &pool);
    sample.rows.into_iter().map(|row| row.row).collect()
}

#[test]
fn a_row_is_entered_once_for_every_whole_point() {
    let number = |points: &str| {
        let points = points.parse().unwrap();
        let found = entries("种子\n甲\n台账\na\n1", points);
        let expected: Vec<String> = (1..=found.len() as u32).map(|at| hash("种子", "a", at)).collect();
        assert_eq!(found, expected, "the entries are numbered from 1");
        found.len()
    };
    assert_eq!(
        ["0.2", "1", "1.99", "3", "3.5", "1.9999999999999"].map(number),
        [1, 1, 1, 3, 3, 2]
    );
}

#[test]
fn rows_stand_in_the_order_of_their_first_entries() {
    for seed in ["一", "二", "三", "四", "五"] {
        let points = [("a", "3"), ("b", "0.5"), ("c", "1")];
        let first = |key: &str, entries: u32| (1..=entries).map(|at| hash(seed, key, at)).min().unwrap();
        let mut expected = [(first("a", 3), "a"), (first("b", 1), "b"), (first("c", 1), "c")];
        expected.sort();
        let keys = expected.map(|(_, key)| key);
        assert_eq!(drawn(seed, 3, "a.xlsx", &points), keys, "{seed}");
        assert_eq!(drawn(seed, 1, "a.xlsx", &points), keys[..1], "{seed}");
        assert_eq!(
            drawn(seed, 3, "改名.xlsx", &points),
            keys,
            "{seed}: a file's name is nothing"
        );
    }
}

/// The hashes begin, worked out with `sha256sum`: a 1 dec3c84d, a 2 9ef0d0f0, a 3 2f3665c9, b 1 d65b9576, c 1 661f68c6.
#[test]
fn more_points_are_more_chances() {
    let alike = [("a", "1"), ("b", "1"), ("c", "1")];
    assert_eq!(drawn("庚种", 3, "a.xlsx", &alike), ["c", "b", "a"]);
    let weighted = [("a", "3"), ("b", "1"), ("c", "1")];
    assert_eq!(drawn("庚种", 3, "a.xlsx", &weighted), ["a", "c", "b"]);
    assert_eq!(hash("庚种", "a", 3)[..8], *"2f3665c9");
}

#[test]
fn rows_on_which_nothing_hangs_are_not_drawn() {
    assert_eq!(drawn("一", 3, "a.xlsx", &[("b", "0.5")]), ["b"]);
    assert!(drawn("一", 3, "a.xlsx", &[]).is_empty());
}
