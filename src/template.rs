//! The forms units fill in: Campaign → Book. Title, whose and when, header, empty rows, and below them how to write
//! what each column asks for. The sheets are what the reader likes best to get back.

mod sample;

use crate::book::{Book, Cell, Column as PageColumn, Page, Row};
use crate::campaign::model::{Campaign, Column, ColumnKind, Keeper, Ledger, LedgerId, Period, UnitId};
use crate::lexicon::HeaderWord;
use crate::register::Fixed;
use crate::submission::{PERIOD_STAMP, STAMP, ledgers_due};

pub use sample::check_form;

/// Empty rows of a form.
const EMPTY_ROWS: usize = 12;
/// The first column of every ledger.
pub(crate) const SERIAL: &str = HeaderWord::Serial.name();
/// The last column of every ledger.
pub(crate) const REMARKS: &str = HeaderWord::Remarks.name();

/// The forms of everything a unit has to send for a period, one sheet per ledger.
pub fn of_unit(campaign: &Campaign, unit: UnitId, period: &Period) -> Book {
    let name = &campaign.roster.units[unit].name;
    let mut book = Book::new(format!("{name}台账"))
        .property(STAMP, &**name)
        .property(PERIOD_STAMP, &*period.id);
    for ledger in ledgers_due(campaign, unit, period) {
        book.push(form(campaign, ledger, Some(unit), period));
    }
    book
}

/// The forms of the office's registers, those with fixed columns last.
pub fn of_office(campaign: &Campaign, period: &Period) -> Book {
    let mut book = Book::new(format!("{}登记簿", campaign.head.office));
    for (id, ledger) in campaign.ledgers.with_ids() {
        if ledger.keeper == Keeper::Office {
            book.push(form(campaign, id, None, period));
        }
    }
    for fixed in Fixed::ALL {
        book.push(fixed_form(campaign, *fixed, period));
    }
    book
}

/// The empty form of a ledger.
pub fn form(campaign: &Campaign, ledger: LedgerId, unit: Option<UnitId>, period: &Period) -> Page {
    let ledger = &campaign.ledgers[ledger];
    let who = unit.map_or(&campaign.head.office, |unit| &campaign.roster.units[unit].name);
    let mut page = Page::new(&*ledger.name)
        .title(title(campaign, &ledger.name, period))
        .meta(format!("填报单位：{who}"), "填报时间：")
        .column(PageColumn::new(SERIAL));
    for column in &ledger.columns {
        page = page.column(self::column(campaign, column));
    }
    let blank = Row::from(vec![Cell::empty(); ledger.columns.len() + 2]);
    page.column(PageColumn::new(REMARKS).width(16))
        .rows(vec![blank; EMPTY_ROWS])
        .note(instructions(campaign, ledger))
}

/// A column of a form: with a drop-down where the cell takes one of a few words.
fn column(campaign: &Campaign, column: &Column) -> PageColumn {
    let page = PageColumn::new(heading(column)).width(20);
    match &column.kind {
        ColumnKind::Bool => page.choices(["是", "否"]),
        ColumnKind::Choice(list) => page.choices(campaign.lists[*list].values.iter().map(|value| &**value)),
        _ => page,
    }
}

/// `××局“三大活动”问题清单（2022年第二季度）`.
pub fn title(campaign: &Campaign, ledger: &str, period: &Period) -> String {
    format!(
        "{}“{}”{ledger}（{}）",
        campaign.head.organiser, campaign.head.short, period.title
    )
}

/// The printed heading of a column: with its unit, and a mark where it has to be filled.
pub fn heading(column: &Column) -> String {
    let mark = if column.required { "*" } else { "" };
    let unit = column
        .unit
        .as_ref()
        .map_or_else(String::new, |unit| format!("（{unit}）"));
    format!("{mark}{}{unit}", column.name)
}

/// What has to be written in each column, in one note.
pub fn instructions(campaign: &Campaign, ledger: &Ledger) -> String {
    let mut lines = vec!["标*的必须填写；没有内容的，在第一行写“无”".to_owned()];
    lines.extend(ledger.columns.iter().filter_map(|column| {
        let how = how(campaign, column)?;
        Some(format!("{}：{how}", column.name))
    }));
    let numbered = (1..).zip(&lines).map(|(n, line)| format!("{n}.{line}"));
    format!("填表说明：{}", numbered.collect::<Vec<_>>().join("；"))
}

fn how(campaign: &Campaign, column: &Column) -> Option<String> {
    let single = column.max == Some(rust_decimal::Decimal::ONE);
    Some(match &column.kind {
        ColumnKind::Text => return None,
        ColumnKind::Integer => "填整数".into(),
        ColumnKind::Decimal => match &column.unit {
            Some(unit) => format!("填数字，单位{unit}"),
            None => "填数字".into(),
        },
        ColumnKind::Percent => "填百分比，如85%".into(),
        ColumnKind::Date => "填日期，如2022-6-30".into(),
        ColumnKind::Month => "填月份，如2022年6月".into(),
        ColumnKind::Due if column.standing => "填日期，长期的填“长期坚持”".into(),
        ColumnKind::Due => "填日期，如2022-6-30".into(),
        ColumnKind::Bool => "填是或否".into(),
        ColumnKind::People if single => "填一人姓名".into(),
        ColumnKind::People => "填姓名，几人用顿号隔开".into(),
        ColumnKind::Units => "填单位名称，几个用顿号隔开".into(),
        ColumnKind::DocNumber => "填文号，如×建〔2022〕1号".into(),
        ColumnKind::Measure => "填方案里的措施名称".into(),
        ColumnKind::Choice(list) => {
            let values: Vec<&str> = campaign.lists[*list]
                .values
                .iter()
                .map(|value| &**value)
                .collect();
            format!("填{}之一", values.join("、"))
        }
        ColumnKind::Reference { ledger, .. } => {
            format!("填“{}”里已有的", campaign.ledgers[*ledger].name)
        }
    })
}

/// The empty form of a register with fixed columns.
pub fn fixed_form(campaign: &Campaign, fixed: Fixed, period: &Period) -> Page {
    let headings = fixed_headings(fixed);
    let blank = Row::from(vec![Cell::empty(); headings.len() + 2]);
    Page::new(fixed.name())
        .title(title(campaign, fixed.name(), period))
        .column(PageColumn::new(SERIAL))
        .columns(headings.iter().map(|heading| PageColumn::new(heading).width(20)))
        .column(PageColumn::new(REMARKS).width(16))
        .rows(vec![blank; EMPTY_ROWS])
}

/// The columns of such a register as printed.
pub(crate) fn fixed_headings(fixed: Fixed) -> Vec<String> {
    let columns = fixed.spec(0).columns;
    columns.iter().map(|column| column.names[0].to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::fixture::county;
    use crate::finding::Findings;
    use crate::register::Registers;
    use crate::submission::{Earlier, FoundFile, read_file, sort_out};
    use crate::workbook::ChildReader;
    use std::sync::Arc;

    fn read(path: &str, book: &Book) -> (crate::submission::ReadFile, Findings) {
        let found = FoundFile::new(path, &Arc::from("2022Q2"), crate::excel::write(book).unwrap());
        let mut findings = Findings::new();
        (
            read_file(&county(), found, &ChildReader::refused(), &mut findings),
            findings,
        )
    }

    #[test]
    fn every_form_is_recognised_with_all_its_columns() {
        let campaign = county();
        let period = campaign.period("2022Q2").unwrap();
        let (file, findings) = read("inbox/2022Q2/a.xlsx", &of_unit(&campaign, UnitId(0), period));
        let found: Vec<LedgerId> = file.tables.iter().map(|table| LedgerId(table.spec)).collect();
        assert_eq!(found, ledgers_due(&campaign, UnitId(0), period));
        assert!(
            file.tables
                .iter()
                .all(|table| table.columns.iter().all(Option::is_some))
        );
        assert_eq!(findings.into_sorted(), []);
        assert_eq!(file.properties.get(STAMP).map(String::as_str), Some("物业管理股"));
        assert_eq!(
            file.properties.get(PERIOD_STAMP).map(String::as_str),
            Some("2022Q2")
        );
    }

    #[test]
    fn the_forms_of_the_office_are_recognised() {
        let campaign = county();
        let period = campaign.period("2022Q2").unwrap();
        let (file, findings) = read("registers/2022Q2/a.xlsx", &of_office(&campaign, period));
        let office = campaign
            .ledgers
            .iter()
            .filter(|ledger| ledger.keeper == Keeper::Office)
            .count();
        assert_eq!(file.tables.len(), office + Fixed::ALL.len());
        assert_eq!(findings.into_sorted(), []);
    }

    #[test]
    fn a_form_of_another_period_is_told_by_its_stamp_or_its_tab() {
        let campaign = county();
        let (first, second) = (
            campaign.period("2022Q1").unwrap(),
            campaign.period("2022Q2").unwrap(),
        );
        let told = |book: &Book| -> Vec<String> {
            let (file, _) = read("inbox/2022Q2/a.xlsx", book);
            let mut findings = Findings::new();
            let (registers, earlier) = (Registers::default(), Earlier::default());
            sort_out(&campaign, second, vec![file], &registers, &earlier, &mut findings);
            let of_period = |told: &String| told.contains("不是2022年第二季度的");
            let told = findings
                .into_sorted()
                .into_iter()
                .map(|finding| finding.message());
            told.filter(of_period).collect()
        };
        assert_eq!(told(&of_unit(&campaign, UnitId(0), second)), [] as [String; 0]);
        let stamped = told(&of_unit(&campaign, UnitId(0), first));
        assert!(
            stamped.len() == 1 && stamped[0].starts_with("模板标记是“2022Q1”"),
            "{stamped:?}"
        );
        let page = form(
            &campaign,
            ledgers_due(&campaign, UnitId(0), second)[0],
            Some(UnitId(0)),
            second,
        );
        let mut book = Book::new("台账");
        book.push(Page {
            name: format!("{}（一季度）", page.name),
            ..page
        });
        let tab = told(&book);
        assert!(tab.len() == 1 && tab[0].starts_with("工作表名是“"), "{tab:?}");
    }
}
