//! What a parser hands back: the value, and what is doubtful about it.

use chrono::{NaiveDate, Weekday};

/// A read cell. Without a value it could not be read, and the doubts say why.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<T> {
    /// What it means; none = unreadable.
    pub value: Option<T>,
    /// What is doubtful about it, in the order met.
    pub doubts: Vec<Doubt>,
}

/// A fact about how a cell was read. Whether it matters is decided where findings are made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// No year was written. Sure when the period lies in one year and the day is nearest in that year.
    YearGuessed {
        /// Year that was taken.
        year: i32,
        /// Whether another year is hardly possible.
        sure: bool,
    },
    /// A year of two digits (`22.3.5`): read as 2022.
    TwoDigitYear {
        /// Year that was taken.
        year: i32,
    },
    /// `3.5`, `3/5`: read as month and day.
    PointDate,
    /// The number 3.1 may have been typed as 3.10; not read.
    LostZero,
    /// A time in the last minute of its day, which may have been midnight of the next.
    JustBeforeMidnight,
    /// A date's serial number as text.
    SerialAsText,
    /// Written as a date, but the calendar has no such day (`06-31`); not read.
    NoSuchDay,
    /// A month where a day is asked for.
    OnlyMonth,
    /// A range where a day is asked for: its last day is taken.
    RangeForDate {
        /// First day of the range.
        from: NaiveDate,
        /// Last day of the range, which is taken.
        to: NaiveDate,
    },
    /// A weekday that is not the day's.
    WeekdayMismatch {
        /// Weekday as written.
        printed: Weekday,
        /// Weekday of the date.
        actual: Weekday,
    },
    /// Several days in one cell; not read.
    SeveralDates,
    /// Not a date; not read.
    NotADate,
    /// Not a month; not read.
    NotAMonth,
    /// Not a time limit; not read.
    NotALimit,
    /// Two limits in one cell (`立行立改，长期坚持`): the stricter one is taken.
    TwoLimits,
    /// 春节前: the day before the festival.
    BeforeFestival,
    /// 合同签订之日至6月30日: only the end is known.
    StartInWords,
    /// 月初 and the like: read as 上旬.
    VagueSpan,
    /// 本季度末, 月底 without a month: taken from the period.
    TakenFromPeriod,
    /// Not a number; not read.
    NotANumber,
    /// 约30, 30余人: read as 30.
    ApproximateNumber,
    /// 30-40 where one number is asked for; not read.
    NumberRange,
    /// Letters for digits (`2O`, `l2`).
    TypoDigit {
        /// The number as read.
        read: String,
    },
    /// A blank inside a number that is not between thousands; not read.
    BlankInNumber,
    /// A unit that is not the column's. With a value where units count alike (3场 for 3次), else not read.
    OtherUnit {
        /// The unit as written.
        found: String,
    },
    /// A remark in brackets behind the value was left out.
    NoteDropped {
        /// The remark as written.
        note: String,
    },
    /// A fraction where a whole number is asked for.
    NotWhole,
    /// A number cell shown as a date (3-5 typed and turned into a date by Excel); not read.
    DateForNumber,
    /// A number cell shown as a percentage where a plain number is asked for.
    PercentForNumber,
    /// A number format shows the number in another size than it is stored; it is read as shown.
    ShownOtherwise {
        /// The text in the sheet.
        shown: String,
    },
    /// Not a percentage; not read.
    NotAPercent,
    /// Exactly 1 without a percent format: 1 % or 100 %; read as 1 %.
    AmbiguousPercentOne,
    /// 0.8 without a percent format: read as 80 %.
    FractionForPercent,
    /// Neither 是 nor 否; not read.
    NotABool,
    /// ○ or 〇 means yes to some and no to others; not read.
    AmbiguousCircle,
    /// A word that the list does not have; not read.
    UnknownWord {
        /// The nearest word of the list.
        suggestion: Option<String>,
    },
    /// Several words of the list in one cell; not read.
    SeveralChoices {
        /// Indexes of the words in the list.
        indices: Vec<usize>,
    },
    /// 已完成，长期坚持: done, and goes on.
    AlsoStanding,
    /// 张三等5人: not all are named.
    NamesMissing {
        /// How many, where it is written.
        n: Option<u32>,
    },
    /// Split at 和, 与 or 及, which may be part of the name.
    SplitAtWord {
        /// The text before it was split.
        whole: String,
    },
    /// No name in it (5人, a mark); not read.
    NoName,
    /// A document number whose brackets are not 〔〕.
    WrongBrackets {
        /// The number with the right brackets.
        should: String,
    },
    /// Not formed like a document number; kept as written.
    NotADocNumber,
    /// A number of more than 15 digits: Excel has lost the end of it.
    DigitsLost,
    /// The text ends in …… or fills the cell.
    CutOff,
    /// ××, 待定, 详见附件 instead of a value, or a gap of the template in a text.
    Placeholder,
    /// #REF! and the like; not read.
    FormulaError {
        /// The error as the sheet shows it.
        code: String,
    },
    /// A formula without a stored result; not read.
    NoResult,
    /// A picture, which is not read.
    Picture,
}

impl<T> Reading<T> {
    /// A value read without doubt.
    pub fn sure(value: T) -> Reading<T> {
        Reading {
            value: Some(value),
            doubts: Vec::new(),
        }
    }

    /// A value read with doubts.
    pub fn with(value: T, doubts: Vec<Doubt>) -> Reading<T> {
        Reading {
            value: Some(value),
            doubts,
        }
    }

    /// No value, for one reason.
    pub fn none(doubt: Doubt) -> Reading<T> {
        Reading {
            value: None,
            doubts: vec![doubt],
        }
    }

    /// The same reading of another type.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Reading<U> {
        Reading {
            value: self.value.map(change),
            doubts: self.doubts,
        }
    }
}
