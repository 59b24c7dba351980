//! Tables of another period than the one asked for (`decisions` 56). Such a table is not received until the right one
//! comes, or until the register of receipts names its file.

use super::due::span_told;
use super::spans::said;
use super::{Earlier, PERIOD_STAMP, ReadFile, due_date};
use crate::calendar::Span;
use crate::campaign::model::{Campaign, Every, LedgerId, Life, Period};
use crate::fold::fold;
use crate::lexicon::Label;
use crate::table::{Meta, Table, TableRow};
use crate::value::Content;
use crate::value::day::{When, read_date};

/// What shows that a table was filled in for another period.
#[derive(Debug, PartialEq)]
pub(super) struct Told {
    /// Where it stands, in words for a message.
    pub by: &'static str,
    /// What stands there.
    pub said: String,
}

/// What is known when tables are looked at.
pub(super) struct Look<'a> {
    pub campaign: &'a Campaign,
    pub period: &'a Period,
    pub earlier: &'a Earlier,
    pub ledger: LedgerId,
}

impl Look<'_> {
    /// What shows that a table is of another period; none where nothing does.
    pub(super) fn told(&self, file: &ReadFile, table: &Table) -> Option<Told> {
        let tell = |by, said: &str| Told {
            by,
            said: said.into(),
        };
        if let Some(stamp) = self.stamp(file) {
            return Some(tell("模板标记", stamp));
        }
        if self.names_another(&table.title) {
            return Some(tell("标题", &table.title));
        }
        if let Some(meta) = labelled(table, Label::Reported) {
            let words = meta.shown();
            if self.names_another(&words) {
                return Some(tell("表内写的所属期", &words));
            }
        }
        if !is_file_name(file, &table.sheet) && self.names_another(&table.sheet) {
            return Some(tell("工作表名", &table.sheet));
        }
        if let Some(meta) = labelled(table, Label::FilledOn).filter(|meta| self.filled_elsewhere(meta)) {
            return Some(tell("填报时间", &meta.shown()));
        }
        if !self.is_of_events() || table.rows.is_empty() {
            return None;
        }
        if let Some(before) = self.earlier.title(&file.sha256) {
            return Some(tell("与以前报来的完全相同的文件", before));
        }
        self.dated_elsewhere(table)
    }

    fn span(&self) -> Span {
        span_told(self.campaign, self.ledger, self.period)
    }

    /// Whether the ledger lists what happened on a day, so that what was sent before cannot be sent again.
    pub(super) fn is_of_events(&self) -> bool {
        matches!(self.campaign.ledgers[self.ledger].life, Life::Event { .. })
    }

    fn stamp<'f>(&self, file: &'f ReadFile) -> Option<&'f str> {
        let stamp = file.properties.get(PERIOD_STAMP)?;
        let own = [&self.period.id, &self.period.title].map(|word| fold(word));
        (!own.contains(&fold(stamp))).then_some(stamp)
    }

    /// Whether a text names spans of time, and none that the period has a day of. The name of the ledger and of the
    /// campaign are no such text.
    fn names_another(&self, text: &str) -> bool {
        let ledger = &self.campaign.ledgers[self.ledger];
        let head = &self.campaign.head;
        let mut own: Vec<String> = [&ledger.name, &head.title, &head.short, &head.organiser]
            .into_iter()
            .chain(&ledger.aliases)
            .map(|name| fold(name))
            .filter(|name| !name.is_empty())
            .collect();
        own.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let rest = own.iter().fold(fold(text), |rest, name| rest.replace(name, " "));
        if rest.contains(&fold(&self.period.title)) || rest.contains(&fold(&self.period.id)) {
            return false;
        }
        let span = self.span();
        let found = said(&rest, span);
        let mut spans = found.spans;
        if self.counts_months() {
            spans.extend(found.months);
        }
        spans.extend(self.other_titles(&rest));
        let is_apart = |said: &Span| said.overlap(&span).is_none();
        !spans.is_empty() && spans.iter().all(is_apart)
    }

    /// Whether a month in a title is the month of the ledger. Items are also called by the month in which they came up.
    fn counts_months(&self) -> bool {
        self.is_of_events() || self.campaign.ledgers[self.ledger].due.every == Every::Month
    }

    /// Periods by their titles. That of a longer one, such as the year, stands in every title of a quarter and tells nothing
    /// of it.
    fn other_titles(&self, folded: &str) -> Vec<Span> {
        let is_around = |other: &Period| other.kind.takes_together(self.period.kind);
        let others = self
            .campaign
            .periods
            .iter()
            .filter(|other| other.id != self.period.id && !is_around(other));
        let named = others.filter(|other| is_named(folded, &other.title));
        named.map(|other| other.span).collect()
    }

    /// Whether 填报时间 lies before the period, or where the tables of a later period of its kind are sent in: those of
    /// other kinds run beside it.
    fn filled_elsewhere(&self, meta: &Meta) -> bool {
        let read = read_date(&Content::new(&meta.value, meta.format), self.period.span).value;
        let Some(day) = read.map(days) else { return false };
        let comes_later =
            |other: &&Period| other.span.from > self.period.span.to && other.kind == self.period.kind;
        let mut later = self.campaign.periods.iter().filter(comes_later);
        let is_sent = |later: &Period| {
            let until = due_date(self.campaign, self.ledger, later).max(later.received_by);
            later.span.to < day.from && day.from <= until
        };
        day.to < self.span().from || later.any(is_sent)
    }

    /// Where all days of the rows lie in earlier periods: the first and the last of them.
    fn dated_elsewhere(&self, table: &Table) -> Option<Told> {
        let Life::Event { date } = self.campaign.ledgers[self.ledger].life else {
            return None;
        };
        let day = |row: &TableRow| {
            let cell = row.cells.get(date.0)?.as_ref()?;
            let read = read_date(&Content::new(&cell.value, cell.format), self.period.span);
            read.value.map(days)
        };
        let days: Vec<Span> = table.rows.iter().filter_map(day).collect();
        // A day outside the campaign, or one to come, is a mistake of its row.
        let (campaign, told) = (self.campaign.span, self.span());
        let before = |day: &Span| campaign.from <= day.from && day.to < told.from;
        let apart = days.iter().all(before);
        let first = days.iter().map(|day| day.from).min().filter(|_| apart)?;
        let last = days.iter().map(|day| day.to).max()?;
        let said = match first == last {
            true => first.to_string(),
            false => format!("{first}至{last}"),
        };
        Some(Told {
            by: "各行的日期",
            said,
        })
    }
}

/// Whether a text names a period by its title. Of a short title (摸底) only what stands in brackets or before 阶段 is
/// one: it may be a word of the matter.
fn is_named(folded: &str, title: &str) -> bool {
    let title = fold(title);
    match title.chars().count() {
        0..=3 => [format!("({title})"), format!("{title}阶段")]
            .iter()
            .any(|named| folded.contains(named.as_str())),
        _ => folded.contains(&title),
    }
}

fn days(when: When) -> Span {
    match when {
        When::Day(day) => Span::day(day),
        When::Month(first) => Span::month_of(first),
    }
}

fn labelled(table: &Table, label: Label) -> Option<&Meta> {
    table.meta.iter().find(|meta| meta.meaning == Some(label))
}

/// Whether a sheet is called like its file: that of a text file always is, and a file may be called anything.
fn is_file_name(file: &ReadFile, sheet: &str) -> bool {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    fold(stem) == fold(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_title_of_a_stage_is_no_word_of_the_matter() {
        for text in ["周学记录(摸底)", "周学记录摸底阶段"] {
            assert!(is_named(text, "摸底"), "{text}");
        }
        assert!(!is_named("全县摸底排查情况", "摸底"));
        assert!(is_named("台账提高认识、找准问题", "提高认识、找准问题"));
    }
}
