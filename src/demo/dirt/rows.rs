//! Rows that are no data, cells that cover others, and rows that contradict themselves or each other.

use super::{Mark, Scene, Spoiler, plain};
use crate::book::Cell;
use crate::campaign::model::{CheckKind, ColumnId, ColumnKind};
use crate::demo::chance::Chance;
use crate::demo::sheet::{Line, Sheet};
use crate::rows::number;
use crate::value::Value;
use rust_decimal::Decimal;

pub(super) const SPOILERS: &[(&str, Spoiler)] = &[
    ("合并单元格", merged),
    ("同上", ditto),
    ("分类行", bands),
    ("合计行", total),
    ("合计不符", wrong_total),
    ("中间重复表头", header_again),
    ("序号重排", serials),
    ("模板示例没有删", sample),
    ("尾部空行", ghosts),
    ("表头上方有说明", notices),
    ("编号重复", duplicate),
    ("办结却没有日期", done_without_day),
    ("实到多于应到", more_than_all),
    ("照抄别的单位", copied),
];

/// Neighbours that say the same become one cell.
fn neighbours(sheet: &Sheet, scene: &Scene<'_>) -> Option<(usize, usize, usize)> {
    let columns = &scene.world.campaign.ledgers[sheet.ledger].columns;
    let data = sheet.data();
    for pair in data.windows(2).filter(|pair| pair[1] == pair[0] + 1) {
        let (Line::Data(one), Line::Data(other)) = (&sheet.lines[pair[0]], &sheet.lines[pair[1]]) else {
            continue;
        };
        if one.spoiled || other.spoiled {
            continue;
        }
        for (at, head) in sheet.heads.iter().enumerate() {
            let Some(column) = head.column else { continue };
            let words = matches!(
                columns[column].kind,
                ColumnKind::Units | ColumnKind::People | ColumnKind::Choice(_)
            );
            let same = one.values[column] == other.values[column] && one.values[column] != Value::Missing;
            if words && same && one.cells[at].is_some() && other.cells[at].is_some() {
                return Some((pair[0], pair[1], at));
            }
        }
    }
    None
}

fn merged(scene: &Scene<'_>, sheet: &mut Sheet, _: &mut Chance) -> Option<Mark> {
    let (first, second, head) = neighbours(sheet, scene)?;
    let cell = sheet.row(first)?.cells[head].clone()?;
    let stands = plain(&cell);
    sheet.row(first)?.cells[head] = Some(cell.down(2));
    sheet.row(first)?.spoiled = true;
    let row = sheet.row(second)?;
    row.cells[head] = None;
    row.spoiled = true;
    Some(Mark {
        line: Some(first),
        head: Some(head),
        expected: format!("两行都读作{stands}"),
        stands,
    })
}

fn ditto(scene: &Scene<'_>, sheet: &mut Sheet, chance: &mut Chance) -> Option<Mark> {
    let (first, second, head) = neighbours(sheet, scene)?;
    let above = plain(sheet.row(first)?.cells[head].as_ref()?);
    let word = *chance.pick(&["同上", "〃"])?;
    let row = sheet.row(second)?;
    row.cells[head] = Some(Cell::text(word));
    row.spoiled = true;
    Some(Mark {
        line: Some(second),
        head: Some(head),
        stands: word.into(),
        expected: format!("读作{above}"),
    })
}

fn bands(_: &Scene<'_>, sheet: &mut Sheet, _: &mut Chance) -> Option<Mark> {
    let data = sheet.data();
    let (first, middle) = (
        *data.first()?,
        *data.get(data.len() / 2).filter(|_| data.len() > 3)?,
    );
    if covered(sheet, middle) {
        return None;
    }
    sheet.lines.insert(middle, Line::Band("二、巩固提升类".into()));
    sheet.lines.insert(first, Line::Band("一、重点推进类".into()));
    let stands = "一、重点推进类".to_owned();
    Some(Mark {
        line: Some(first),
        head: None,
        stands,
        expected: "分类行，不当作数据".into(),
    })
}

/// Whether a cell above reaches into a line.
fn covered(sheet: &Sheet, line: usize) -> bool {
    matches!(&sheet.lines[line], Line::Data(data) if data.cells.iter().any(Option::is_none))
}

fn total_row(scene: &Scene<'_>, sheet: &mut Sheet, off: Decimal) -> Option<Mark> {
    let columns = &scene.world.campaign.ledgers[sheet.ledger].columns;
    let sums = |column: ColumnId| -> Decimal {
        let rows = sheet.lines.iter().filter_map(|line| match line {
            Line::Data(data) => number(&data.values[column]),
            _ => None,
        });
        rows.sum()
    };
    let is_sum = |column: ColumnId| matches!(columns[column].kind, ColumnKind::Integer | ColumnKind::Decimal);
    let head = sheet
        .heads
        .iter()
        .position(|head| head.column.is_some_and(is_sum))?;
    let plain_rows = |line: &Line| match line {
        Line::Data(data) => !data.spoiled,
        _ => false,
    };
    if sheet.lines.len() < 2 || !sheet.lines.iter().all(plain_rows) {
        return None;
    }
    let sum = |head: &crate::demo::sheet::Head| match head.column.filter(|column| is_sum(*column)) {
        Some(column) => Cell::number(sums(column) + off, 1),
        None => Cell::empty(),
    };
    let mut cells: Vec<Cell> = sheet.heads.iter().map(sum).collect();
    cells[0] = Cell::text("合计");
    let stands = plain(&cells[head]);
    sheet.lines.push(Line::Plain(cells));
    let expected = if off.is_zero() {
        "合计行，不当作数据"
    } else {
        "提醒：与各行相加不符"
    };
    Some(Mark {
        line: Some(sheet.lines.len() - 1),
        head: Some(head),
        stands,
        expected: expected.into(),
    })
}

fn total(scene: &Scene<'_>, sheet: &mut Sheet, _: &mut Chance) -> Option<Mark> {
    total_row(scene, sheet, Decimal::ZERO)
}

fn wrong_total(scene: &Scene<'_>, sheet: &mut Sheet, _: &mut Chance) -> Option<Mark> {
    total_row(scene, sheet, Decimal::from(7))
}

fn header_again(_: &Scene<'_>, sheet: &mut Sheet, _: &mut Chance) -> Option<Mark> {
    let data = sheet.data();
    let middle = *data.get(data.len() / 2).filter(|_| data.len() > 3)?;
    if covered(sheet, middle) {
        return None;
    }
    sheet.lines.insert(middle, Line::Header);
    Some(Mark {
        line: Some(middle),
        head: None,
        stands: "表头".into(),
        expected: "不当作数据".into(),
    })
}

fn serials(_: &Scene<'_>, sheet: &mut Sheet, _: &mut Chance) -> Option<Mark> {
    let data = sheet.data();
    let middle = *data.get(data.len() / 2).filter(|_| data.len() > 3)?;
    for (n, line) in data.iter().filter(|line| **line >= middle).enumerate() {
        sheet.row(*line)?.cells[0] = Some(Cell::text(format!("{}.", n + 1)));
    }
    Some(Mark {
        line: Some(middle),
        head: Some(0),
        stands: "1.".into(),
        expected: "序号不作依据，不报错".into(),
    })
}

fn sample(scene: &Scene<'_>, sheet: &mut Sheet, _: &mut Chance) -> Option<Mark> {
    let columns = &scene.world.campaign.ledgers[sheet.ledger].columns;
    let shown = |head: &crate::demo::sheet::Head| match head.column.map(|column| &columns[column].kind) {
        Some(ColumnKind::Text | ColumnKind::People | ColumnKind::Units) => Cell::text("××"),
        Some(ColumnKind::Date | ColumnKind::Due) => Cell::text("2022-1-1"),
        _ => Cell::empty(),
    };
    let mut cells: Vec<Cell> = sheet.heads.iter().map(shown).collect();
    cells[0] = Cell::text("示例");
    sheet.lines.insert(0, Line::Plain(cells));
    Some(Mark {
        line: Some(0),
        head: Some(0),
        stands: "示例".into(),
        expected: "提醒：示例行没有删，不当作数据".into(),
    })
}

fn ghosts(_: &Scene<'_>, sheet: &mut Sheet, _: &mut Chance) -> Option<Mark> {
    if sheet.lines.len() > 300 {
        return None;
    }
    let blank = vec![Cell::empty(); sheet.heads.len()];
    let at = sheet.lines.len();
    sheet.lines.extend(std::iter::repeat_n(Line::Plain(blank), 200));
    Some(Mark {
        line: Some(at),
        head: None,
        stands: "200个带格式的空行".into(),
        expected: "不理会".into(),
    })
}

fn notices(_: &Scene<'_>, sheet: &mut Sheet, _: &mut Chance) -> Option<Mark> {
    if !sheet.above.is_empty() {
        return None;
    }
    sheet.above = vec!["附件2".into(), "请于规定时间内报送，逾期按迟报处理。".into()];
    Some(Mark {
        line: None,
        head: None,
        stands: "表头上方多了两行".into(),
        expected: "照样认出表头".into(),
    })
}

fn duplicate(scene: &Scene<'_>, sheet: &mut Sheet, _: &mut Chance) -> Option<Mark> {
    let ledger = &scene.world.campaign.ledgers[sheet.ledger];
    let [key] = ledger.key[..] else { return None };
    if matches!(ledger.columns[key].kind, ColumnKind::Reference { .. }) || ledger.base.is_some() {
        return None;
    }
    let head = sheet.heads.iter().position(|head| head.column == Some(key))?;
    let data = sheet.data();
    let [.., one, other] = data[..] else { return None };
    if sheet.row(other)?.spoiled {
        return None;
    }
    let cell = sheet.row(one)?.cells[head].clone()?;
    let row = sheet.row(other)?;
    row.cells[head] = Some(cell.clone());
    row.spoiled = true;
    Some(Mark {
        line: Some(other),
        head: Some(head),
        stands: plain(&cell),
        expected: "报错：编号与上一行重复".into(),
    })
}

fn done_without_day(scene: &Scene<'_>, sheet: &mut Sheet, _: &mut Chance) -> Option<Mark> {
    let columns = &scene.world.campaign.ledgers[sheet.ledger].columns;
    let asked = |column: ColumnId| {
        columns[column].kind == ColumnKind::Date && !columns[column].required_when.is_empty()
    };
    let head = sheet
        .heads
        .iter()
        .position(|head| head.column.is_some_and(asked))?;
    let column = sheet.heads[head].column?;
    let there = |line: &usize| matches!(&sheet.lines[*line], Line::Data(data) if !data.spoiled && data.values[column] != Value::Missing && data.cells[head].is_some());
    let line = sheet.data().into_iter().find(there)?;
    let row = sheet.row(line)?;
    row.cells[head] = Some(Cell::empty());
    row.spoiled = true;
    Some(Mark {
        line: Some(line),
        head: Some(head),
        stands: "（空白）".into(),
        expected: "报错：已办结却没有日期".into(),
    })
}

fn more_than_all(scene: &Scene<'_>, sheet: &mut Sheet, _: &mut Chance) -> Option<Mark> {
    let checks = &scene.world.campaign.ledgers[sheet.ledger].checks;
    let part = checks.iter().find_map(|check| match &check.kind {
        CheckKind::EqualsSum(parts) => parts.first().copied(),
        _ => None,
    })?;
    let head = sheet.heads.iter().position(|head| head.column == Some(part))?;
    let whole = |line: &usize| matches!(&sheet.lines[*line], Line::Data(data) if !data.spoiled && data.cells[head].is_some());
    let line = sheet.data().into_iter().find(whole)?;
    let row = sheet.row(line)?;
    let more = number(&row.values[part])? + Decimal::from(3);
    row.cells[head] = Some(Cell::number(more, 0));
    row.spoiled = true;
    Some(Mark {
        line: Some(line),
        head: Some(head),
        stands: more.to_string(),
        expected: "报错：多于应有的数".into(),
    })
}

/// The words of another unit, where words are compared.
fn copied(scene: &Scene<'_>, sheet: &mut Sheet, chance: &mut Chance) -> Option<Mark> {
    let world = scene.world;
    let checks = &world.campaign.ledgers[sheet.ledger].checks;
    let column = checks
        .iter()
        .find_map(|check| (check.kind == CheckKind::NearIdentical).then_some(check.column))?;
    let head = sheet.heads.iter().position(|head| head.column == Some(column))?;
    let own: Vec<Value> = sheet
        .lines
        .iter()
        .filter_map(|line| match line {
            Line::Data(data) => Some(data.values[column].clone()),
            _ => None,
        })
        .collect();
    let others = world.entries[sheet.ledger].iter();
    let others: Vec<&Value> = others
        .filter(|entry| {
            entry.period == scene.period && !entry.owner.is_some_and(|unit| world.silent.contains(&unit))
        })
        .map(|entry| &entry.values[column])
        .filter(|text| **text != Value::Missing && !own.contains(text))
        .collect();
    let Value::Text(text) = chance.pick(&others)? else {
        return None;
    };
    let line = *sheet.data().first()?;
    let row = sheet.row(line)?;
    row.cells[head].as_ref()?;
    row.cells[head] = Some(Cell::text(&**text));
    row.spoiled = true;
    let expected = "提醒：与其他单位雷同".to_owned();
    Some(Mark {
        line: Some(line),
        head: Some(head),
        stands: text.to_string(),
        expected,
    })
}
