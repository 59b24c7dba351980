//! Runs of digits in a text, for names of files and titles.

/// A run of digits. `from` and `to`: its characters, the last one not in it.
pub(super) struct Run {
    pub from: usize,
    pub to: usize,
    pub value: u32,
}

impl Run {
    /// Whether a word stands right behind it.
    pub(super) fn is_before(&self, text: &[char], word: &str) -> bool {
        stands_at(text, self.to, word)
    }
}

/// Whether a word stands at a character.
pub(super) fn stands_at(text: &[char], at: usize, word: &str) -> bool {
    let mut letters = word.chars().enumerate();
    letters.all(|(n, letter)| text.get(at + n) == Some(&letter))
}

/// All runs of digits, from left to right.
pub(super) fn runs(text: &[char]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, c) in text.iter().enumerate() {
        let Some(digit) = c.to_digit(10) else { continue };
        match runs.last_mut() {
            Some(run) if run.to == at => {
                run.to += 1;
                run.value = run.value.saturating_mul(10).saturating_add(digit);
            }
            _ => runs.push(Run {
                from: at,
                to: at + 1,
                value: digit,
            }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_stand_together_are_one_number() {
        let text: Vec<char> = "2022年第1-12月".chars().collect();
        let runs = runs(&text);
        assert_eq!(
            runs.iter().map(|run| run.value).collect::<Vec<_>>(),
            [2022, 1, 12]
        );
        assert!(runs[2].is_before(&text, "月") && !runs[1].is_before(&text, "月"));
    }
}
