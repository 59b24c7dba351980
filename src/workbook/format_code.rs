//! A number format as a user writes it, `yyyy"年"m"月"` → what kind it is.

use crate::workbook::raw::NumberFormat;

/// The kind of a format code. Of its sections (positive; negative; zero; text) the fourth is ignored: it is for text.
pub(super) fn kind(code: &str) -> NumberFormat {
    if code.trim() == "@" {
        return NumberFormat::Text;
    }
    let sections: Vec<String> = bare(code).split(';').take(3).map(str::to_string).collect();
    if sections.iter().any(|section| is_date(section)) {
        NumberFormat::Date
    } else if sections.iter().any(|section| section.contains('%')) {
        NumberFormat::Percent
    } else {
        NumberFormat::General
    }
}

/// The code in small letters, without what is shown as it stands (quoted, escaped, blanks, fillers), colours,
/// conditions and languages. A span of time (`[h]`) becomes its letter.
fn bare(code: &str) -> String {
    let code = code.to_lowercase().replace("general", "");
    let mut bare = String::with_capacity(code.len());
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                chars.by_ref().find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let one_letter = inner.chars().all(|c| matches!(c, 'h' | 'm' | 's'));
                bare.extend(inner.chars().next().filter(|_| one_letter));
            }
            c => bare.push(c),
        }
    }
    bare
}

/// Whether a bare section has parts of a date and no digits of a number; those of a second are none.
fn is_date(section: &str) -> bool {
    let mut before = ' ';
    let mut letters = false;
    let mut digits = false;
    let mut chars = section.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            'y' | 'm' | 'd' | 'h' | 's' => letters = true,
            // 1E+03, or the year of an era.
            'e' if matches!(chars.peek(), Some('+' | '-')) => digits = true,
            'e' => letters = true,
            // aaa: the day of a week.
            'a' if before == 'a' => letters = true,
            '.' if before == 's' => while chars.next_if_eq(&'0').is_some() {},
            '0' | '#' | '?' => digits = true,
            _ => {}
        }
        before = c;
    }
    letters && !digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_numbers_by_what_is_not_shown_as_it_stands() {
        let date = [
            "yyyy\"年\"m\"月\"d\"日\"",
            "[$-804]yyyy\\年m\\月",
            "[$-F800]dddd, mmmm dd, yyyy",
            "yyyy/m/d;@",
            "[h]:mm:ss",
            "mm:ss.0",
            "上午/下午h\"时\"mm\"分\"",
            "[$-804]aaaa;@",
            "[red]yyyy-mm-dd",
            "[dbnum1][$-804]yyyy\"年\"m\"月\";@",
            "gggee\"年\"",
        ];
        date.iter()
            .for_each(|code| assert_eq!(kind(code), NumberFormat::Date, "{code}"));
        let number = [
            "General",
            "G/通用格式\"度\"",
            "0 days",
            "#,##0.00_);[Red](#,##0.00)",
            "0.00E+00",
            "##0.0e-0",
            "\"day\"0",
            "[$¥-804]#,##0.00",
            "[DBNum2][$-804]General",
            "0\\d",
            "0.0\"%\"",
            "_-* #,##0_-",
            "",
            ";;;@",
        ];
        number
            .iter()
            .for_each(|code| assert_eq!(kind(code), NumberFormat::General, "{code}"));
        assert_eq!(kind("0.0%"), NumberFormat::Percent);
        assert_eq!(kind("[Red]0%;-0%"), NumberFormat::Percent);
        assert_eq!(kind("@"), NumberFormat::Text);
    }
}
