//! Marked words are put into every restricted and personal column of both samples, and every output is searched for
//! them: restricted ones may stand in the restricted workbook and `restricted.json` only; personal ones in the office's
//! workbook and the slip of the unit that sent them too (rule 25).

use kaoping::book::Page;
use kaoping::campaign::{self, model::*};
use kaoping::history;
use kaoping::pipeline::{self, Finished, Inputs, Silent};
use kaoping::report::{list_reports, masked, why};
use kaoping::submission::InputFile;
use kaoping::submission::{self, FoundFile};
use std::collections::BTreeSet;
use std::path::Path;

/// A word that was planted.
struct Mark {
    word: String,
    shown: Shown,
    /// Ledger and column it was planted in.
    from: String,
    /// Unit that sent it; none = a register of the office.
    unit: Option<String>,
}

/// The sample with what was planted in it.
struct Planted {
    campaign: Campaign,
    marks: Vec<Mark>,
    inbox: Vec<FoundFile>,
    registers: Vec<FoundFile>,
}

/// Words nobody else uses: `泄` and two characters counted up.
fn word(number: usize) -> String {
    let digit =
        |at: usize| char::from_u32(0x7f00 + u32::try_from(at).expect("few marks")).expect("a character");
    format!("泄{}{}", digit(number / 90), digit(number % 90))
}

/// Whether a column's content may be told to nobody, or to few.
fn shown(ledger: &Ledger, id: ColumnId) -> Shown {
    let column = &ledger.columns[id];
    match ledger.shown {
        // The number of a case may be named, the people in it may not.
        Shown::Restricted if ledger.key.contains(&id) && column.kind != ColumnKind::People => Shown::Open,
        Shown::Restricted => Shown::Restricted,
        Shown::Open | Shown::Personal => column.shown,
    }
}

impl Planted {
    fn new(dir: &str, period: &str) -> Planted {
        let dir = Path::new(dir);
        let campaign = campaign::load(dir).expect("the sample's definition has no mistakes");
        let span = campaign.period(period).expect("a period").clone();
        let mut planted = Planted {
            inbox: submission::inbox(dir, &span).expect("the inbox can be read"),
            registers: submission::registers(dir, &campaign, &span).expect("the registers can be read"),
            campaign,
            marks: Vec::new(),
        };
        let files = planted.run(dir, period).outcome.inputs;
        for id in planted.campaign.ledgers.ids() {
            let ledger = &planted.campaign.ledgers[id];
            if ledger
                .columns
                .ids()
                .any(|column| shown(ledger, column) != Shown::Open)
            {
                planted.ledger(id, &span, &files);
            }
        }
        planted
    }

    /// A file with a row for every way of writing in every marked column, instead of what the unit sent.
    fn ledger(&mut self, id: LedgerId, period: &Period, files: &[InputFile]) {
        let unit = match self.campaign.ledgers[id].keeper {
            Keeper::Office => None,
            Keeper::Units(set) => Some(self.campaign.sets[set].units()[0]),
        };
        let name = self.campaign.ledgers[id].name.clone();
        let of = unit.map(|unit| self.campaign.roster.units[unit].name.to_string());
        let columns: Vec<ColumnId> = self.campaign.ledgers[id].columns.ids().collect();
        let ledger = self.campaign.ledgers[id].clone();
        let marked = columns
            .iter()
            .filter(|column| shown(&ledger, **column) != Shown::Open);
        let mut rows = Vec::new();
        for column in marked {
            for way in 0..WAYS {
                let mut cells: ById<ColumnId, String> = columns
                    .iter()
                    .map(|other| self.good(id, *other, unit, rows.len(), period))
                    .collect();
                cells[*column] = self.written(id, *column, way, &cells[*column], of.clone());
                rows.push(cells.join(","));
                // The same again: what is said of rows and keys that repeat.
                if way == 0 {
                    rows.push(cells.join(","));
                }
            }
        }
        let heads: Vec<&str> = columns
            .iter()
            .map(|at| &*self.campaign.ledgers[id].columns[*at].name)
            .collect();
        let says = of
            .as_ref()
            .map_or_else(String::new, |of| format!("填报单位：{of}\n"));
        let text = format!("{name}\n{says}{}\n{}\n", heads.join(","), rows.join("\n"));
        let (folder, files) = match &of {
            Some(of) => {
                let holds =
                    |file: &&InputFile| file.unit.as_deref() == Some(of) && file.ledgers.contains(&name);
                let sent: Vec<_> = files.iter().filter(holds).map(|file| &file.path).collect();
                self.inbox.retain(|file| !sent.contains(&&file.path));
                (format!("inbox/{}/{of}", period.id), &mut self.inbox)
            }
            None => (format!("registers/{}", period.id), &mut self.registers),
        };
        files.push(FoundFile::new(
            &format!("{folder}/植入{name}.csv"),
            &period.id,
            text.into_bytes(),
        ));
    }

    fn mark(&mut self, id: LedgerId, column: ColumnId, word: String, unit: Option<String>) -> String {
        let ledger = &self.campaign.ledgers[id];
        self.marks.push(Mark {
            word: word.clone(),
            shown: shown(ledger, column),
            from: format!("{}·{}", ledger.name, ledger.columns[column].name),
            unit,
        });
        word
    }

    /// A marked cell: alone, beside what is right, known to the roster, beside a marked one.
    fn written(
        &mut self,
        id: LedgerId,
        column: ColumnId,
        way: usize,
        good: &str,
        unit: Option<String>,
    ) -> String {
        let first = word(self.marks.len());
        let own = self.mark(id, column, first, unit.clone());
        match way {
            0 => own,
            1 => format!("{good}、{own}"),
            2 => format!("{own}、{good}"),
            3 => format!("{good}{own}"),
            4 => {
                let known = &self.campaign.roster.people[PersonId(0)];
                let person = Person {
                    name: own.as_str().into(),
                    id: Some(own.as_str().into()),
                    ..known.clone()
                };
                self.campaign.roster.people.push(person);
                own
            }
            _ => {
                let second = word(self.marks.len());
                format!("{own}、{}、{good}", self.mark(id, column, second, unit))
            }
        }
    }

    /// What a column may hold.
    fn good(
        &self,
        id: LedgerId,
        column: ColumnId,
        unit: Option<UnitId>,
        row: usize,
        period: &Period,
    ) -> String {
        let campaign = &self.campaign;
        let definition = &campaign.ledgers[id].columns[column];
        let unit = unit.unwrap_or(UnitId(0));
        match &definition.kind {
            ColumnKind::Date => period.span.from.to_string(),
            ColumnKind::Due => period.span.to.to_string(),
            ColumnKind::Month => period.span.from.format("%Y年%-m月").to_string(),
            ColumnKind::Integer | ColumnKind::Decimal => definition.min.unwrap_or_default().to_string(),
            ColumnKind::Percent => "50%".into(),
            ColumnKind::Bool => "是".into(),
            ColumnKind::People => {
                let set = definition.set.map(|set| campaign.sets[set].people());
                let own = campaign.roster.people.find_id(|person| person.unit == unit);
                let person = set.and_then(<[_]>::first).copied().or(own).unwrap_or(PersonId(0));
                campaign.roster.people[person].name.to_string()
            }
            ColumnKind::Units => campaign.roster.units[unit].name.to_string(),
            ColumnKind::Measure => campaign.measures[MeasureId(0)].name.to_string(),
            ColumnKind::Choice(list) => campaign.lists[*list].values[0].to_string(),
            ColumnKind::DocNumber => format!("试〔2022〕{row}号"),
            ColumnKind::Text | ColumnKind::Reference { .. } => format!("植{row}"),
        }
    }

    fn run(&self, dir: &Path, period: &str) -> Finished {
        let inputs = Inputs {
            campaign: &self.campaign,
            period: self.campaign.period(period).expect("a period"),
            inbox: self.inbox.clone(),
            registers: self.registers.clone(),
            history: &history::load(&dir.join("history")).expect("seals"),
            earlier: &pipeline::NO_EARLIER_FILES,
            legacy: &crate::legacy(),
        };
        pipeline::run(inputs, Some(2), &Silent)
    }
}

const WAYS: usize = 6;
/// The open part of the seal: read by the office, which knows items again by their whole keys.
const SEAL: &str = "seal";

/// Name and text of every output.
fn outputs(finished: &Finished) -> Vec<(String, String)> {
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let mut all: Vec<(String, String)> = reports
        .books()
        .map(|(name, book)| (name.to_owned(), book.pages().iter().map(Page::plain).collect()))
        .collect();
    for (name, json) in reports.json() {
        let mut bytes = Vec::new();
        json.write(&mut bytes).expect("written");
        all.push((name.to_owned(), String::from_utf8(bytes).expect("UTF-8")));
    }
    let open = masked(finished.outcome.clone());
    let texts = open.units.iter().map(|unit| why(&open, unit, None));
    all.push(("why".into(), texts.collect()));
    all.push((
        SEAL.into(),
        serde_json::to_string(&finished.sealed).expect("JSON"),
    ));
    all
}

fn may_tell(output: &str, mark: &Mark) -> bool {
    let restricted = output.starts_with("03-") || output == "restricted.json";
    let own = |unit: &String| output.starts_with(&format!("反馈单/反馈单-{unit}-"));
    restricted
        || mark.shown == Shown::Personal
            && (output.starts_with("02-") || output == SEAL || mark.unit.as_ref().is_some_and(own))
}

fn leaks(dir: &str, period: &str) -> BTreeSet<String> {
    let planted = Planted::new(dir, period);
    let finished = planted.run(Path::new(dir), period);
    let outputs = outputs(&finished);
    let mut leaks = BTreeSet::new();
    for mark in &planted.marks {
        let told = outputs.iter().filter(|(_, text)| text.contains(&mark.word));
        let (may, must_not): (Vec<_>, Vec<_>) = told.partition(|(name, _)| may_tell(name, mark));
        assert!(
            !may.is_empty(),
            "{} of {} is read by nobody",
            mark.word,
            mark.from
        );
        for (name, text) in must_not {
            let line = text
                .lines()
                .find(|line| line.contains(&mark.word))
                .unwrap_or_default();
            let line: String = line.chars().take(160).collect();
            leaks.insert(format!("{name}: {}: {line}", mark.from));
        }
    }
    leaks
}

#[test]
fn what_is_planted_in_the_county_sample_is_told_to_those_who_may_know() {
    assert_eq!(leaks("samples/county", "2022Q2"), BTreeSet::new());
}

#[test]
fn what_is_planted_in_the_province_sample_is_told_to_those_who_may_know() {
    assert_eq!(leaks("samples/province", "S2"), BTreeSet::new());
}
