//! The built-in list 办理状态 and the words people use for it.

use super::{Content, Doubt, Reading, Value, percent};
use crate::fold::fold;
use crate::workbook::{NumberFormat, RawValue};
use rust_decimal::Decimal;

/// How far a matter is. The order is that of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 未启动.
    NotStarted,
    /// 推进中.
    InProgress,
    /// 已完成.
    Done,
    /// 已销号.
    ClosedOut,
}

/// Name of the built-in list.
pub const LIST: &str = "办理状态";

/// Printed words of the states, in order.
pub const VALUES: [&str; 4] = ["未启动", "推进中", "已完成", "已销号"];

const ALL: [Status; 4] = [
    Status::NotStarted,
    Status::InProgress,
    Status::Done,
    Status::ClosedOut,
];

/// What people write for each, separated by blanks.
const WORDS: [&str; 4] = [
    "未启动 未开展 未开始 未实施 未开工 暂无进展 无进展 未完成 未整改 未办理 未办结 未销号 \
     未落实 尚未启动 尚未开展 尚未完成 尚未开始 待启动 暂未启动 暂未开展 未动工 × ✗ x \
     否 □",
    "推进中 正在推进 正在推进中 整改中 正在整改 正在整改中 持续整改 持续整改中 基本完成 \
     部分完成 阶段性完成 进行中 正在进行 正在进行中 办理中 正在办理 正在办理中 实施中 \
     正在实施 落实中 正在落实 持续推进 持续推进中 有序推进 稳步推进 已启动 已开展 已开工 \
     在办 在建 处理中 开展中 正在开展 基本整改到位 部分整改 未全部完成 未完全完成 加快推进 \
     抓紧推进 化解中 施工中 建设中 长期坚持 基本办结",
    "已完成 完成 办结 已办结 已整改 整改到位 已整改到位 完成整改 已完成整改 整改完成 \
     已整改完成 落实到位 已落实到位 已落实 全部完成 已全部完成 圆满完成 按期完成 按时完成 \
     已办理 已办完 办理完毕 已解决 解决 已完工 完工 竣工 已竣工 已化解 √ ✓ ✔ ☑ 是",
    "已销号 销号 完成销号 已完成销号 已办结销号 已整改销号 整改销号 验收销号 已验收销号",
];

const STANDING: [&str; 8] = [
    "长期坚持",
    "持续坚持",
    "并长期坚持",
    "常态化推进",
    "持续推进",
    "常态化坚持",
    "长期推进",
    "持续巩固",
];

impl Status {
    /// Printed word of the state.
    pub fn name(self) -> &'static str {
        VALUES[self as usize]
    }

    /// The status at a place of the list.
    pub fn at(index: usize) -> Option<Status> {
        ALL.get(index).copied()
    }
}

impl From<Status> for Value {
    fn from(status: Status) -> Value {
        Value::Choice(status as usize)
    }
}

/// Reads a status. 基本完成 and 阶段性完成 are not done.
pub fn read(content: &Content<'_>) -> Reading<Status> {
    match content.value {
        RawValue::Text(text) => read_text(text, content),
        RawValue::Number(number) if content.format == NumberFormat::Percent => {
            Reading::sure(of_percent(*number * Decimal::ONE_HUNDRED))
        }
        RawValue::Bool(true) => Reading::sure(Status::Done),
        RawValue::Bool(false) => Reading::sure(Status::NotStarted),
        _ => Reading::none(Doubt::UnknownWord { suggestion: None }),
    }
}

fn of_percent(percent: Decimal) -> Status {
    if percent >= Decimal::ONE_HUNDRED {
        Status::Done
    } else if percent.is_zero() {
        Status::NotStarted
    } else {
        Status::InProgress
    }
}

fn read_text(text: &str, content: &Content<'_>) -> Reading<Status> {
    let folded = fold(text);
    let words = folded.trim_matches(['。', ';', ',', '.', '!']);
    if let Some(status) = word(words) {
        return Reading::sure(status);
    }
    if let Some((before, behind)) = words.split_once([',', ';', '。', '、', '并'])
        && STANDING.contains(&behind)
        && let Some(status) = word(before)
    {
        return Reading::with(status, vec![Doubt::AlsoStanding]);
    }
    if let Some((before, note)) = words.strip_suffix(')').and_then(|text| text.split_once('('))
        && let Some(status) = word(before)
    {
        return Reading::with(
            status,
            vec![Doubt::NoteDropped {
                note: note.to_owned(),
            }],
        );
    }
    if folded.contains(['%', '成']) && folded.contains(|c: char| c.is_ascii_digit()) {
        let read = percent::read(content);
        return Reading {
            value: read.value.map(of_percent),
            doubts: read.doubts,
        };
    }
    Reading::none(Doubt::UnknownWord {
        suggestion: nearest(words),
    })
}

fn words_of(status: Status) -> impl Iterator<Item = &'static str> {
    WORDS[status as usize].split_whitespace()
}

const AROUND: [&str; 8] = ["目前", "现已", "现", "均已", "均", "已经", "状态:", "已"];

fn word(text: &str) -> Option<Status> {
    let find = |text: &str| {
        ALL.into_iter()
            .find(|status| words_of(*status).any(|word| word == text))
    };
    find(text).or_else(|| {
        let bare = AROUND.iter().find_map(|word| text.strip_prefix(word))?;
        find(bare).or_else(|| find(&format!("已{bare}")))
    })
}

fn nearest(text: &str) -> Option<String> {
    // 己 and 巳 are slips for 已, and likeness alone would offer 未 as well.
    if let Some(status) = word(&text.replace(['己', '巳'], "已")) {
        return Some(status.name().to_owned());
    }
    let words = ALL.into_iter().flat_map(words_of);
    super::choice::nearest(text, words).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::content::{with_number, with_text};
    use super::*;

    #[test]
    fn status_words() {
        let table = [
            (
                Status::Done,
                "已完成/完成/办结/已办结/已整改/整改到位/完成整改/落实到位/√/是/100%/已 完成/已完成。/目前已完成",
            ),
            (Status::ClosedOut, "已销号/销号/完成销号"),
            (
                Status::InProgress,
                "正在推进/推进中/整改中/持续整改/基本完成/部分完成/阶段性完成/80%/完成80%/基本\n完成",
            ),
            (Status::NotStarted, "未启动/未开展/暂无进展/未完成/×/否/0%"),
        ];
        for (status, words) in table {
            for word in words.split('/') {
                assert_eq!(with_text(word, read), Reading::sure(status), "{word}");
            }
        }
    }

    #[test]
    fn status_words_with_a_doubt() {
        assert_eq!(
            with_text("已完成，长期坚持", read),
            Reading::with(Status::Done, vec![Doubt::AlsoStanding])
        );
        let note = Doubt::NoteDropped {
            note: "6月15日".into(),
        };
        assert_eq!(
            with_text("已办结（6月15日）", read),
            Reading::with(Status::Done, vec![note])
        );
        let near = with_text("己完成", read);
        assert_eq!(
            near,
            Reading::none(Doubt::UnknownWord {
                suggestion: Some("已完成".into())
            })
        );
        assert_eq!(with_text("预计下月可见成效", read).value, None);
    }

    #[test]
    fn cells_and_list() {
        assert_eq!(
            with_number("1", NumberFormat::Percent, read).value,
            Some(Status::Done)
        );
        assert_eq!(
            with_number("0.6", NumberFormat::Percent, read).value,
            Some(Status::InProgress)
        );
        assert_eq!(with_number("1", NumberFormat::General, read).value, None);
        for (index, name) in VALUES.iter().enumerate() {
            assert_eq!(Status::at(index).map(Status::name), Some(*name));
            assert_eq!(
                with_text(name, read).map(Value::from).value,
                Some(Value::Choice(index))
            );
        }
    }
}
