//! Units: a multiplier and a base (万元 = 10 000 × 元).

use rust_decimal::Decimal;

/// A unit of measure as printed in a definition or behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// 万, 亿…
    pub times: Decimal,
    /// 元, 天, 次…; empty when only a multiplier was written.
    pub base: String,
}

/// Words that count single things: 3场 answers 3次, though not without a word about it.
const COUNTERS: [&str; 27] = [
    "次", "场", "期", "回", "轮", "批", "个", "项", "件", "条", "处", "户", "份", "篇", "起", "家", "套",
    "栋", "例", "宗", "封", "人次", "个人", "本", "台", "组", "节",
];

const MINUTES_AS_HOURS: (&str, &str) = ("分钟", "小时");

impl Unit {
    /// 万元 → 10 000 × 元.
    pub fn parse(text: &str) -> Unit {
        let mut times = Decimal::ONE;
        let mut base = crate::fold::fold(text);
        if base == "百分点" || base == "个百分点" {
            return Unit {
                times,
                base: "百分点".into(),
            };
        }
        while !["千米", "千克"].contains(&base.as_str())
            && let Some((c, factor)) = base.chars().next().and_then(|c| Some((c, multiplier(c)?)))
            && let Some(product) = times.checked_mul(factor)
        {
            times = product;
            base = base[c.len_utf8()..].to_owned();
        }
        Unit {
            times,
            base: canonical(&base).to_owned(),
        }
    }

    /// Whether numbers in it can be told in another unit: of the same base, minutes as hours, single things as others.
    pub fn converts_to(&self, to: &Unit) -> bool {
        let (from, to_base) = (self.base.as_str(), to.base.as_str());
        from == to_base || (from, to_base) == MINUTES_AS_HOURS || (self.is_counter() && to.is_counter())
    }

    /// A number in it, told in another unit it converts to; none when it is too large.
    pub fn convert(&self, number: Decimal, to: &Unit) -> Option<Decimal> {
        let number = number.checked_mul(self.times)?.checked_div(to.times)?;
        let minutes = (self.base.as_str(), to.base.as_str()) == MINUTES_AS_HOURS;
        Some(if minutes {
            number / Decimal::from(60)
        } else {
            number
        })
    }

    /// Whether it counts single things.
    pub fn is_counter(&self) -> bool {
        COUNTERS.contains(&self.base.as_str()) || self.base == "人"
    }
}

/// 千, 万, 亿 and the like.
pub(super) fn multiplier(c: char) -> Option<Decimal> {
    Some(match c {
        '十' => Decimal::TEN,
        '百' => Decimal::ONE_HUNDRED,
        '千' => Decimal::ONE_THOUSAND,
        '万' | 'w' => Decimal::from(10_000),
        '亿' => Decimal::from(100_000_000),
        _ => return None,
    })
}

/// One word for units that mean the same.
fn canonical(base: &str) -> &str {
    match base {
        "圆" | "块" | "块钱" | "元人民币" | "元整" | "rmb" => "元",
        "日" | "个工作日" | "工作日" | "个自然日" | "自然日" | "整天" => "天",
        "个小时" | "时" | "h" | "钟头" | "个钟头" => "小时",
        "分" | "min" => "分钟",
        "名" | "位" | "人员" => "人",
        "个学时" => "学时",
        "个月" => "月",
        "平米" | "平方" | "m2" | "㎡" | "方" => "平方米",
        "公里" | "km" => "千米",
        base => base,
    }
}
