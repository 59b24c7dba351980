//! The text of a cell: its paragraphs, one below the other.

/// Paragraphs of a cell; the room is used again for the next cell.
#[derive(Default)]
pub(super) struct Paragraphs {
    text: String,
    /// Whether there is a paragraph, be it empty.
    any: bool,
    /// Where the last paragraph begins.
    begin: usize,
    /// Whether the last character is the blank for a line end of the file.
    loose: bool,
}

/// Bytes beyond which no more text of a cell is kept.
const MOST: usize = 32 << 20;

impl Paragraphs {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        (self.any, self.begin, self.loose) = (false, 0, false);
    }

    /// The paragraphs, joined by line feeds.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is a paragraph, be it empty.
    pub(super) fn any(&self) -> bool {
        self.any
    }

    pub(super) fn start(&mut self) {
        if self.any {
            self.text.push('\n');
        }
        self.any = true;
        self.begin = self.text.len();
        self.loose = false;
    }

    pub(super) fn end(&mut self) {
        if self.loose {
            self.text.pop();
        }
        self.loose = false;
    }

    /// Adds characters of the file. A line end in them is one blank with the blanks around it, and nothing at either end
    /// of a paragraph; blanks beside each other stay, since programs write them so.
    pub(super) fn push(&mut self, text: &str) {
        if self.text.len() > MOST {
            return;
        }
        if !text.bytes().any(|byte| matches!(byte, b'\n' | b'\r' | b'\t')) {
            return self.keep(text);
        }
        let mut rest = text;
        while !rest.is_empty() {
            let words = rest.trim_start_matches(is_blank);
            self.blank(&rest[..rest.len() - words.len()]);
            let end = words.find(is_line_end).unwrap_or(words.len());
            let kept = match end < words.len() {
                true => words[..end].trim_end_matches(is_blank),
                false => &words[..end],
            };
            self.keep(kept);
            rest = &words[kept.len()..];
        }
    }

    /// Adds a run of blanks.
    fn blank(&mut self, run: &str) {
        if !run.contains(is_line_end) {
            self.keep(run);
        } else if self.text.len() > self.begin && !self.loose {
            self.text.push(' ');
            self.loose = true;
        }
    }

    fn keep(&mut self, text: &str) {
        self.text.push_str(text);
        self.loose &= text.is_empty();
    }

    /// Adds so many blanks that stand for themselves.
    pub(super) fn blanks(&mut self, count: u64) {
        let left = MOST.saturating_sub(self.text.len());
        let count = usize::try_from(count).map_or(left, |count| count.min(left));
        self.text.extend(std::iter::repeat_n(' ', count));
        self.loose = false;
    }

    /// Adds a tab or a line feed that stands for itself.
    pub(super) fn mark(&mut self, mark: char) {
        self.text.push(mark);
        self.loose = false;
    }
}

fn is_blank(c: char) -> bool {
    c == ' ' || is_line_end(c)
}

/// Whether a character sets the file in lines; a tab of the user has an element of its own.
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(paragraphs: &[&[&str]]) -> String {
        let mut text = Paragraphs::default();
        for pieces in paragraphs {
            text.start();
            pieces.iter().for_each(|piece| text.push(piece));
            text.end();
        }
        text.text().to_string()
    }

    #[test]
    fn line_ends_of_the_file_are_one_blank_and_none_at_the_ends() {
        assert_eq!(joined(&[&["\n   甲\n   乙\n  "]]), "甲 乙");
        assert_eq!(joined(&[&["甲", "\r\n\t", "乙"]]), "甲 乙");
        assert_eq!(joined(&[&["甲 ", "\n", " 乙"]]), "甲   乙");
        assert_eq!(joined(&[&["\n "], &[], &["丙"]]), "\n\n丙");
    }

    #[test]
    fn blanks_in_a_line_stay() {
        assert_eq!(joined(&[&["  甲  乙 "], &["丙"]]), "  甲  乙 \n丙");
    }

    #[test]
    fn blanks_by_the_million_end_somewhere() {
        let mut text = Paragraphs::default();
        text.start();
        text.blanks(u64::MAX);
        text.blanks(u64::MAX);
        text.push("甲");
        text.push("乙");
        assert!(text.text().len() <= MOST + 3);
    }
}
