//! How meaning looks: fonts, fills, borders, number formats, as offices print their tables.
//!
//! Meaning never rests on colour alone, since most offices print in black: emphasis is also bold, and the words
//! themselves (红榜, 逾期) stand in the cell.

use crate::book::{Align, Part, Placed, Style, Value};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatPattern};
use std::collections::BTreeMap;

/// Character set of simplified Chinese, by which a machine without the font finds another.
const CHINESE: u8 = 134;
const TITLE_FONT: &str = "方正小标宋简体";
const META_FONT: &str = "楷体_GB2312";
const HEADING_FONT: &str = "黑体";
const BODY_FONT: &str = "仿宋";

const HEADER_FILL: u32 = 0x00E7_ECF4;
const BAND_FILL: u32 = 0x00F3_F3F3;
const GOOD_FILL: u32 = 0x00FD_E4E1;
const BAD_FILL: u32 = 0x00D9_D9D9;
const WARN_FILL: u32 = 0x00FF_F4CC;
const RED: u32 = 0x00C0_0000;
const GREY: u32 = 0x0070_7070;
const LINK: u32 = 0x0005_63C1;

/// How a value is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shown {
    Text,
    /// Text that begins like a formula.
    Quoted,
    Link,
    Day,
    IsoDay,
    Month,
    Place,
    Integer,
    Number(u8),
    Percent(u8),
    Delta(u8),
}

/// Formats already made, so that each exists once.
#[derive(Default)]
pub(super) struct Looks {
    made: BTreeMap<(Part, Shown, Style, Align), Format>,
}

impl Looks {
    /// The format of a cell.
    pub(super) fn of(&mut self, part: Part, placed: &Placed<'_>) -> &Format {
        let shown = shown(&placed.cell.value);
        let align = match placed.align {
            Align::ByMeaning => by_meaning(part, shown, placed.style),
            align => align,
        };
        let key = (part, shown, placed.style, align);
        self.made
            .entry(key)
            .or_insert_with(|| make(part, shown, placed.style, align))
    }
}

fn shown(value: &Value) -> Shown {
    match value {
        Value::Empty => Shown::Text,
        Value::Text(text) if super::text::looks_like_formula(text) => Shown::Quoted,
        Value::Text(_) => Shown::Text,
        Value::Link { .. } => Shown::Link,
        Value::Date(_) => Shown::Day,
        Value::IsoDate(_) => Shown::IsoDay,
        Value::Month(_) => Shown::Month,
        Value::Place(_) => Shown::Place,
        Value::Integer(_) => Shown::Integer,
        Value::Mark(_) => Shown::Number(2),
        Value::Number { places, .. } => Shown::Number(*places),
        Value::Percent { places, .. } => Shown::Percent(*places),
        Value::Delta { places, .. } => Shown::Delta(*places),
        Value::Formula { value, .. } => shown(value),
    }
}

fn by_meaning(part: Part, shown: Shown, style: Style) -> Align {
    match (part, shown) {
        (Part::Title | Part::Header, _) => Align::Centre,
        (Part::Meta | Part::Note, _) => Align::Left,
        _ if style == Style::Heading => Align::Centre,
        (_, Shown::Text | Shown::Quoted | Shown::Link) => Align::Left,
        (_, Shown::Day | Shown::IsoDay | Shown::Month | Shown::Place) => Align::Centre,
        _ => Align::Right,
    }
}

fn make(part: Part, shown: Shown, style: Style, align: Align) -> Format {
    let format = Format::new()
        .set_align(horizontal(align))
        .set_align(FormatAlign::VerticalCenter);
    let format = match (part, align) {
        (Part::Body, Align::Right) => format.set_indent(1),
        _ => format,
    };
    match part {
        Part::Title => font(format, TITLE_FONT, 20).set_text_wrap(),
        Part::Meta => font(format, META_FONT, 12).set_text_wrap(),
        Part::Header => heading(format),
        Part::Note => font(format, BODY_FONT, 11).set_text_wrap(),
        Part::Body => number(emphasis(format, style, shown), shown),
    }
}

fn horizontal(align: Align) -> FormatAlign {
    match align {
        Align::ByMeaning | Align::Left => FormatAlign::Left,
        Align::Centre => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    }
}

fn font(format: Format, name: &str, points: u32) -> Format {
    format
        .set_font_name(name)
        .set_font_size(points)
        .set_font_charset(CHINESE)
}

fn fill(format: Format, colour: u32) -> Format {
    format
        .set_background_color(colour)
        .set_pattern(FormatPattern::Solid)
}

fn heading(format: Format) -> Format {
    fill(font(format, HEADING_FONT, 11), HEADER_FILL)
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
}

fn emphasis(format: Format, style: Style, shown: Shown) -> Format {
    if style == Style::Heading {
        return heading(format);
    }
    let format = font(format, BODY_FONT, 11).set_border(FormatBorder::Thin);
    let format = match shown {
        Shown::Link => format.set_font_color(LINK),
        _ => format,
    };
    match style {
        Style::Normal | Style::Heading => format,
        Style::Total => fill(format, BAND_FILL).set_bold(),
        Style::Good => fill(format, GOOD_FILL).set_font_color(RED).set_bold(),
        Style::Bad => fill(format, BAD_FILL).set_bold(),
        Style::Warn => fill(format, WARN_FILL),
        Style::Muted => format.set_font_color(GREY),
        Style::Band => fill(font(format, HEADING_FONT, 11), BAND_FILL),
    }
}

fn number(format: Format, shown: Shown) -> Format {
    match shown {
        Shown::Text | Shown::Link => format.set_text_wrap(),
        Shown::Quoted => format.set_text_wrap().set_quote_prefix(),
        Shown::Day => format.set_num_format("yyyy-m-d"),
        Shown::IsoDay => format.set_num_format("yyyy-mm-dd"),
        Shown::Month => format.set_num_format("yyyy-mm"),
        Shown::Place | Shown::Integer => format.set_num_format("0"),
        Shown::Number(places) => format.set_num_format(decimals(places)),
        Shown::Percent(places) => format.set_num_format(format!("{}%", decimals(places))),
        Shown::Delta(places) => {
            let digits = decimals(places);
            format.set_num_format(format!("+{digits};-{digits};{digits}"))
        }
    }
}

fn decimals(places: u8) -> String {
    match places {
        0 => "0".to_string(),
        places => format!("0.{}", "0".repeat(places.into())),
    }
}
