//! What is printed adds up, for every unit.

use kaoping::book::Page;
use kaoping::calc::round as marks;
use kaoping::outcome::{LineResult, UnitResult};
use kaoping::pipeline::Finished;
use kaoping::report;
use kaoping::verdict::Rated;
use rust_decimal::Decimal;

fn scored(finished: &Finished) -> impl Iterator<Item = &UnitResult> {
    finished
        .outcome
        .units
        .iter()
        .filter(|unit| unit.rated != Rated::NotRanked)
}

pub(crate) fn marks_and_folding_and_adjustments_make_the_total(finished: &Finished) {
    for unit in scored(finished) {
        let sum: Decimal = unit.lines.iter().filter_map(|line| line.mark).sum();
        assert_eq!(sum, unit.figures.marks, "marks of {}", unit.unit);
        let applicable: Decimal = unit
            .lines
            .iter()
            .filter(|line| line.mark.is_some())
            .map(|line| line.points)
            .sum();
        assert_eq!(
            applicable, unit.figures.applicable,
            "applicable points of {}",
            unit.unit
        );
        let scaled = marks(unit.figures.marks * Decimal::ONE_HUNDRED / unit.figures.applicable);
        assert_eq!(scaled, unit.figures.scaled, "{}", unit.unit);
        assert_eq!(
            unit.figures.marks + unit.scaling,
            unit.figures.scaled,
            "{}",
            unit.unit
        );
        assert_eq!(
            unit.figures.scaled + unit.figures.bonus - unit.figures.deduction,
            unit.figures.total,
            "{}",
            unit.unit
        );
    }
}

pub(crate) fn sections_add_up_their_lines(finished: &Finished) {
    for unit in scored(finished) {
        for section in &unit.sections {
            let of_section = |line: &&LineResult| line.section == section.name;
            let sum: Decimal = unit
                .lines
                .iter()
                .filter(of_section)
                .filter_map(|line| line.mark)
                .sum();
            assert_eq!(sum, section.marks, "{} {}", unit.unit, section.name);
        }
    }
}

pub(crate) fn deductions_explain_every_point_that_is_missing(finished: &Finished) {
    for unit in scored(finished) {
        for line in &unit.lines {
            let Some(mark) = line.mark else { continue };
            let taken: Decimal = line.deductions.iter().map(|deduction| deduction.amount).sum();
            assert_eq!(
                taken,
                line.points - mark,
                "{} {} {}",
                unit.unit,
                line.number,
                line.indicator
            );
        }
    }
}

pub(crate) fn every_line_has_words_and_a_clause(finished: &Finished) {
    for unit in scored(finished) {
        for line in &unit.lines {
            assert!(
                !line.words().is_empty(),
                "{} {}: no arithmetic",
                unit.unit,
                line.number
            );
            assert!(
                !line.clause.is_empty(),
                "{} {}: no clause",
                unit.unit,
                line.number
            );
        }
    }
}

/// `6 − 1 = 5.00` must be so; what would be less than nothing is not written as a sum.
pub(crate) fn what_is_taken_off_is_taken_off(finished: &Finished) {
    let number = |text: &str| text.trim().parse::<Decimal>().ok();
    let mut sums = 0;
    for unit in &finished.outcome.units {
        for words in unit.lines.iter().flat_map(|line| line.words()) {
            let Some((sum, left)) = words.split_once(" = ") else {
                continue;
            };
            let Some((from, off)) = sum.split_once(" − ") else {
                continue;
            };
            if let (Some(from), Some(off), Some(left)) = (number(from), number(off), number(left)) {
                sums += 1;
                assert_eq!(from - off, left, "{}: {words}", unit.unit);
            }
        }
    }
    assert!(sums > 0, "no line takes anything off");
}

pub(crate) fn slips_and_office_workbook_show_the_same_deductions(finished: &Finished) {
    let reports = report::list_reports(&finished.outcome, &finished.restricted);
    let rows = |page: &Page| -> Vec<String> {
        let cells = |row: &kaoping::book::Row| {
            row.cells
                .iter()
                .map(|cell| cell.value.plain())
                .collect::<Vec<_>>()
        };
        let told = page.body.iter().filter(|row| row.cells.len() > 1);
        told.map(|row| cells(row)[..6].join("|")).collect() // all but the cells, which a slip shows of its own files
    };
    let office = reports
        .books()
        .find(|(name, _)| name.starts_with("02-"))
        .expect("written")
        .1;
    let mut office = rows(office.page("扣分明细").expect("there"));
    office.retain(|row| scored(finished).any(|unit| row.starts_with(&format!("{}|", unit.unit))));
    let slips = reports.books().filter(|(name, _)| name.starts_with("反馈单/"));
    let slips: Vec<String> = slips
        .flat_map(|(_, book)| rows(book.page("扣分明细").expect("there")))
        .collect();
    assert_eq!(office, slips);
}

pub(crate) fn a_slip_names_no_other_unit(finished: &Finished) {
    let reports = report::list_reports(&finished.outcome, &finished.restricted);
    for (name, book) in reports.books().filter(|(name, _)| name.starts_with("反馈单/")) {
        let text: String = book.pages().iter().map(Page::plain).collect();
        for unit in scored(finished).filter(|unit| !name.contains(&*unit.unit)) {
            let others_file = finished
                .outcome
                .inputs
                .iter()
                .filter(|file| file.unit.as_ref() == Some(&unit.unit));
            for file in others_file {
                assert!(!text.contains(&*file.path), "{name} shows {}", file.path);
            }
        }
    }
}

/// The tree of each mark comes to the mark, and its parts to the parts.
pub(crate) fn every_mark_is_the_value_of_its_arithmetic(finished: &Finished) {
    let mut marked = 0;
    for unit in &finished.outcome.units {
        assert_eq!(
            unit.figures.scaling().value(),
            unit.figures.scaled,
            "{}",
            unit.unit
        );
        for line in &unit.lines {
            let value = line.calc.as_ref().map(|calc| calc.value());
            assert_eq!(value, line.mark, "{} {}", unit.unit, line.indicator);
            marked += usize::from(line.mark.is_some());
        }
    }
    assert!(marked > 100, "{marked} marks");
}
