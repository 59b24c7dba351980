//! The result → workbooks as data and JSON. One file per page; nothing is computed here but sums.

#[cfg(test)]
pub(crate) mod fixture;
mod json;
mod leaders;
mod masked;
mod office;
mod phrase;
mod restricted;
mod slip;
mod why;

use crate::book::Book;
use crate::outcome::{Outcome, Restricted};

pub use masked::masked;
pub use phrase::file_stem;
pub use why::{names, why};

/// Everything that is written for a period, by path below `reports/<period>/`.
pub struct Reports {
    /// Workbooks.
    pub books: Vec<(String, Book)>,
    /// Files for programs.
    pub json: Vec<(String, Vec<u8>)>,
}

/// Draws all reports. Names are in the order in which an office reads them.
pub fn draw(outcome: &Outcome, restricted: &Restricted) -> Reports {
    let period = &outcome.period.title;
    let owners = slip::owners(outcome);
    let mut books = vec![
        (format!("01-红黑榜与排名-{period}.xlsx"), leaders::book(outcome)),
        (format!("02-办公室工作簿-{period}.xlsx"), office::book(outcome)),
        (
            format!("03-限制知悉-处理建议-{period}.xlsx"),
            restricted::book(outcome, restricted),
        ),
    ];
    books.extend(
        outcome
            .units
            .iter()
            .filter(|unit| unit.rated != crate::outcome::Rated::NotRanked)
            .map(|unit| {
                let name = format!(
                    "反馈单/反馈单-{}-{}.xlsx",
                    file_stem(&unit.unit),
                    outcome.period.id
                );
                (name, slip::book(outcome, &owners, unit))
            }),
    );
    let json = vec![
        ("result.json".to_owned(), json::result(outcome)),
        ("restricted.json".to_owned(), json::restricted(restricted)),
    ];
    Reports { books, json }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(book: &Book) -> String {
        book.pages().iter().map(crate::book::Page::plain).collect()
    }

    fn named<'a>(reports: &'a Reports, part: &str) -> &'a Book {
        &reports
            .books
            .iter()
            .find(|(name, _)| name.contains(part))
            .expect("written")
            .1
    }

    #[test]
    fn a_slip_holds_its_own_unit_only() {
        let reports = draw(&fixture::outcome(), &Restricted::default());
        let slip = text(named(&reports, "反馈单-甲股"));
        assert!(slip.contains("甲股督1逾期") && slip.contains("9.05 ÷ 10 = 90.5%"));
        assert!(!slip.contains("乙站"), "another unit in the slip:\n{slip}");
    }

    #[test]
    fn deductions_in_slip_and_office_workbook_are_the_same_rows() {
        let outcome = fixture::outcome();
        let reports = draw(&outcome, &Restricted::default());
        let page = |book: &Book| book.page("扣分明细").expect("there").body.clone();
        let office = page(named(&reports, "02-"));
        let slips: Vec<_> = ["反馈单-甲股", "反馈单-乙站"]
            .iter()
            .flat_map(|name| page(named(&reports, name)))
            .collect();
        assert_eq!(office, slips);
    }

    #[test]
    fn the_one_page_stands_on_its_own() {
        let page = named(&draw(&fixture::outcome(), &Restricted::default()), "01-").pages()[0].plain();
        for words in [
            "应报2个单位，实报2个",
            "甲股（90.50分，较上期+2.50，进1位）",
            "督办·督1（甲股，逾期10天）",
        ] {
            assert!(page.contains(words), "{words} is not in\n{page}");
        }
    }

    #[test]
    fn what_is_followed_has_a_page_a_line_and_its_own_part_of_a_slip() {
        let mut outcome = fixture::outcome();
        outcome.tracked = vec![fixture::tracked("挂牌督办", false)];
        let reports = draw(&outcome, &Restricted::default());
        let page = |book: &Book| book.page("挂牌督办").map(crate::book::Page::plain);
        let office = page(named(&reports, "02-")).expect("a page of its own");
        for words in [
            "共2件，已销号1件，未销号1件（逾期1件），清零率50.0%；依据三.1（C3）",
            "红 | 甲股 | 督1 | 2022-4-28 | — | 63 | 七天办结：逾期未办 56天",
            "已销号 | 乙站 | 督2 | 2022-4-28 | 2022-5-10 | 12",
            " | 乙站 | 1 | 1 | 0 | 100.0%",
        ] {
            assert!(office.contains(words), "{words} is not in\n{office}");
        }
        let slip = page(named(&reports, "反馈单-甲股")).expect("in the slip");
        assert!(
            slip.contains("督1") && !slip.contains("乙站") && !slip.contains("督2"),
            "{slip}"
        );
        let leaders = named(&reports, "01-").pages()[0].plain();
        assert!(leaders.contains("清零率50.0%。未销号：甲股·督1"), "{leaders}");
        outcome.tracked = vec![fixture::tracked("挂牌督办", true)];
        let leaders = named(&draw(&outcome, &Restricted::default()), "01-").pages()[0].plain();
        assert!(!leaders.contains("甲股·督1"), "a personal ledger is counted only");
    }

    #[test]
    fn the_open_json_masks_personal_columns() {
        let reports = draw(&fixture::outcome(), &Restricted::default());
        let json = String::from_utf8(reports.json[0].1.clone()).expect("UTF-8");
        assert!(json.contains("***") && !json.contains("某人反映"));
    }
}
