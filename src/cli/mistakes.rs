//! Mistakes of the campaign, all at once, each with its line underlined.

use super::say;
use crate::finding::{Finding, Kind, Level};
use annotate_snippets::{AnnotationKind, Group, Level as Severity, Renderer, Snippet};
use std::io::IsTerminal;

/// Prints them to standard error, then how many there are. What only is marked as not decided is left out: a new plan
/// has dozens of such places, among which a mistake is not seen.
pub(super) fn print(mistakes: &[Finding]) {
    let coloured = std::io::stderr().is_terminal();
    let told = |mistake: &&Finding| !matches!(mistake.kind, Kind::Undecided { .. });
    for mistake in mistakes.iter().filter(told) {
        say::err(&render(mistake, coloured));
        say::err("");
    }
    let errors = mistakes
        .iter()
        .filter(|mistake| mistake.level == Level::Error)
        .count();
    say::err(&format!("活动的定义有{errors}处错误，改正后再运行。"));
}

/// One mistake: what, where with the line, what to do.
fn render(mistake: &Finding, coloured: bool) -> String {
    let severity = match mistake.level {
        Level::Error => Severity::ERROR,
        Level::Warning => Severity::WARNING,
        Level::Note => Severity::NOTE,
    };
    let (message, remedy) = (mistake.message(), mistake.remedy());
    let place = mistake.place.to_string();
    let title = severity
        .with_name(mistake.level.word())
        .primary_title(message.as_str())
        .id(mistake.code().name());
    let group = match &mistake.place.excerpt {
        Some(excerpt) => {
            let from = mistake.place.col.unwrap_or(1).saturating_sub(1);
            let range = bytes(&excerpt.line, from, excerpt.width);
            let snippet = Snippet::source(excerpt.line.as_str())
                .line_start(usize::try_from(mistake.place.row.unwrap_or(1)).unwrap_or(1))
                .path(mistake.place.file.as_deref())
                .annotation(AnnotationKind::Primary.span(range));
            Group::with_title(title).element(snippet)
        }
        None => Group::with_title(title).element(Severity::NOTE.with_name("位置").message(place.as_str())),
    };
    let report = [group.element(Severity::HELP.with_name("办法").message(remedy.as_str()))];
    let renderer = if coloured {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.render(&report)
}

/// Bytes of `width` characters of a line from a character on.
fn bytes(line: &str, from: u32, width: u32) -> std::ops::Range<usize> {
    let at = |character: u32| {
        let nth = usize::try_from(character).unwrap_or(usize::MAX);
        line.char_indices().nth(nth).map_or(line.len(), |(byte, _)| byte)
    };
    at(from)..at(from.saturating_add(width))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Excerpt, Place};
    use std::sync::Arc;

    fn mistake(place: Place) -> Finding {
        Finding::new(
            Kind::NotToml {
                problem: "少一个引号".into(),
            },
            place,
        )
    }

    #[test]
    fn the_line_is_shown_with_its_number_and_underlined_below_chinese() {
        let excerpt = Excerpt {
            line: "name = \"甲类\" 多余".into(),
            width: 2,
        };
        let text = render(
            &mistake(Place::text(&Arc::from("campaign.toml"), 7, 13, excerpt)),
            false,
        );
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("错误[C01]: "), "{text}");
        assert!(
            text.contains("campaign.toml:7:13") && text.contains("7 | name = \"甲类\" 多余"),
            "{text}"
        );
        assert!(text.contains("^^^^") && text.contains("办法: "), "{text}");
    }

    #[test]
    fn a_cell_of_the_roster_is_named() {
        let place = Place::cell(&Arc::from("roster.xlsx"), &Arc::from("人员"), 5, 2);
        let text = render(&mistake(place), false);
        assert!(text.contains("位置: roster.xlsx｜人员｜B5"), "{text}");
    }
}
