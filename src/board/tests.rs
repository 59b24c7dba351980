use super::*;
use crate::campaign::model::{ClauseId, IndicatorId, TableId};

fn group(red: RedRule, black: BlackRule) -> Group {
    Group {
        name: "甲类".into(),
        clause: ClauseId(0),
        table: Some(TableId(0)),
        grading: None,
        tables: Vec::new(),
        red,
        black,
    }
}

fn county(red_places: u32) -> Group {
    let red = RedRule {
        only: Vec::new(),
        places: red_places,
        at_least: Some(Decimal::from(85)),
        missed: Vec::new(),
    };
    let black = BlackRule {
        only: Vec::new(),
        places: 2,
        below: Some(Decimal::from(75)),
        missed: vec![IndicatorId(0)],
        few_under: Some(6),
        few_places: Some(1),
    };
    group(red, black)
}

/// `name total place [missed] [open] [short] [waits] [veto] [forced] [exempt]`: `missed` and `open` of the black rule,
/// `short` and `waits` of the red one.
fn candidates(table: &str) -> Vec<Candidate> {
    let rows = table
        .trim()
        .lines()
        .map(|row| row.split_whitespace().collect::<Vec<_>>());
    rows.enumerate()
        .map(|(unit, row)| Candidate {
            unit: UnitId(unit),
            total: row[1].parse().unwrap(),
            place: row[2].parse().unwrap(),
            red_missed: missed(&row, "short", "waits"),
            black_missed: missed(&row, "missed", "open"),
            no_red: row.contains(&"veto").then(|| "veto".into()).into_iter().collect(),
            forced: row
                .contains(&"forced")
                .then(|| "forced".into())
                .into_iter()
                .collect(),
            exempt: row.contains(&"exempt").then(|| "容1号".into()),
        })
        .collect()
}

fn missed(row: &[&str], missed: &str, open: &str) -> Missed {
    let named = |word: &str| {
        let named = row.contains(&word).then(|| "季度投资完成率".into());
        named.into_iter().collect()
    };
    Missed {
        names: named(missed),
        open: named(open),
    }
}

/// `red | black`
fn lists(group: &Group, take_all: bool, table: &str) -> String {
    let candidates = candidates(table);
    let lists = decide((group, PeriodKind::Quarter), take_all, &candidates);
    let rows = table.trim().lines();
    let names: Vec<&str> = rows.map(|row| row.split_whitespace().next().unwrap()).collect();
    let named = |units: &[UnitId]| units.iter().map(|unit| names[unit.0]).collect::<String>();
    format!("{}|{}", named(&lists.red), named(&lists.black))
}

const SEVEN: &str = "
    B 90 1
    A 90 2
    C 90 2
    D 88 4
    E 74 5
    F 74 5
    G 70 7";

#[test]
fn a_tie_across_the_last_place_takes_none_or_all() {
    assert_eq!(lists(&county(3), false, SEVEN), "BAC|G");
    assert_eq!(lists(&county(3), true, SEVEN), "BAC|GFE");
    assert_eq!(lists(&county(2), false, SEVEN), "B|G");
    let lists = decide((&county(2), PeriodKind::Quarter), false, &candidates(SEVEN));
    let notes = lists.reasons.iter().filter(|(_, reason)| reason.is_note());
    assert_eq!(notes.count(), 4, "{:?}", lists.reasons);
}

#[test]
fn three_units_of_the_worked_example() {
    let table = "
        物业 96.91 1 veto
        房产 89.31 2
        质量 46.87 3 missed";
    let units = candidates(table);
    let lists = decide((&county(3), PeriodKind::Quarter), false, &units);
    assert_eq!(lists.red, [UnitId(1)], "the vetoed place stays empty");
    assert_eq!(lists.black, [UnitId(2)]);
    let line = |line: i64| Decimal::from(line);
    let condition = BlackCondition {
        place: 3,
        below: Some((Decimal::new(4687, 2), line(75))),
        missed: vec!["季度投资完成率".into()],
    };
    let red = BoardReason::Red {
        places: 3,
        at_least: Some((Decimal::new(8931, 2), line(85))),
    };
    let reasons = [
        (UnitId(2), BoardReason::Black { places: 1, condition }),
        (UnitId(0), BoardReason::NotRed(vec!["veto".into()])),
        (UnitId(1), red),
    ];
    assert_eq!(lists.reasons, reasons);
}

#[test]
fn one_condition_is_enough_for_black_and_none_is_not() {
    assert_eq!(lists(&county(1), false, "A 95 1\nB 90 2\nC 80 3 missed"), "A|C");
    assert_eq!(lists(&county(1), false, "A 95 1\nB 90 2\nC 80 3"), "A|");
}

#[test]
fn exemption_keeps_off_black_but_not_against_a_veto() {
    assert_eq!(lists(&county(1), false, "A 95 1\nB 60 2\nC 50 3 exempt"), "A|");
    assert_eq!(
        lists(&county(1), false, "A 95 1\nB 60 2 forced exempt\nC 50 3 exempt"),
        "A|B"
    );
}

#[test]
fn black_wins_over_red() {
    assert_eq!(lists(&county(3), false, "A 95 1 forced\nB 90 2 missed"), "|BA");
}

#[test]
fn below_the_line_is_not_red() {
    assert_eq!(lists(&county(3), false, "A 84.99 1\nB 84 2\nC 80 3"), "|");
}

#[test]
fn who_missed_a_task_is_not_red_and_its_place_stays_empty() {
    let mut rule = county(3);
    rule.red.missed = vec![IndicatorId(0)];
    assert_eq!(lists(&rule, false, "A 95 1 short\nB 90 2\nC 88 3\nD 86 4"), "BC|");
    let decided = decide(
        (&rule, PeriodKind::Quarter),
        false,
        &candidates("A 95 1 short\nB 90 2"),
    );
    let (_, reason) = &decided.reasons[0];
    assert_eq!(*reason, BoardReason::Missed(vec!["季度投资完成率".into()]));
}

#[test]
fn what_is_not_decided_yet_puts_nobody_on_a_list() {
    assert_eq!(
        lists(&county(3), false, "A 95 1 waits\nB 90 2\nC 80 3 open"),
        "B|"
    );
    // Another condition is enough.
    assert_eq!(lists(&county(3), false, "A 95 1\nB 90 2\nC 70 3 open"), "AB|C");
    let decided = decide(
        (&county(3), PeriodKind::Quarter),
        false,
        &candidates("A 95 1 waits\nC 80 2 open"),
    );
    let open = |board: Board| BoardReason::Awaiting {
        board,
        indicators: vec!["季度投资完成率".into()],
    };
    let reasons: Vec<&BoardReason> = decided.reasons.iter().map(|(_, reason)| reason).collect();
    assert_eq!(reasons, [&open(Board::Black), &open(Board::Red)]);
}
