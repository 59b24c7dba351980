//! Names of files: how they are shown, and what they alone tell.

use std::ffi::OsStr;

/// A name of a file as it is shown.
pub(super) struct Name {
    pub(super) shown: String,
    /// Whether the shown name is a guess, or lacks something that cannot be shown.
    pub(super) guessed: bool,
}

/// The name as text. One that is not UTF-8 was most likely written by an older Chinese program, in GBK.
pub(super) fn shown(name: &OsStr) -> Name {
    if let Some(name) = name.to_str() {
        let guessed = name.chars().any(spoils_a_line);
        return Name {
            shown: if guessed {
                escaped_text(name)
            } else {
                name.to_owned()
            },
            guessed,
        };
    }
    let gbk = gbk(name).filter(|name| !name.chars().any(spoils_a_line));
    Name {
        shown: gbk.unwrap_or_else(|| escaped(name)),
        guessed: true,
    }
}

#[cfg(unix)]
fn gbk(name: &OsStr) -> Option<String> {
    use std::os::unix::ffi::OsStrExt;
    let name = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(name.as_bytes());
    name.map(Into::into)
}

#[cfg(not(unix))]
fn gbk(_: &OsStr) -> Option<String> {
    None
}

/// The name with every byte that is no text written as `\xA3`.
#[cfg(unix)]
pub(super) fn escaped(name: &OsStr) -> String {
    use std::os::unix::ffi::OsStrExt;
    let mut shown = String::new();
    for part in name.as_bytes().utf8_chunks() {
        shown += &escaped_text(part.valid());
        for byte in part.invalid() {
            shown += &format!("\\x{byte:02X}");
        }
    }
    shown
}

#[cfg(not(unix))]
pub(super) fn escaped(name: &OsStr) -> String {
    escaped_text(&name.to_string_lossy())
}

fn escaped_text(name: &str) -> String {
    let mut shown = String::new();
    for c in name.chars() {
        match spoils_a_line(c) {
            true => shown.extend(c.escape_default()),
            false => shown.push(c),
        }
    }
    shown
}

/// Whether a character breaks a line or changes the direction of text.
fn spoils_a_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a name is that of a file that an operating system leaves in folders.
pub(super) fn is_of_system(name: &str) -> bool {
    const NAMES: &[&str] = &["thumbs.db", "desktop.ini", ".ds_store", ".gitkeep", ".gitignore"];
    name.starts_with("._") || NAMES.contains(&&*name.to_lowercase())
}

/// Whether a name is that of a file that a spreadsheet keeps beside an open workbook.
pub(super) fn is_lock(name: &str) -> bool {
    name.starts_with("~$") || name.starts_with(".~lock.") || name.starts_with(".~")
}

/// Whether the extension is that of a workbook.
pub(super) fn is_like_a_workbook(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["xlsx", "xlsm", "xls", "et", "xlsb", "ods", "fods", "csv"].contains(&&*ending.to_lowercase())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStrExt;

    fn told(bytes: &[u8]) -> (String, bool) {
        let name = shown(OsStr::from_bytes(bytes));
        (name.shown, name.guessed)
    }

    #[test]
    fn names_are_shown_whatever_their_bytes() {
        assert_eq!(told("西街.xlsx".as_bytes()), ("西街.xlsx".into(), false));
        let (gbk, _, _) = encoding_rs::GBK.encode("西街.xlsx");
        assert_eq!(told(&gbk), ("西街.xlsx".into(), true));
        assert_eq!(told(b"a\xff.xlsx"), ("a\\xFF.xlsx".into(), true));
        assert_eq!(told(b"a\nb.xlsx"), ("a\\nb.xlsx".into(), true));
        assert_eq!(
            told("a\u{202e}xslx.exe".as_bytes()),
            ("a\\u{202e}xslx.exe".into(), true)
        );
    }
}
