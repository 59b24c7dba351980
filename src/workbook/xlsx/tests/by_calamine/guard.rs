//! A check before calamine opens a package, for what would make it abort.

use std::io::{Cursor, Read};
use zip::ZipArchive;

/// calamine reserves room for as many strings as the part says it holds; each takes 5 bytes (`<si/>`) at least.
pub(super) fn shared_strings_are_sane(bytes: &[u8]) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return false;
    };
    let Ok(part) = archive.by_name("xl/sharedStrings.xml") else {
        return true;
    };
    let size = part.size();
    let mut head = Vec::new();
    // A part that breaks off is judged by what came before.
    let _ = part.take(2048).read_to_end(&mut head);
    let head = String::from_utf8_lossy(&head);
    for attribute in ["uniqueCount=\"", "uniqueCount='", " count=\"", " count='"] {
        let Some(at) = head.find(attribute) else { continue };
        let digits: String = head[at + attribute.len()..]
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        let unique = attribute.starts_with("unique");
        let most = if unique { size / 5 + 1 } else { u64::from(u32::MAX) };
        if digits.parse::<u64>().is_ok_and(|count| count > most) || digits.len() > 19 {
            return false;
        }
    }
    true
}
