//! A place in a prepared text.

/// What is left to read.
#[derive(Clone, Debug)]
pub(in crate::value) struct Cursor<'a> {
    /// The rest.
    pub rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(in crate::value) fn new(rest: &'a str) -> Cursor<'a> {
        Cursor { rest }
    }

    /// Up to eight digits: their value and how many there were.
    pub(in crate::value) fn digits(&mut self) -> Option<(u32, usize)> {
        let len = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=8).contains(&len) {
            return None;
        }
        let (digits, rest) = self.rest.split_at(len);
        self.rest = rest;
        Some((digits.parse().ok()?, len))
    }

    /// Takes the first of the words that comes next.
    pub(in crate::value) fn eat(&mut self, words: &[&str]) -> bool {
        for word in words {
            if let Some(rest) = self.rest.strip_prefix(word) {
                self.rest = rest;
                return true;
            }
        }
        false
    }

    pub(in crate::value) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }
}
