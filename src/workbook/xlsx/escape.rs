//! Characters that Excel writes in a way of its own: `_x000D_`.

use memchr::memchr_iter;
use std::borrow::Cow;

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
