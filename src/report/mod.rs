//! The result → workbooks as data and JSON. One file per page; nothing is computed here but sums. [`rule_lines`]
//! says the rules of the definition in sentences.

#[cfg(test)]
pub(crate) mod fixture;
mod json;
mod leaders;
mod masked;
mod office;
mod phrase;
mod restricted;
mod rules;
mod slip;
mod why;
mod words;

use crate::book::{Book, Page};
use crate::campaign::model::UnitId;
use crate::file_name::stem;
use crate::outcome::{Outcome, Restricted};
use crate::verdict::Rated;
use std::collections::BTreeSet;
use std::io::{self, Write};

pub use masked::masked;
pub use phrase::fates;
pub use rules::{Worked, indicator_rule_lines, restricted_rule_lines, rule_lines, worked};
pub use why::{is_called, why};
pub use words::{rule_changes, rules_since};

/// Name of the open result for programs.
pub const RESULT: &str = "result.json";

/// Everything that is written for a period. Each report is drawn when it is asked for: those of a large fleet would
/// fill the memory together.
pub struct Reports<'a> {
    outcome: &'a Outcome,
    restricted: &'a Restricted,
    own: slip::Own<'a>,
    all: Vec<(String, What)>,
}

/// Kinds of reports.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Leaders,
    Office,
    Restricted,
    /// Of a unit, by its index.
    Slip(UnitId),
    Json,
    RestrictedJson,
}

/// A report, ready to be written.
pub enum Report<'a> {
    /// A workbook with all its pages.
    Book(Book),
    /// A workbook of many rows.
    Long(Long<'a>),
    /// A JSON file.
    Json(Json<'a>),
}

/// A workbook whose pages are drawn when they are written.
pub struct Long<'a> {
    /// The workbook without its pages.
    pub head: Book,
    /// In the order of their tabs.
    pub pages: Box<dyn Iterator<Item = Page> + 'a>,
}

impl Long<'_> {
    /// The workbook with all its pages.
    pub fn book(self) -> Book {
        let mut book = self.head;
        self.pages.for_each(|page| {
            book.push(page);
        });
        book
    }
}

/// A file for programs, not written yet.
pub enum Json<'a> {
    /// The open result, personal columns masked.
    Open(&'a Outcome),
    /// What only the restricted files may show.
    Restricted(&'a Restricted),
}

impl Json<'_> {
    /// Writes it piece by piece.
    pub fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        match self {
            Json::Open(outcome) => json::result(outcome, to),
            Json::Restricted(restricted) => json::restricted(restricted, to),
        }
    }
}

/// The reports of a period, in the order in which an office reads them; [`Reports::report`] draws one.
pub fn list_reports<'a>(outcome: &'a Outcome, restricted: &'a Restricted) -> Reports<'a> {
    let title = stem(&outcome.period.title);
    let mut all = vec![
        (format!("01-红黑榜与排名-{title}.xlsx"), What::Leaders),
        (format!("02-办公室工作簿-{title}.xlsx"), What::Office),
        (format!("03-限制知悉-处理建议-{title}.xlsx"), What::Restricted),
    ];
    all.extend(slips(outcome));
    all.push((RESULT.to_owned(), What::Json));
    all.push(("restricted.json".to_owned(), What::RestrictedJson));
    Reports {
        outcome,
        restricted,
        own: slip::Own::new(outcome),
        all,
    }
}

/// A slip for each unit that is ranked. Units whose names come to the same stem are numbered.
fn slips(outcome: &Outcome) -> Vec<(String, What)> {
    let mut slips = Vec::new();
    let mut taken = BTreeSet::new();
    for (at, unit) in outcome.units.with_ids() {
        if unit.rated == Rated::NotRanked {
            continue;
        }
        let stem = stem(&unit.unit);
        let mut called = stem.clone();
        let mut number = 1;
        while !taken.insert(called.to_lowercase()) {
            number += 1;
            called = format!("{stem}({number})");
        }
        let name = format!("反馈单/反馈单-{called}-{}.xlsx", outcome.period.id);
        slips.push((name, What::Slip(at)));
    }
    slips
}

impl<'a> Reports<'a> {
    /// Paths below `reports/<period>/`.
    pub fn names(&self) -> Vec<&str> {
        self.all.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// Reports in the order in which they are best begun, where several are written at a time.
    pub fn largest_first(&self) -> Vec<usize> {
        let rank = |at: &usize| match self.all[*at].1 {
            What::Office => 0,
            What::Json => 1,
            What::Restricted | What::RestrictedJson => 2,
            What::Slip(_) | What::Leaders => 3,
        };
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        order.sort_by_key(rank);
        order
    }

    /// Draws a report, counted as in [`Reports::names`].
    pub fn report(&self, at: usize) -> Report<'a> {
        let (outcome, restricted) = (self.outcome, self.restricted);
        match self.all[at].1 {
            What::Leaders => Report::Book(leaders::book(outcome)),
            What::Office => Report::Long(Long {
                head: office::head(outcome),
                pages: Box::new(office::pages(outcome)),
            }),
            What::Restricted => Report::Book(restricted::book(outcome, restricted)),
            What::Slip(unit) => Report::Book(slip::book(outcome, &self.own, unit)),
            What::Json => Report::Json(Json::Open(outcome)),
            What::RestrictedJson => Report::Json(Json::Restricted(restricted)),
        }
    }

    /// The workbooks with their names.
    pub fn books(&self) -> impl Iterator<Item = (&str, Book)> {
        self.all
            .iter()
            .enumerate()
            .filter_map(|(at, (name, _))| match self.report(at) {
                Report::Book(book) => Some((name.as_str(), book)),
                Report::Long(long) => Some((name.as_str(), long.book())),
                Report::Json(_) => None,
            })
    }

    /// The files for programs with their names.
    pub fn json(&self) -> impl Iterator<Item = (&str, Json<'a>)> {
        self.all
            .iter()
            .enumerate()
            .filter(|(_, (_, what))| matches!(what, What::Json | What::RestrictedJson))
            .filter_map(|(at, (name, _))| match self.report(at) {
                Report::Json(json) => Some((name.as_str(), json)),
                Report::Book(_) | Report::Long(_) => None,
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(book: &Book) -> String {
        book.pages().iter().map(Page::plain).collect()
    }

    fn named(outcome: &Outcome, part: &str) -> Book {
        let restricted = Restricted::default();
        let reports = list_reports(outcome, &restricted);
        let found = reports.books().find(|(name, _)| name.contains(part));
        found.expect("written").1
    }

    #[test]
    fn names_of_reports_lead_nowhere_and_no_two_are_the_same() {
        let mut outcome = fixture::outcome();
        outcome.period.title = "4/6月".into();
        outcome.units[UnitId(0)].unit = "..\\a:股".into();
        outcome.units[UnitId(1)].unit = "../A?股".into();
        let restricted = Restricted::default();
        let reports = list_reports(&outcome, &restricted);
        assert_eq!(
            reports.names()[..5],
            [
                "01-红黑榜与排名-4_6月.xlsx",
                "02-办公室工作簿-4_6月.xlsx",
                "03-限制知悉-处理建议-4_6月.xlsx",
                "反馈单/反馈单-___a_股-2022Q2.xlsx",
                "反馈单/反馈单-___A_股(2)-2022Q2.xlsx",
            ]
        );
    }

    #[test]
    fn a_slip_holds_its_own_unit_only() {
        let slip = text(&named(&fixture::outcome(), "反馈单-甲股"));
        assert!(slip.contains("甲股督1逾期") && slip.contains("9.05 ÷ 10 = 90.5%"));
        assert!(!slip.contains("乙站"), "another unit in the slip:\n{slip}");
    }

    #[test]
    fn deductions_in_slip_and_office_workbook_are_the_same_rows() {
        let outcome = fixture::outcome();
        let page = |book: &Book| book.page("扣分明细").expect("there").body.clone();
        let office = page(&named(&outcome, "02-"));
        let slips: Vec<_> = ["反馈单-甲股", "反馈单-乙站"]
            .iter()
            .flat_map(|name| page(&named(&outcome, name)))
            .collect();
        assert_eq!(office, slips);
    }

    #[test]
    fn the_one_page_stands_on_its_own() {
        let page = named(&fixture::outcome(), "01-").pages()[0].plain();
        for words in [
            "应报2个单位，实报2个",
            "甲股（90.50分，较上期+2.50，进1位）",
            "督办·督1（甲股，逾期 10天）",
        ] {
            assert!(page.contains(words), "{words} is not in\n{page}");
        }
    }

    #[test]
    fn what_is_followed_has_a_page_a_line_and_its_own_part_of_a_slip() {
        let mut outcome = fixture::outcome();
        outcome.items.tracked = vec![fixture::tracked("挂牌督办", false)];
        let page = |book: &Book| book.page("挂牌督办").map(Page::plain);
        let office = page(&named(&outcome, "02-")).expect("a page of its own");
        for words in [
            "共2件，已销号1件，未销号1件（逾期1件），销号率50.0%；依据三.1（C3）",
            "红 | 甲股 | 督1 | 2022-4-28 | — | 63 | 七天办结：逾期未办 56天",
            "已销号 | 乙站 | 督2 | 2022-4-28 | 2022-5-10 | 12",
            " | 乙站 | 1 | 1 | 0 | 100.0%",
        ] {
            assert!(office.contains(words), "{words} is not in\n{office}");
        }
        let slip = page(&named(&outcome, "反馈单-甲股")).expect("in the slip");
        assert!(
            slip.contains("督1") && !slip.contains("乙站") && !slip.contains("督2"),
            "{slip}"
        );
        let leaders = named(&outcome, "01-").pages()[0].plain();
        assert!(leaders.contains("销号率50.0%。未销号：甲股·督1"), "{leaders}");
        outcome.items.tracked = vec![fixture::tracked("挂牌督办", true)];
        let leaders = named(&outcome, "01-").pages()[0].plain();
        assert!(!leaders.contains("甲股·督1"), "a personal ledger is counted only");
    }

    #[test]
    fn leaders_are_told_of_an_item_once_though_two_of_its_limits_are_open() {
        let mut outcome = fixture::outcome();
        let mut other = outcome.items.open[0].clone();
        other.deadline = "反馈".into();
        other.judged = fixture::overdue(3);
        outcome.items.open.push(other);
        let page = named(&outcome, "01-").pages()[0].plain();
        assert!(page.contains("未办结事项2件，其中逾期2件"), "{page}");
        assert_eq!(page.matches("督办·督1（甲股，").count(), 1, "{page}");
    }

    #[test]
    fn a_year_without_ledgers_tells_of_no_items_and_a_page_says_its_period() {
        let mut outcome = fixture::outcome();
        let page = named(&outcome, "01-").pages()[0].plain();
        assert!(page.contains("期间 | 2022年4月1日至2022年6月30日。"), "{page}");
        outcome.items.open.clear();
        outcome.requirements.clear();
        outcome.submissions.clear();
        let page = named(&outcome, "01-").pages()[0].plain();
        assert!(!page.contains("未办结事项") && !page.contains("应达标"), "{page}");
    }

    #[test]
    fn the_open_json_masks_personal_columns() {
        let mut bytes = Vec::new();
        json::result(&fixture::outcome(), &mut bytes).expect("written");
        let json = String::from_utf8(bytes).expect("UTF-8");
        assert!(json.contains("***") && !json.contains("某人反映"));
    }
}
