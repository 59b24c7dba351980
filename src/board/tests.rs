use super::*;

fn group(red: RedRule, black: BlackRule) -> Group {
    Group {
        name: "甲类".into(),
        clause: 0,
        table: 0,
        year_table: None,
        red,
        black,
    }
}

fn county(red_places: u32) -> Group {
    let red = RedRule {
        places: red_places,
        at_least: Some(Decimal::from(85)),
    };
    let black = BlackRule {
        places: 2,
        below: Some(Decimal::from(75)),
        missed: Some(0),
        few_under: Some(6),
        few_places: Some(1),
    };
    group(red, black)
}

/// `name total place [missed] [veto] [forced] [exempt]`
fn candidates(table: &str) -> Vec<Candidate> {
    let rows = table
        .trim()
        .lines()
        .map(|row| row.split_whitespace().collect::<Vec<_>>());
    rows.enumerate()
        .map(|(unit, row)| Candidate {
            unit,
            name: row[0].into(),
            total: row[1].parse().unwrap(),
            place: row[2].parse().unwrap(),
            missed: row.contains(&"missed"),
            no_red: row
                .iter()
                .filter(|word| **word == "veto")
                .map(|word| (*word).into())
                .collect(),
            forced: row
                .iter()
                .filter(|word| **word == "forced")
                .map(|word| (*word).into())
                .collect(),
            exempt: row.contains(&"exempt").then(|| "容1号".into()),
        })
        .collect()
}

/// `red | black`
fn lists(group: &Group, take_all: bool, table: &str) -> String {
    let candidates = candidates(table);
    let verdicts = decide(group, take_all, "完成率", &candidates);
    let names = |units: &[usize]| {
        units
            .iter()
            .map(|unit| &*candidates[*unit].name)
            .collect::<String>()
    };
    format!("{}|{}", names(&verdicts.red), names(&verdicts.black))
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
    let verdicts = decide(&county(2), false, "", &candidates(SEVEN));
    assert_eq!(verdicts.notes.len(), 4, "{:?}", verdicts.notes);
}

#[test]
fn three_units_of_the_worked_example() {
    let table = "
        物业 96.91 1 veto
        房产 89.31 2
        质量 46.87 3 missed";
    let units = candidates(table);
    let verdicts = decide(&county(3), false, "季度投资完成率", &units);
    assert_eq!(verdicts.red, [1], "the vetoed place stays empty");
    assert_eq!(verdicts.black, [2]);
    let words: Vec<&str> = verdicts
        .reasons
        .iter()
        .map(|(_, reason)| reason.as_str())
        .collect();
    assert_eq!(
        words,
        [
            "末1位以内，总分46.87低于75分且“季度投资完成率”未得满分，列入黑榜",
            "一票否决：veto，不得入红榜，名额空缺",
            "前3名以内，总分89.31不低于85分，列入红榜",
        ]
    );
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
