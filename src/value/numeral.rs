//! Chinese numerals → Arabic digits.

/// The text with every run of Chinese numerals written in digits: 二〇二二 → 2022, 十二 → 12, 廿五 → 25, 壹佰 → 100,
/// 三千五 is left alone. 万 and 亿 are left to the reader of numbers.
pub(crate) fn arabic(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<char> = Vec::new();
    for c in text.chars().chain([' ']) {
        if is_numeral(c) || (c == '○' && !run.is_empty()) {
            run.push(c);
            continue;
        }
        // 3千, 2百: the unit belongs to the digits before it.
        let after_digit = out.ends_with(|c: char| c.is_ascii_digit());
        let starts_with_unit = run.first().is_some_and(|c| unit(*c).is_some());
        let unsure = (is_about(&run) && c != '年') || (after_digit && starts_with_unit);
        match value(&run) {
            Some(number) if !unsure => out.push_str(&number),
            _ => out.extend(run.iter()),
        }
        run.clear();
        out.push(c);
    }
    out.pop();
    out
}

/// 七八个, 三五天: two digits side by side are a guess, not 78; only a year is spelled like that (二二年).
fn is_about(run: &[char]) -> bool {
    (2..=3).contains(&run.len()) && run.iter().all(|c| digit(*c).is_some_and(|digit| digit > 0))
}

fn is_numeral(c: char) -> bool {
    digit(c).is_some() || unit(c).is_some() || matches!(c, '廿' | '卅')
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn unit(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

fn value(run: &[char]) -> Option<String> {
    if run.is_empty() {
        return None;
    }
    let plain = |c: &char| if *c == '○' { Some(0) } else { digit(*c) };
    if let Some(digits) = run.iter().map(plain).collect::<Option<Vec<u32>>>() {
        return Some(digits.iter().map(u32::to_string).collect());
    }
    structured(run).map(|number| number.to_string())
}

/// 一百二十, 廿五, 二百零五. Units must fall; 三四十 and 三千五 are not numbers one can be sure of.
fn structured(run: &[char]) -> Option<u32> {
    let (mut total, mut pending, mut last, mut zero) = (0, None, 10_000, false);
    for &c in run {
        if let Some(unit) = unit(c) {
            if unit >= last || (pending.is_none() && unit != 10) {
                return None;
            }
            total += pending.take().unwrap_or(1) * unit;
            (last, zero) = (unit, false);
        } else if let Some(tens) = [('廿', 20), ('卅', 30)]
            .iter()
            .find_map(|(t, n)| (*t == c).then_some(*n))
        {
            if pending.is_some() || last <= 10 {
                return None;
            }
            total += tens;
            last = 10;
        } else {
            match digit(c)? {
                0 if pending.is_none() => zero = true,
                digit if pending.is_none() && digit > 0 => pending = Some(digit),
                _ => return None,
            }
        }
    }
    if pending.is_some() && last > 10 && !zero {
        return None;
    }
    Some(total + pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::arabic;

    #[test]
    fn numerals_in_texts() {
        let table = [
            ("二〇二二年三月五日", "2022年3月5日"),
            ("二○二二年十二月卅一日", "2022年12月31日"),
            ("十二", "12"),
            ("廿", "20"),
            ("廿五", "25"),
            ("三十", "30"),
            ("一百二十天", "120天"),
            ("壹佰", "100"),
            ("贰佰零伍", "205"),
            ("三千五百万元", "3500万元"),
            ("两个月", "2个月"),
            ("第二季度", "第2季度"),
            ("周二", "周2"),
            ("3千", "3千"),
            ("七八个", "七八个"),
            ("二二年三月", "22年3月"),
            ("一〇", "10"),
            ("三千五", "三千五"),
            ("三四十人", "三四十人"),
            ("百姓", "百姓"),
            ("○", "○"),
            ("", ""),
        ];
        for (text, digits) in table {
            assert_eq!(arabic(text), digits, "{text}");
        }
    }
}
