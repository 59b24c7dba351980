//! Sizes: widths in half-width characters (a Chinese character counts two), heights in points, paper in pixels.
//!
//! Excel sizes neither columns nor wrapped rows by itself, so both are computed from the text.

use super::cell::Value;
use super::page::{Column, Page, Paper};
use super::place::place;
use unicode_width::UnicodeWidthStr;

/// Least width of a column, in half-width characters.
const NARROWEST: u16 = 6;
/// Most half-width characters of a heading that is kept on one line.
const HEADING_LINE: u16 = 8;
/// Highest row that Excel takes, in points.
const HIGHEST: usize = 409;
/// Papers in the order in which they are tried, each with the greatest widths allowed for wrapped columns.
const TRIES: &[(Paper, &[u16])] = &[
    (Paper::A4, &[48, 40]),
    (Paper::A4Wide, &[70, 60, 50, 40, 32, 26]),
    (Paper::A3Wide, &[90, 70, 60, 50, 40, 32, 26, 20, 16, 12]),
];

/// Width of a text in half-width characters; a Chinese character counts two.
pub fn units(text: &str) -> usize {
    text.width_cjk()
}

/// Type size: size of the letters, distance of the lines and least height of a row, in points.
#[derive(Clone, Copy)]
pub(super) struct Script {
    letters: usize,
    pitch: usize,
    least: usize,
}

impl Script {
    pub(super) const TITLE: Script = Script::of(20, 28, 38);
    pub(super) const META: Script = Script::of(12, 17, 24);
    pub(super) const HEADER: Script = Script::of(11, 16, 26);
    pub(super) const BODY: Script = Script::of(11, 15, 22);
    pub(super) const NOTE: Script = Script::of(11, 15, 20);

    const fn of(letters: usize, pitch: usize, least: usize) -> Self {
        Script {
            letters,
            pitch,
            least,
        }
    }

    /// Height in points of a row with this text in that width.
    pub(super) fn height(self, text: &str, width: usize) -> usize {
        let lines: usize = text.lines().map(|line| self.lines(line, width)).sum();
        (lines * self.pitch + 6).clamp(self.least, HIGHEST)
    }

    /// Width of a text, in characters of the size of the body.
    pub(super) fn width(self, text: &str) -> usize {
        (units(text) * self.letters).div_ceil(11)
    }

    /// Number of lines a text takes; a line that breaks loses up to a character at its end.
    fn lines(self, line: &str, width: usize) -> usize {
        let wanted = self.width(line);
        if wanted <= width {
            return 1;
        }
        wanted.div_ceil(width.saturating_sub(1).max(2))
    }
}

/// Width of a column in pixels of the screen.
pub(super) fn pixels(units: u16) -> u32 {
    (u32::from(units) * 22).div_ceil(3) + 12
}

/// Width between the margins, in pixels of the screen.
fn room(paper: Paper) -> u32 {
    match paper {
        Paper::A4 => 680,
        Paper::A4Wide | Paper::A3 => 1009,
        Paper::A3Wide => 1474,
    }
}

/// The paper and the widths of the columns.
pub(super) fn fit(page: &Page) -> (Paper, Vec<u16>) {
    let needs = needs(page);
    let mut last = None;
    for (paper, widest) in tries(page.paper) {
        let widths: Vec<u16> = needs.iter().map(|need| need.width(widest)).collect();
        if total(&widths) * 92 <= room(paper) * 100 {
            return (paper, stretch(page, &needs, widths, room(paper)));
        }
        last = Some((paper, widths));
    }
    last.expect("there is always a try")
}

fn tries(paper: Option<Paper>) -> Vec<(Paper, u16)> {
    let all = |(paper, widths): &(Paper, &[u16])| -> Vec<(Paper, u16)> {
        widths.iter().map(|widest| (*paper, *widest)).collect()
    };
    match paper {
        None => TRIES.iter().flat_map(all).collect(),
        Some(paper) => [90, 70, 60, 50, 40, 32, 26, 20, 16, 12]
            .map(|widest| (paper, widest))
            .to_vec(),
    }
}

fn total(widths: &[u16]) -> u32 {
    widths.iter().map(|width| pixels(*width)).sum()
}

/// Room that is left goes to words that would break, then to all columns up to a half more, then to the title.
fn stretch(page: &Page, needs: &[Need], mut widths: Vec<u16>, room: u32) -> Vec<u16> {
    let half_more: Vec<u16> = widths.iter().map(|width| width + width / 2).collect();
    grow(needs, &mut widths, |index, widths| {
        total(widths) < room && widths[index] < needs[index].words
    });
    grow(needs, &mut widths, |index, widths| {
        total(widths) < room && widths[index] < half_more[index]
    });
    let title = page.title.iter().map(|line| Script::TITLE.width(line)).max();
    let title = title.unwrap_or(0) as u32 + 2;
    grow(needs, &mut widths, |_, widths| {
        let all: u32 = widths.iter().map(|width| u32::from(*width)).sum();
        total(widths) < room && all < title
    });
    widths
}

/// Widens the columns in turn, each as long as it may.
fn grow(needs: &[Need], widths: &mut [u16], may: impl Fn(usize, &[u16]) -> bool) {
    let mut grown = true;
    while grown {
        grown = false;
        for index in 0..widths.len() {
            if needs[index].exact.is_none() && may(index, widths) {
                widths[index] += 1;
                grown = true;
            }
        }
    }
}

/// Widths that the content of a column needs, in half-width characters.
#[derive(Clone, Copy)]
struct Need {
    /// Width that is kept whatever the content; none = by the content.
    exact: Option<u16>,
    /// Width at which words break.
    breaks: u16,
    /// Width of the heading.
    heading: u16,
    /// Width of the longest line of words, which may break.
    words: u16,
    /// Width of the longest number or day, which may not break.
    figures: u16,
}

impl Need {
    /// Width of the column if words break at `widest`.
    fn width(self, widest: u16) -> u16 {
        let content = self
            .heading
            .max(self.figures)
            .max(self.words.min(widest).min(self.breaks));
        self.exact.unwrap_or(content)
    }
}

fn needs(page: &Page) -> Vec<Need> {
    let need = |column: Option<&Column>| Need {
        exact: column
            .filter(|column| column.exact)
            .and_then(|column| column.width),
        breaks: column.and_then(|column| column.width).unwrap_or(u16::MAX),
        heading: heading(column, page.filter),
        words: 0,
        figures: 0,
    };
    let mut needs: Vec<Need> = (0..page.width())
        .map(|index| need(page.columns.get(index)))
        .collect();
    for placed in place(&page.body, page.width()).into_iter().flatten() {
        if placed.columns == 1 {
            widen(&mut needs[usize::from(placed.column)], &placed.cell.value);
        }
    }
    needs
}

fn widen(need: &mut Need, value: &Value) {
    let text = value.plain();
    let longest = text.lines().map(units).max().unwrap_or(0) + 1;
    let longest = u16::try_from(longest).unwrap_or(u16::MAX);
    if value.wraps() {
        need.words = need.words.max(longest);
    } else {
        need.figures = need.figures.max(longest.min(60) + 1);
    }
}

fn heading(column: Option<&Column>, filter: bool) -> u16 {
    let Some(column) = column else { return NARROWEST };
    let lowest = column.headings.last().map_or("", String::as_str);
    let whole = lowest.lines().map(units).max().unwrap_or(0);
    let whole = u16::try_from(whole).unwrap_or(u16::MAX);
    let broken = if whole <= HEADING_LINE {
        whole
    } else {
        HEADING_LINE.max(whole.div_ceil(2).next_multiple_of(2)).min(24)
    };
    let button = if filter { 3 } else { 1 };
    (broken + button).max(NARROWEST)
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, Page, Row, row};
    use super::*;

    #[test]
    fn a_chinese_character_counts_two() {
        assert_eq!(units("甲A1"), 4);
        assert_eq!(units("“一票否决”"), 12);
    }

    #[test]
    fn rows_grow_with_their_lines() {
        assert_eq!(Script::BODY.height("短", 10), 22);
        assert_eq!(Script::BODY.height(&"长".repeat(20), 21), 36);
        assert_eq!(Script::BODY.height("一\n二\n三", 10), 51);
        assert_eq!(Script::BODY.height(&"长".repeat(5000), 20), HIGHEST);
    }

    #[test]
    fn paper_follows_the_width() {
        let wide = |columns: usize| {
            let cells: Vec<Cell> = (0..columns).map(|_| Cell::text("十个汉字的一格内容啊")).collect();
            fit(&Page::new("x").row(Row::from(cells))).0
        };
        assert_eq!(wide(3), Paper::A4);
        assert_eq!(wide(5), Paper::A4Wide);
        assert_eq!(wide(8), Paper::A3Wide);
    }

    #[test]
    fn long_words_wrap_and_numbers_do_not() {
        let long = "长".repeat(200);
        let page = Page::new("x").headings(["序号", "事项", "数"]);
        let (paper, widths) = fit(&page.row(row![1i64, long.as_str(), 1234567890123i64]));
        assert_eq!(paper, Paper::A4);
        assert!((40..=80).contains(&widths[1]), "{widths:?}");
        assert!(widths[2] >= 14, "{widths:?}");
    }

    #[test]
    fn room_that_is_left_goes_to_long_words_first() {
        let words = "二十个汉字的一句话二十个汉字的一句话啊啊";
        let columns = ["一", "二", "三", "四", "五"];
        let page = Page::new("x").headings(columns);
        let (_, widths) = fit(&page.row(row![1i64, words, words, words, words]));
        assert!(
            widths[1..].iter().all(|width| *width > 2 * widths[0]),
            "{widths:?}"
        );
    }

    #[test]
    fn a_narrow_table_is_as_wide_as_its_title() {
        let page = Page::new("x")
            .title("二〇二二年第二季度逾期事项")
            .headings(["序号", "事项"]);
        let widths = fit(&page).1;
        assert!(widths.iter().sum::<u16>() >= 48, "{widths:?}");
    }

    #[test]
    fn a_width_that_was_given_stays() {
        let page = Page::new("x").column(Column::new("事项").exactly(11));
        assert_eq!(fit(&page.row(row!["很长的一句话很长的一句话"])).1, [11]);
    }

    #[test]
    fn short_words_do_not_take_the_width_that_long_ones_may() {
        let columns = (0..6).map(|_| Column::new("事项").width(60));
        let page = Page::new("x").columns(columns);
        assert_eq!(
            fit(&page.row(row!["短", "短", "短", "短", "短", "短"])).0,
            Paper::A4
        );
    }
}
