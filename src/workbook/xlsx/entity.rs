//! Characters written in another way: `&amp;`, `&#10;`, and Excel's own `_x000D_`.

use super::tag::find;
use memchr::{memchr, memchr_iter};
use std::borrow::Cow;

/// The text with its entities resolved, and how many `&` began none; those stay as they are.
pub(super) fn resolve(text: &str) -> (Cow<'_, str>, usize) {
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

/// The text with `_x000D_` and the like resolved.
pub(super) fn unescape(text: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    if !memchr_iter(b'_', bytes).any(|at| bytes.get(at + 1) == Some(&b'x')) {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, length) = escaped(rest).unwrap_or(('_', 1));
        plain.push(c);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn escaped(text: &str) -> Option<(char, usize)> {
    let digits = text.get(2..6).filter(|_| text.as_bytes().get(6) == Some(&b'_'))?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let code = u32::from_str_radix(digits, 16).ok()?;
    Some((char::from_u32(code)?, 7))
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

    #[test]
    fn excels_escapes_are_resolved() {
        let plain = |text: &'static str| unescape(Cow::Borrowed(text)).into_owned();
        assert_eq!(plain("a_x000D_\nb"), "a\r\nb");
        assert_eq!(plain("_x005F_x000D_"), "_x000D_");
        assert_eq!(
            plain("_x12_ _xZZZZ_ _x中文_ _xD83D_ _x"),
            "_x12_ _xZZZZ_ _x中文_ _xD83D_ _x"
        );
    }
}
