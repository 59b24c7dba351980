//! Cells with units: names and aliases of the roster, limited to the set of the column.

use super::bounds;
use super::doubt::take;
use super::reader::Draft;
use crate::campaign::model::{Column, ColumnId, UnitId};
use crate::finding::{Kind, hint};
use crate::value::{Content, Value, names};

pub(super) fn read(draft: &mut Draft<'_>, id: ColumnId, column: &Column, content: &Content<'_>) -> Value {
    let reading = names::read(content, &draft.reader.units);
    let written = reading.value.clone().unwrap_or_default();
    if take(draft, id, content, reading.map(|_| Value::Nil)) == Value::Unreadable {
        return Value::Unreadable;
    }
    let mut units: Vec<UnitId> = Vec::new();
    for name in &written {
        let found = draft
            .reader
            .names
            .unit(&name.whole)
            .or_else(|| draft.reader.names.unit(&name.name));
        match found {
            Some(unit) if !units.contains(&unit) => units.push(unit),
            Some(_) => {}
            None => {
                let like = hint(&draft.reader.names.suggest_unit(&name.name));
                draft.wrong(
                    id,
                    Kind::CellUnitUnknown {
                        name: name.whole.clone(),
                        hint: like,
                    },
                );
                return Value::Unreadable;
            }
        }
    }
    bounds::heads(draft, id, column, units.len(), "个单位");
    members(draft, id, column, &units);
    Value::Units(units)
}

fn members(draft: &mut Draft<'_>, id: ColumnId, column: &Column, units: &[UnitId]) {
    let campaign = draft.reader.campaign;
    let Some(set) = column.set.map(|set| &campaign.sets[set]) else {
        return;
    };
    for unit in units.iter().filter(|unit| !set.units().contains(unit)) {
        let name = campaign.roster.units[*unit].name.to_string();
        draft.wrong(
            id,
            Kind::NotInSet {
                name,
                set: set.name.to_string(),
            },
        );
    }
}
