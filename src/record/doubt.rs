//! From doubts of the parsers to findings whose codes begin with R. A finding about a doubtful value says how it was
//! read.

use super::reader::Draft;
use super::words;
use crate::campaign::model::{Column, ColumnId, ColumnKind};
use crate::finding::Kind;
use crate::fold::clean;
use crate::value::due::forms;
use crate::value::{Content, Doubt, Reading, Value};
use chrono::Weekday;

/// The value of a reading; its doubts become findings.
pub(super) fn take(
    draft: &mut Draft<'_>,
    id: ColumnId,
    content: &Content<'_>,
    reading: Reading<Value>,
) -> Value {
    Reported {
        draft,
        column: id,
        content,
    }
    .reading(reading)
}

/// A cell with the column and row it is reported for.
struct Reported<'d, 'a, 'c> {
    draft: &'d mut Draft<'a>,
    column: ColumnId,
    content: &'c Content<'c>,
}

impl Reported<'_, '_, '_> {
    /// The value; `Unreadable` where there is none. Every doubt becomes a finding.
    fn reading(self, reading: Reading<Value>) -> Value {
        let text = short(&clean(&self.content.shown()));
        let Some(value) = reading.value else {
            let told = reading
                .doubts
                .iter()
                .find_map(|doubt| self.unreadable(doubt, &text));
            let kind = told.unwrap_or(Kind::CellUnclear { text });
            self.draft.wrong(self.column, kind);
            return Value::Unreadable;
        };
        let read = words(self.draft.reader.campaign, self.column(), &value);
        for doubt in &reading.doubts {
            if *doubt == Doubt::NotWhole {
                self.draft
                    .wrong(self.column, Kind::NotWhole { text: text.clone() });
            }
        }
        let remarks = reading
            .doubts
            .iter()
            .filter_map(|doubt| remark(doubt, &text, &read));
        for kind in in_one(remarks) {
            self.draft.remark(self.column, kind);
        }
        value
    }

    fn column(&self) -> &Column {
        &self.draft.reader.ledgers[self.draft.sent.ledger].columns[self.column]
    }

    /// The kind of finding for a doubt because of which nothing could be read; none where the doubt has no such kind.
    fn unreadable(&self, doubt: &Doubt, text: &str) -> Option<Kind> {
        let text = text.to_owned();
        Some(match doubt {
            Doubt::NoSuchDay => Kind::NoSuchDay { text },
            Doubt::NotADate => Kind::DateUnreadable { text },
            Doubt::LostZero => Kind::ZeroLost { text },
            Doubt::NotAMonth => Kind::MonthUnreadable { text },
            Doubt::NotALimit => Kind::LimitUnreadable {
                text,
                forms: forms(self.column().standing),
            },
            Doubt::NotAPercent => Kind::PercentUnreadable { text },
            Doubt::NotABool | Doubt::AmbiguousCircle => Kind::YesNoUnreadable { text },
            Doubt::SeveralChoices { .. } => Kind::SeveralWords { text },
            Doubt::NoName => Kind::NoName { text },
            Doubt::Placeholder => Kind::PlaceholderValue { text },
            Doubt::OtherUnit { found } => Kind::OtherUnit {
                text,
                unit: found.clone(),
            },
            Doubt::UnknownWord { suggestion } => self.unknown_word(text, suggestion.as_deref()),
            Doubt::FormulaError { code } => Kind::CellBroken {
                what: format!("公式结果是{code}"),
            },
            Doubt::NoResult => Kind::CellBroken {
                what: "公式没有算出结果".into(),
            },
            Doubt::Picture => Kind::CellBroken {
                what: "里面是图片".into(),
            },
            other => Kind::NumberUnreadable {
                text,
                why: why_no_number(other)?.into(),
            },
        })
    }

    fn unknown_word(&self, text: String, suggestion: Option<&str>) -> Kind {
        let campaign = self.draft.reader.campaign;
        let column = self.column();
        let hint = suggestion
            .map(|word| format!("，是不是“{word}”"))
            .unwrap_or_default();
        let known: Vec<&str> = match column.kind {
            ColumnKind::Choice(list) => campaign.lists[list].values.iter().map(|value| &**value).collect(),
            _ => campaign.measures.iter().map(|measure| &*measure.name).collect(),
        };
        Kind::WordNotInList {
            text,
            hint,
            known: known.join("、"),
        }
    }
}

fn why_no_number(doubt: &Doubt) -> Option<&'static str> {
    Some(match doubt {
        Doubt::NotANumber => "",
        Doubt::NumberRange => "，是一个范围",
        Doubt::BlankInNumber => "，数字中间有空格",
        Doubt::DateForNumber => "，被表格软件变成了日期",
        _ => return None,
    })
}

/// Remarks on one cell, with those on how its date or number is written in one: what they ask for is the same.
fn in_one(remarks: impl Iterator<Item = Kind>) -> Vec<Kind> {
    let mut kept: Vec<Kind> = Vec::new();
    for kind in remarks {
        match (kept.last_mut(), kind) {
            (
                Some(Kind::DateDoubtful { why, .. } | Kind::NumberDoubtful { why, .. }),
                Kind::DateDoubtful { why: more, .. } | Kind::NumberDoubtful { why: more, .. },
            ) => *why = format!("{why}；{more}"),
            (Some(Kind::DateDoubtful { why, .. }), Kind::YearTaken { .. }) => {
                *why = format!("{why}；{NO_YEAR}")
            }
            (Some(year @ Kind::YearTaken { .. }), Kind::DateDoubtful { text, read, why }) => {
                let why = format!("{NO_YEAR}；{why}");
                *year = Kind::DateDoubtful { text, read, why };
            }
            (_, kind) => kept.push(kind),
        }
    }
    kept
}

/// Why a date is doubtful that has no year.
const NO_YEAR: &str = "没有写年份";

/// The kind of finding for a doubt about a value that was read; none where the doubt has no such kind.
fn remark(doubt: &Doubt, text: &str, read: &str) -> Option<Kind> {
    let (text, read) = (text.to_owned(), read.to_owned());
    let date = |why: &str| Kind::DateDoubtful {
        text: text.clone(),
        read: read.clone(),
        why: why.into(),
    };
    let number = |why: &str| Kind::NumberDoubtful {
        text: text.clone(),
        read: read.clone(),
        why: why.into(),
    };
    Some(match doubt {
        Doubt::YearGuessed { sure: true, .. } => Kind::YearTaken { text, read },
        Doubt::YearGuessed { .. } => date(NO_YEAR),
        Doubt::TwoDigitYear { .. } => date("年份只写了两位"),
        Doubt::PointDate => date("写法像小数或分数"),
        Doubt::JustBeforeMidnight => {
            date("时刻差不到一分钟就是第二天，网页导出的表常少几十秒，请核对是不是第二天")
        }
        Doubt::SerialAsText => date("写的是日期的序列号"),
        Doubt::RangeForDate { .. } => date("写的是一段时间，取最后一天"),
        Doubt::WeekdayMismatch { printed, .. } => date(&format!("这一天不是{}", weekday(*printed))),
        Doubt::VagueSpan => date("“初”按上旬末计"),
        Doubt::TakenFromPeriod => date("没有写明哪个月份，按本期计"),
        Doubt::BeforeFestival => date("按节日的前一天计"),
        Doubt::StartInWords => date("起点没有写日期，按止日计"),
        Doubt::TwoLimits => date("写了两个时限，取较严的"),
        Doubt::ApproximateNumber => number("写的是约数"),
        Doubt::TypoDigit { .. } => number("数字里混有字母"),
        Doubt::ShownOtherwise { shown } => number(&format!("单元格显示成“{shown}”，按显示的计")),
        Doubt::PercentForNumber => number("单元格是百分比格式"),
        Doubt::OtherUnit { found } => number(&format!("单位写的是“{found}”")),
        Doubt::AmbiguousPercentOne => number("只写1，分不清是1%还是100%"),
        Doubt::FractionForPercent => Kind::FractionAsPercent { text, read },
        Doubt::NoteDropped { note } => Kind::NoteLeftOut {
            note: note.clone(),
            read,
        },
        Doubt::AlsoStanding => Kind::AlsoStanding { text },
        Doubt::NamesMissing { .. } => Kind::NamesMissing { text },
        Doubt::SplitAtWord { whole } => Kind::NamesSplit { whole: whole.clone() },
        Doubt::WrongBrackets { should } => Kind::WrongBrackets {
            text,
            should: should.clone(),
        },
        Doubt::NotADocNumber => Kind::NotADocNumber { text },
        Doubt::CutOff => Kind::TextCutOff { text },
        Doubt::DigitsLost => Kind::DigitsLost { text },
        _ => return None,
    })
}

fn weekday(day: Weekday) -> &'static str {
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][day.num_days_from_monday() as usize]
}

/// Most characters of a cell that a message quotes, from its beginning and its end.
const SHOWN: usize = 40;

fn short(text: &str) -> String {
    let count = text.chars().count();
    if count <= 2 * SHOWN {
        return text.to_owned();
    }
    let head: String = text.chars().take(SHOWN).collect();
    let tail: String = text.chars().skip(count - SHOWN).collect();
    format!("{head}…{tail}")
}
