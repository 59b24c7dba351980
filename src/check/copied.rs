//! 雷同 within a unit: one text in most of the rows that the unit fills in.

use super::flaw::{Flaw, Weight};
use super::{Context, named};
use crate::campaign::model::{CheckKind, UnitId};
use crate::finding::Kind;
use crate::fold::fold;
use crate::value::Value;
use std::collections::BTreeMap;

/// Fewest rows with one text, and of how many in three rows they are two.
const FEWEST: usize = 4;
/// Shorter texts are a name or a code.
const SHORTEST: usize = 4;

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (id, check) in named(context).filter(|(_, check)| check.kind == CheckKind::NearIdentical) {
        let mut rows: BTreeMap<UnitId, usize> = BTreeMap::new();
        let mut texts: BTreeMap<(UnitId, String), Vec<usize>> = BTreeMap::new();
        for (at, record) in context.records.of(id).iter().enumerate() {
            let (Value::Text(text), Some(unit)) = (record.value(check.column), record.sender) else {
                continue;
            };
            let bare: String = fold(text).chars().filter(|c| c.is_alphabetic()).collect();
            *rows.entry(unit).or_default() += 1;
            if bare.chars().count() >= SHORTEST {
                texts.entry((unit, bare)).or_default().push(at);
            }
        }
        let most = |((unit, _), same): &(&(UnitId, String), &Vec<usize>)| {
            same.len() >= FEWEST && 3 * same.len() >= 2 * rows[unit]
        };
        for (_, same) in texts.iter().filter(most) {
            let kind = Kind::CopiedWithin {
                column: context.campaign.ledgers[id].columns[check.column]
                    .name
                    .to_string(),
                count: same.len().to_string(),
            };
            let flaw = Flaw::new(id, same[0], Some(check.column), kind).citing(check.clause);
            let places = same[1..]
                .iter()
                .map(|at| context.records.of(id)[*at].cell(check.column));
            flaws.push(places.fold(flaw.weighing(Weight::Remark), Flaw::see_also));
        }
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::{Check, ClauseId, ColumnId, ColumnKind};
    use crate::check::flaws_of;
    use crate::rows::sample;

    #[test]
    fn one_text_in_most_rows_of_a_unit_is_said_once() {
        let mut campaign = sample::campaign();
        let columns = [("编号", ColumnKind::Text), ("措施", ColumnKind::Text)];
        let mut ledger = sample::ledger("整改", &columns);
        ledger.checks.push(Check {
            clause: ClauseId(0),
            column: ColumnId(1),
            kind: CheckKind::NearIdentical,
        });
        campaign.ledgers.push(ledger);
        let same = "甲|1|加强学习，提高认识\n甲|2|加强学习,提高认识。\n甲|3|加强学习 提高认识\n甲|4|加强学习提高认识";
        let of = |more: &str| {
            let records = sample::all(&campaign, &[&format!("{same}\n{more}")]);
            flaws_of(&campaign, &records, check)
        };
        assert_eq!(
            of("甲|5|修好了台阶\n乙|6|加强学习提高认识"),
            [(5, "本单位各行雷同")]
        );
        // Four of seven rows are not most of them.
        assert_eq!(of("甲|5|修好了台阶\n甲|6|换了灯泡\n甲|7|清理了楼道"), []);
    }
}
