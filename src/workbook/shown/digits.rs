//! From a number to the digits in the places of a section.

use super::section::{Part, Section};
use rust_decimal::{Decimal, RoundingStrategy};

/// Decimal places that are kept.
const MOST_PLACES: usize = 15;

impl Section {
    /// The text for a number; none where it is too large to be told.
    pub(super) fn text(&self, number: Decimal) -> Option<String> {
        let scaled = self.scaled(number)?;
        let point = self.parts.iter().position(|part| *part == Part::Point);
        let (whole, fraction) = self.parts.split_at(point.unwrap_or(self.parts.len()));
        let is_place = |part: &&Part| matches!(part, Part::Place(_));
        let decimals = fraction.iter().filter(is_place).count().min(MOST_PLACES);
        let places = u32::try_from(decimals).ok()?;
        let plain = self.parts.contains(&Part::Plain);
        let rounded = match plain {
            true => scaled,
            false => scaled.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero),
        };
        let digits = format!("{:.decimals$}", rounded.abs());
        let (units, tenths) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut text = String::new();
        if rounded.is_sign_negative() && !rounded.is_zero() {
            text.push('-');
        }
        text.push_str(&self.whole(whole, units.trim_start_matches('0'), rounded.abs()));
        text.push_str(&behind_point(fraction, tenths));
        Some(text)
    }

    fn scaled(&self, number: Decimal) -> Option<Decimal> {
        let percents =
            (0..self.percents).try_fold(number, |number, _| number.checked_mul(Decimal::ONE_HUNDRED));
        (0..self.thousands).try_fold(percents?, |number, _| number.checked_div(Decimal::ONE_THOUSAND))
    }

    /// Fills the places before the point from the right; the first of them takes all digits that are left.
    fn whole(&self, parts: &[Part], digits: &str, number: Decimal) -> String {
        let mut left: Vec<char> = digits.chars().collect();
        let mut places = self.whole_places().count();
        let (mut written, mut pieces) = (0, Vec::new());
        for part in parts.iter().rev() {
            match part {
                Part::Literal(text) => pieces.push(text.chars().rev().collect::<String>()),
                Part::Plain => pieces.push(number.normalize().to_string().chars().rev().collect()),
                Part::Place(place) => {
                    places -= 1;
                    let mut piece = String::new();
                    let mut take = |c: char, piece: &mut String| {
                        if self.grouped && written > 0 && written % 3 == 0 {
                            piece.push(',');
                        }
                        piece.push(c);
                        written += 1;
                    };
                    match (left.pop(), place) {
                        (Some(digit), _) => take(digit, &mut piece),
                        (None, '0') => take('0', &mut piece),
                        (None, '?') => piece.push(' '),
                        (None, _) => {}
                    }
                    while places == 0
                        && let Some(digit) = left.pop()
                    {
                        take(digit, &mut piece);
                    }
                    pieces.push(piece);
                }
                Part::Point | Part::Comma => {}
            }
        }
        let backwards: String = pieces.concat();
        backwards.chars().rev().collect()
    }
}

/// Point and decimal places. A `#` shows no zero at the end.
fn behind_point(parts: &[Part], digits: &str) -> String {
    let kept = digits.trim_end_matches('0').len();
    let (mut text, mut at) = (String::new(), 0);
    for part in parts {
        match part {
            Part::Point => text.push('.'),
            Part::Literal(literal) => text.push_str(literal),
            Part::Place(place) => {
                let digit = digits.get(at..=at).unwrap_or("0");
                match place {
                    '#' if at >= kept => {}
                    '?' if at >= kept => text.push(' '),
                    _ => text.push_str(digit),
                }
                at += 1;
            }
            Part::Plain | Part::Comma => {}
        }
    }
    text
}
