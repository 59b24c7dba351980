//! Headers that are not those of the template.

use super::{Mark, Scene, Spoiler};
use crate::book::Cell;
use crate::demo::chance::Chance;
use crate::demo::sheet::Sheet;

pub(super) const SPOILERS: &[(&str, Spoiler)] = &[
    ("自己加了一列", added),
    ("列名改得认不出", renamed),
    ("少了一列", dropped),
    ("列名里有空格和换行", spaced),
];

fn added(_: &Scene<'_>, sheet: &mut Sheet, chance: &mut Chance) -> Option<Mark> {
    let label = "联系电话";
    if sheet.heads.iter().any(|head| head.label == label) {
        return None;
    }
    let first = 13_900_000_000_u64 + chance.below(90_000_000) as u64;
    sheet.add_column(label, |n| {
        Cell::number(rust_decimal::Decimal::from(first + n as u64), 0)
    });
    let head = sheet.heads.len() - 2;
    Some(Mark {
        line: None,
        head: Some(head),
        stands: label.into(),
        expected: "模板没有的列，不读".into(),
    })
}

/// A column nobody counts gets a name nobody knows.
fn renamed(scene: &Scene<'_>, sheet: &mut Sheet, chance: &mut Chance) -> Option<Mark> {
    let at = unimportant(scene, sheet, chance)?;
    let label = format!(
        "{}之具体说明栏",
        scene.world.campaign.ledgers[sheet.ledger].columns[sheet.heads[at].column?].name
    );
    sheet.heads[at].label.clone_from(&label);
    Some(Mark {
        line: None,
        head: Some(at),
        stands: label,
        expected: "认不出的列；原来的列算缺少".into(),
    })
}

fn dropped(scene: &Scene<'_>, sheet: &mut Sheet, chance: &mut Chance) -> Option<Mark> {
    let at = unimportant(scene, sheet, chance)?;
    if sheet.heads.iter().any(|head| head.top.is_some()) {
        return None;
    }
    let stands = format!("没有“{}”", sheet.heads[at].label);
    let order: Vec<usize> = (0..sheet.heads.len()).filter(|head| *head != at).collect();
    if sheet
        .lines
        .iter()
        .any(|line| !matches!(line, crate::demo::sheet::Line::Data(_)))
    {
        return None;
    }
    sheet.reorder(&order);
    Some(Mark {
        line: None,
        head: None,
        stands,
        expected: "缺少这一列".into(),
    })
}

fn unimportant(scene: &Scene<'_>, sheet: &Sheet, chance: &mut Chance) -> Option<usize> {
    let columns = &scene.world.campaign.ledgers[sheet.ledger].columns;
    if columns.len() < 5 {
        return None;
    }
    let fits = |at: &usize| {
        sheet.heads[*at]
            .column
            .is_some_and(|column| !columns[column].required && !columns[column].counted)
    };
    let able: Vec<usize> = (0..sheet.heads.len()).filter(fits).collect();
    chance.pick(&able).copied()
}

fn spaced(_: &Scene<'_>, sheet: &mut Sheet, _: &mut Chance) -> Option<Mark> {
    let at = sheet
        .heads
        .iter()
        .position(|head| head.column.is_some() && head.label.chars().count() >= 4)?;
    let mut label: String = sheet.heads[at].label.chars().take(2).collect();
    label.push('\n');
    label.extend(sheet.heads[at].label.chars().skip(2).flat_map(|c| [c, ' ']));
    let label = label.trim_end().to_owned();
    sheet.heads[at].label.clone_from(&label);
    Some(Mark {
        line: None,
        head: Some(at),
        stands: label.replace('\n', "↵"),
        expected: "照样认出".into(),
    })
}
