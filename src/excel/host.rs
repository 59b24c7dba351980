//! The one byte in which the same file differs from system to system.

/// Of what system a part is said to come from: Unix, whose permissions each part carries anyway.
const HOST: u8 = 3;
const END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";

/// Has every entry of the package's directory come from the same system.
pub(super) fn settle(mut package: Vec<u8>) -> Vec<u8> {
    let end = package.len().saturating_sub(22);
    if !package[end..].starts_with(END) {
        return package;
    }
    let mut at = number(&package, end + 16, 4);
    while package.get(at..).is_some_and(|rest| rest.starts_with(ENTRY)) {
        if let Some(host) = package.get_mut(at + 5) {
            *host = HOST;
        }
        let lengths = [28, 30, 32].map(|length| number(&package, at + length, 2));
        at += 46 + lengths.iter().sum::<usize>();
    }
    package
}

/// Little-endian; 0 past the end.
fn number(package: &[u8], at: usize, bytes: usize) -> usize {
    let bytes = package.get(at..at + bytes).unwrap_or_default();
    bytes.iter().rfold(0, |sum, byte| sum << 8 | usize::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Book;

    #[test]
    fn a_book_is_the_same_wherever_it_is_written() {
        let book = crate::excel::write(&Book::new("书")).expect("written");
        let entries: Vec<usize> = (0..book.len())
            .filter(|at| book[*at..].starts_with(ENTRY))
            .collect();
        assert!(entries.len() > 5);
        let mut other = book.clone();
        for at in &entries {
            assert_eq!(book[at + 5], HOST);
            other[at + 5] = 0;
        }
        assert_eq!(settle(other), book);
    }

    #[test]
    fn what_is_no_package_stays_as_it_is() {
        for bytes in [
            &b""[..],
            b"PK",
            b"PK\x05\x06PK\x05\x06PK\x05\x06PK\x05\x06PK\x05\x06\xff",
        ] {
            assert_eq!(settle(bytes.to_vec()), bytes);
        }
        let mut end = [0xff; 22];
        end[..4].copy_from_slice(END);
        assert_eq!(settle(end.to_vec()), end);
    }
}
