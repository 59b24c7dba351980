//! A section of a number format: places, literal text, scale, condition.

use rust_decimal::Decimal;

/// A part of a section, in order.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// Text shown as it stands.
    Literal(String),
    /// A place for a digit: 0, # or ?.
    Place(char),
    /// The decimal point.
    Point,
    /// A comma behind a place: it groups thousands or divides by one.
    Comma,
    /// The number as a plain cell shows it (General).
    Plain,
}

/// What a number must fulfil for a section.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Condition {
    less: bool,
    equal: bool,
    greater: bool,
    than: Decimal,
}

impl Condition {
    pub(super) fn holds(self, number: Decimal) -> bool {
        match number.cmp(&self.than) {
            std::cmp::Ordering::Less => self.less,
            std::cmp::Ordering::Equal => self.equal,
            std::cmp::Ordering::Greater => self.greater,
        }
    }

    fn parse(text: &str) -> Option<Condition> {
        let signs = text.find(|c: char| !matches!(c, '<' | '>' | '='))?;
        let (sign, than) = text.split_at(signs);
        let (less, equal, greater) = match sign {
            "<" => (true, false, false),
            "<=" => (true, true, false),
            "=" => (false, true, false),
            ">=" => (false, true, true),
            ">" => (false, false, true),
            "<>" => (true, false, true),
            _ => return None,
        };
        Some(Condition {
            less,
            equal,
            greater,
            than: than.trim().parse().ok()?,
        })
    }
}

/// One section of a code.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    pub(super) parts: Vec<Part>,
    /// Commas behind the last place: each divides by a thousand.
    pub(super) thousands: u32,
    /// Percent signs: each multiplies by a hundred.
    pub(super) percents: u32,
    /// Whether thousands are set apart by commas.
    pub(super) grouped: bool,
    pub(super) condition: Option<Condition>,
}

impl Section {
    /// The places before the point.
    pub(super) fn whole_places(&self) -> impl Iterator<Item = char> {
        let whole = self.parts.iter().take_while(|part| **part != Part::Point);
        whole.filter_map(|part| match part {
            Part::Place(place) => Some(*place),
            _ => None,
        })
    }

    /// Where a point is written as text before the last places (`0!.0`), the number of these.
    pub(super) fn places_behind_a_literal_point(&self) -> usize {
        let is_point = |part: &Part| matches!(part, Part::Literal(text) if text.ends_with('.'));
        let Some(at) = self.parts.iter().rposition(is_point) else {
            return 0;
        };
        let is_place = |part: &&Part| matches!(part, Part::Place(_));
        match self.parts[..at].iter().any(|part| is_place(&part)) {
            true => self.parts[at..].iter().filter(is_place).count(),
            false => 0,
        }
    }
}

/// The sections of a code; none where it shows dates, fractions or exponents, or is broken.
pub(super) fn sections(code: &str) -> Option<Vec<Section>> {
    let code = code.replace("G/通用格式", "General");
    let mut sections = vec![Section::default()];
    let mut rest = code.as_str();
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c == ';' {
            sections.push(Section::default());
            continue;
        }
        let section = sections.last_mut()?;
        rest = section.take(c, rest)?;
    }
    sections.iter_mut().for_each(Section::settle);
    Some(sections)
}

impl Section {
    /// Takes what begins with a character, and what is left behind it.
    fn take<'a>(&mut self, c: char, rest: &'a str) -> Option<&'a str> {
        let next = || rest.chars().next().map_or(0, char::len_utf8);
        match c {
            '"' => {
                let end = rest.find('"')?;
                self.literal(&rest[..end]);
                return Some(&rest[end + 1..]);
            }
            '\\' | '!' => {
                let end = next();
                self.literal(&rest[..end]);
                return Some(&rest[end..]);
            }
            '_' => {
                self.literal(" ");
                return Some(&rest[next()..]);
            }
            '*' => return Some(&rest[next()..]),
            '[' => {
                let end = rest.find(']')?;
                self.bracket(&rest[..end])?;
                return Some(&rest[end + 1..]);
            }
            'G' | 'g'
                if rest
                    .get(..6)
                    .is_some_and(|word| word.eq_ignore_ascii_case("eneral")) =>
            {
                self.parts.push(Part::Plain);
                return Some(&rest[6..]);
            }
            '0' | '#' | '?' => self.parts.push(Part::Place(c)),
            '.' => self.parts.push(Part::Point),
            ',' if matches!(self.parts.last(), Some(Part::Place(_) | Part::Comma)) => {
                self.parts.push(Part::Comma)
            }
            '%' => {
                self.percents += 1;
                self.literal("%");
            }
            '@' => return None,
            // Letters of dates and exponents; a fraction's stroke is one only between places.
            c if c.is_ascii_alphabetic() => return None,
            '/' if self.parts.iter().any(|part| matches!(part, Part::Place(_))) => return None,
            c => self.literal(c.encode_utf8(&mut [0; 4])),
        }
        Some(rest)
    }

    fn literal(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part::Literal(before)) => before.push_str(text),
            _ => self.parts.push(Part::Literal(text.to_owned())),
        }
    }

    /// A colour, a condition, a currency or a language. Spans of time and digits in words are not looked at.
    fn bracket(&mut self, inside: &str) -> Option<()> {
        if let Some(currency) = inside.strip_prefix('$') {
            let sign = currency.split('-').next().unwrap_or_default();
            if !sign.is_empty() {
                self.literal(sign);
            }
            return Some(());
        }
        if inside.starts_with(['<', '>', '=']) {
            self.condition = Some(Condition::parse(inside)?);
            return Some(());
        }
        let lower = inside.to_ascii_lowercase();
        let is_time = !lower.is_empty() && lower.chars().all(|c| matches!(c, 'h' | 'm' | 's'));
        (!is_time && !lower.starts_with("dbnum")).then_some(())
    }

    /// Commas with a place right behind them group thousands; the others divide by one each.
    fn settle(&mut self) {
        let behind = |at: usize| self.parts[at..].iter().find(|part| **part != Part::Comma);
        let commas = (0..self.parts.len()).filter(|at| self.parts[*at] == Part::Comma);
        let groups = commas.map(|at| matches!(behind(at), Some(Part::Place(_))));
        let groups: Vec<bool> = groups.collect();
        self.grouped = groups.contains(&true);
        self.thousands = u32::try_from(groups.iter().filter(|group| !**group).count()).unwrap_or(u32::MAX);
        self.parts.retain(|part| *part != Part::Comma);
    }
}
