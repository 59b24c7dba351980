//! A condition in words, for messages: `“办理状态”为已完成或已销号`.

use crate::campaign::model::{Campaign, Column, ColumnKind, Condition, Literal, Test};

/// All conditions in one clause of a sentence.
pub(crate) fn words(campaign: &Campaign, conditions: &[Condition]) -> String {
    let each: Vec<String> = conditions
        .iter()
        .map(|condition| one(campaign, condition))
        .collect();
    each.join("且")
}

fn one(campaign: &Campaign, condition: &Condition) -> String {
    let column = &campaign.ledgers[condition.field.ledger].columns[condition.field.column];
    let name = &column.name;
    let any = |literals: &[Literal]| {
        let all: Vec<String> = literals
            .iter()
            .map(|value| literal(campaign, column, value))
            .collect();
        all.join("或")
    };
    match &condition.test {
        Test::In(literals) => format!("“{name}”为{}", any(literals)),
        Test::NotIn(literals) => format!("“{name}”不是{}", any(literals)),
        Test::Empty(true) => format!("“{name}”没有填"),
        Test::Empty(false) => format!("填了“{name}”"),
        Test::AtLeast(least) => format!("“{name}”不少于{}", least.normalize()),
        Test::AtMost(most) => format!("“{name}”不多于{}", most.normalize()),
        Test::SameAs(attribute) => format!("“{name}”与花名册的“{attribute}”相同"),
    }
}

fn literal(campaign: &Campaign, column: &Column, value: &Literal) -> String {
    match (value, &column.kind) {
        (Literal::Choice(at), ColumnKind::Choice(list)) => campaign.lists[*list].values[*at].to_string(),
        (Literal::Choice(at), _) => at.to_string(),
        (Literal::Bool(yes), _) => if *yes { "是" } else { "否" }.into(),
        (Literal::Unit(unit), _) => campaign.roster.units[*unit].name.to_string(),
        (Literal::Person(person), _) => campaign.roster.people[*person].name.to_string(),
        (Literal::Measure(measure), _) => campaign.measures[*measure].name.to_string(),
        (Literal::Text(text), _) => text.to_string(),
    }
}
