//! 等于合计: a column equals the sum of others. Where a part is blank, nothing is checked: blank is not zero.

use super::flaw::Flaw;
use super::{Context, named};
use crate::campaign::model::CheckKind;
use crate::finding::Kind;
use crate::rows::number;
use rust_decimal::Decimal;

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (id, check) in named(context) {
        let CheckKind::EqualsSum(parts) = &check.kind else {
            continue;
        };
        let columns = &context.campaign.ledgers[id].columns;
        let names: Vec<&str> = parts.iter().map(|part| &*columns[*part].name).collect();
        for (at, record) in context.records.of(id).iter().enumerate() {
            let Some(stated) = number(record.value(check.column)) else {
                continue;
            };
            let addends: Option<Vec<Decimal>> =
                parts.iter().map(|part| number(record.value(*part))).collect();
            let Some(sum) = addends.map(|addends| addends.iter().sum::<Decimal>()) else {
                continue;
            };
            if sum != stated {
                let kind = Kind::SumDiffers {
                    column: columns[check.column].name.to_string(),
                    stated: stated.normalize().to_string(),
                    parts: names.join("＋"),
                    sum: sum.normalize().to_string(),
                };
                let flaw = Flaw::new(id, at, Some(check.column), kind).citing(check.clause);
                flaws.push(parts.iter().fold(flaw, |flaw, part| {
                    flaw.see_also(record.cell(*part)).quoting(id, *part)
                }));
            }
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
    fn a_sum_is_compared_only_where_all_parts_are_there() {
        let mut campaign = sample::campaign();
        let columns = [
            ("编号", ColumnKind::Text),
            ("应到", ColumnKind::Integer),
            ("实到", ColumnKind::Integer),
            ("缺席", ColumnKind::Integer),
        ];
        let mut ledger = sample::ledger("学习", &columns);
        ledger.checks.push(Check {
            clause: ClauseId(0),
            column: ColumnId(1),
            kind: CheckKind::EqualsSum(vec![ColumnId(2), ColumnId(3)]),
        });
        campaign.ledgers.push(ledger);
        let records = sample::all(&campaign, &["甲|1|10|8|2\n甲|2|10|8|1\n甲|3|10|8|"]);
        assert_eq!(flaws_of(&campaign, &records, check), [(6, "合计与各项不符")]);
    }
}
