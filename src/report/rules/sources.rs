//! For each indicator which facts its mark rests on, and where each of them comes from.

use super::sentence::line;
use crate::campaign::model::{Campaign, ColumnId, IndicatorId, LedgerId};
use crate::outcome::{NamedFact, RuleLine};
use crate::report::words;
use crate::self_reported::{Basis, FactKinds, bases};

/// How points are counted.
pub(super) fn rule(campaign: &Campaign) -> RuleLine {
    let rule = words::SELF_REPORTED_RULE.to_owned();
    line(campaign, "靠自报的得分", rule, campaign.scoring_clause)
}

/// What an indicator rests on.
pub(super) fn of(campaign: &Campaign, kinds: &FactKinds, id: IndicatorId) -> RuleLine {
    let indicator = &campaign.indicators[id];
    let bases = bases(campaign, kinds, indicator);
    let text = format!("{}：{}", indicator.name, sentence(campaign, &bases));
    line(campaign, "靠单位自报的事实", text, indicator.clause)
}

/// `靠单位自报：信访台账：办结时间（哪天办成的）。由登记簿定：信访登记的来信时间`.
fn sentence(campaign: &Campaign, bases: &[Basis]) -> String {
    let facts = bases.iter().filter_map(|basis| match basis {
        Basis::Unit(fact) => Some(NamedFact::new(campaign, *fact)),
        _ => None,
    });
    let facts: Vec<NamedFact> = facts.collect();
    let mut sentences = vec![match facts.is_empty() {
        true => "没有靠单位自报的".to_owned(),
        false => format!("靠单位自报：{}", words::facts(&facts)),
    }];
    sentences.extend(registers(campaign, bases));
    sentences.extend(witnesses(campaign, bases));
    sentences.extend(bases.iter().filter_map(other).map(str::to_owned));
    sentences.join("。")
}

fn registers(campaign: &Campaign, bases: &[Basis]) -> Option<String> {
    let mut registers: Vec<(LedgerId, Vec<&str>)> = Vec::new();
    for basis in bases {
        let Basis::Register(ledger, column) = *basis else {
            continue;
        };
        let name = column.map_or("有哪些行", |column| name(campaign, ledger, column));
        match registers.iter_mut().find(|(other, _)| *other == ledger) {
            Some((_, columns)) => columns.push(name),
            None => registers.push((ledger, vec![name])),
        }
    }
    let told = registers.iter().map(|(ledger, columns)| {
        let ledger = &campaign.ledgers[*ledger].name;
        format!("{ledger}：{}", columns.join("、"))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| format!("由登记簿定：{}", told.join("；")))
}

/// Columns that name who else may tell the same.
fn witnesses(campaign: &Campaign, bases: &[Basis]) -> Vec<String> {
    let columns = |of: fn(&Basis) -> Option<(LedgerId, ColumnId)>| {
        let columns = bases.iter().filter_map(of);
        let mut names: Vec<&str> = columns
            .map(|(ledger, column)| name(campaign, ledger, column))
            .collect();
        names.dedup();
        names.join("”“")
    };
    let units = columns(|basis| match basis {
        Basis::OtherUnits(ledger, column) => Some((*ledger, *column)),
        _ => None,
    });
    let partners = columns(|basis| match basis {
        Basis::Partner(ledger, column) => Some((*ledger, *column)),
        _ => None,
    });
    let told = [
        (&units, "里的别的单位也报了同一件、写得一样的，算有印证"),
        (&partners, "所指的行在登记簿里或是别的单位报的，算有印证"),
    ];
    let told = told.iter().filter(|(columns, _)| !columns.is_empty());
    told.map(|(columns, words)| format!("“{columns}”{words}"))
        .collect()
}

/// What is not a column.
fn other(basis: &Basis) -> Option<&'static str> {
    match basis {
        Basis::Unit(_) | Basis::Register(..) | Basis::OtherUnits(..) | Basis::Partner(..) => None,
        Basis::Files => Some("由程序查对报来的文件"),
        Basis::Receipts => Some("由报送登记和收到的文件定"),
        Basis::Roster => Some("由花名册定"),
        Basis::Votes => Some("由评议票定"),
        Basis::Assessed => Some("由办公室核定"),
        Basis::Seals => Some("由前面各期封存的结果定"),
    }
}

fn name(campaign: &Campaign, ledger: LedgerId, column: ColumnId) -> &str {
    &campaign.ledgers[ledger].columns[column].name
}
