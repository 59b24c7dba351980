//! Characters written in another way: `&amp;`, `&#10;`.

use super::tag::find;
use memchr::memchr;
use std::borrow::Cow;

/// The text with its entities resolved, and how many `&` began none; those stay as they are.
pub(in crate::workbook) fn resolve(text: &str) -> (Cow<'_, str>, usize) {
    let Some(first) = find(b'&', text.as_bytes()) else {
        return (Cow::Borrowed(text), 0);
    };
    let mut resolved = String::with_capacity(text.len());
    let mut strays = 0;
    let (head, mut rest) = text.split_at(first);
    resolved.push_str(head);
    while !rest.is_empty() {
        // Here `rest` begins with `&`.
        let (c, length) = entity(rest).unwrap_or_else(|| {
            strays += 1;
            ('&', 1)
        });
        resolved.push(c);
        rest = &rest[length..];
        let next = memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
        resolved.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    (Cow::Owned(resolved), strays)
}

/// The character of an entity and the length of it as written.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let c = match &text[1..end] {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        number => {
            let number = number.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_resolved_and_what_is_none_stays() {
        assert_eq!(resolve("a&amp;b&lt;&#65;&#x4E2D;").0, "a&b<A中");
        assert_eq!(
            resolve("甲&乙&nbsp;&#xD800;&"),
            ("甲&乙&nbsp;&#xD800;&".into(), 4)
        );
        assert_eq!(resolve("&中文中文中文;"), ("&中文中文中文;".into(), 1));
    }
}
