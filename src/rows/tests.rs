use super::sample::{all, campaign, ledger, own};
use super::{Role, Rows};
use crate::campaign::model::{Campaign, ColumnId, ColumnKind, Keeper, LedgerId, UnitId};

/// Register (编号, 牵头, 配合) and the units' answers (编号, 进展).
fn with_register() -> Campaign {
    let mut campaign = campaign();
    let mut register = ledger(
        "登记",
        &[
            ("编号", ColumnKind::Text),
            ("牵头", ColumnKind::Units),
            ("配合", ColumnKind::Units),
        ],
    );
    register.keeper = Keeper::Office;
    register.lead = Some(own(LedgerId(0), 1));
    register.support = Some(own(LedgerId(0), 2));
    let mut answers = ledger("台账", &[("编号", ColumnKind::Text), ("进展", ColumnKind::Text)]);
    answers.base = Some(LedgerId(0));
    campaign.ledgers = vec![register, answers].into();
    campaign
}

fn told(rows: &Rows<'_>, ledger: LedgerId, unit: UnitId) -> Vec<(String, Role, Option<String>)> {
    let items = rows.items(ledger, unit).iter();
    items
        .map(|item| {
            let own = item.row.own.map(|own| own.fields[ColumnId(1)].shown.to_string());
            (rows.label(item.row), item.role, own)
        })
        .collect()
}

#[test]
fn a_supporting_unit_answers_with_its_own_row_or_the_leads() {
    let campaign = with_register();
    let records = all(
        &campaign,
        &[
            "-|1|甲|乙、丙\n-|2|乙、丙|\n-|3|甲|",
            "甲|1|甲的\n丙|1|丙的\n乙|2|乙的\n乙|9|不在登记簿",
        ],
    );
    let rows = Rows::new(&campaign, &records);
    let own = |text: &str| Some(text.to_owned());
    assert_eq!(
        told(&rows, LedgerId(1), UnitId(0)),
        [
            ("1".into(), Role::Lead, own("甲的")),
            ("3".into(), Role::Lead, None)
        ]
    );
    assert_eq!(
        told(&rows, LedgerId(1), UnitId(1)),
        [
            ("1".into(), Role::Support, own("甲的")),
            ("2".into(), Role::Lead, own("乙的"))
        ]
    );
    // Two leads answer with their own rows each.
    assert_eq!(
        told(&rows, LedgerId(1), UnitId(2)),
        [
            ("1".into(), Role::Support, own("丙的")),
            ("2".into(), Role::Lead, None)
        ]
    );
}

#[test]
fn without_a_register_the_lead_named_in_the_row_answers() {
    let mut campaign = campaign();
    let mut shared = ledger(
        "整改",
        &[
            ("编号", ColumnKind::Text),
            ("进展", ColumnKind::Text),
            ("牵头", ColumnKind::Units),
            ("配合", ColumnKind::Units),
        ],
    );
    shared.lead = Some(own(LedgerId(0), 2));
    shared.support = Some(own(LedgerId(0), 3));
    campaign.ledgers = vec![shared].into();
    // 甲 and 乙 both tell of item 1; 丙's item 1 is another one.
    let records = all(
        &campaign,
        &["甲|1|甲说|甲|乙\n乙|1|乙说|甲|乙\n丙|1|别的|丙|\n甲|2|没写牵头||"],
    );
    let rows = Rows::new(&campaign, &records);
    let own = |text: &str| Some(text.to_owned());
    assert_eq!(
        told(&rows, LedgerId(0), UnitId(0)),
        [
            ("1".into(), Role::Lead, own("甲说")),
            ("2".into(), Role::Lead, own("没写牵头"))
        ]
    );
    assert_eq!(
        told(&rows, LedgerId(0), UnitId(1)),
        [("1".into(), Role::Support, own("乙说"))]
    );
    assert_eq!(
        told(&rows, LedgerId(0), UnitId(2)),
        [("1".into(), Role::Lead, own("别的"))]
    );
}

#[test]
fn a_repeated_key_counts_once() {
    let campaign = with_register();
    let records = all(&campaign, &["-|1|甲|\n-|1|乙|", "乙|1|!坏\n乙|1|好"]);
    let rows = Rows::new(&campaign, &records);
    // A later register's copy says more; of a unit's rows the one that counts.
    assert!(rows.items(LedgerId(1), UnitId(0)).is_empty());
    assert_eq!(
        told(&rows, LedgerId(1), UnitId(1)),
        [("1".into(), Role::Lead, Some("好".into()))]
    );
}
