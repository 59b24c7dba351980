//! Grades: levels from the best to the last, and what lowers them.

use super::super::definition::grades::{Grades as Written, Level, Lower};
use super::super::definition::group::Group as WrittenGroup;
use super::super::model::{
    Campaign, GradeLevel, Grading, IndicatorId, LoweredBy, LoweredTo, Lowering, VetoKindId,
};
use super::super::reader::Word;
use super::{Resolver, number};
use crate::fold::fold;

impl Resolver<'_> {
    /// The grades of a group.
    pub(super) fn grading(&self, group: &WrittenGroup) -> Option<Grading> {
        let wanted = group.grades.as_ref()?;
        let Some(written) = self.written_grades(group) else {
            let all = self.def.campaign.grades.iter();
            self.no_such(
                "等次（[[grades]]）",
                wanted,
                all.map(|grades| &*grades.name.value),
            );
            return None;
        };
        Some(self.one_grading(group, written))
    }

    /// The grades of a group as they are written.
    pub(super) fn written_grades(&self, group: &WrittenGroup) -> Option<&Written> {
        let wanted = fold(&group.grades.as_ref()?.value);
        let mut all = self.def.campaign.grades.iter();
        all.find(|grades| fold(&grades.name.value) == wanted)
    }

    /// Reports grades that are lowered by a black list on which nobody ever stands when they are given.
    pub(super) fn black_can_lower(&self, campaign: &Campaign) {
        for (group, written) in campaign.groups.iter().zip(&self.def.campaign.groups) {
            let Some(grades) = self.written_grades(written) else {
                continue;
            };
            let is_empty = group.black.places == 0 && group.black.few_places.unwrap_or_default() == 0;
            let mut kinds = group.graded_kinds(self.kinds_run().into_iter()).into_iter();
            let is_made = kinds.any(|kind| kind.is_among(&group.black.only));
            let lower = grades.lower.iter().find(|lower| lower.black);
            if let Some(lower) = lower.filter(|_| is_empty || !is_made) {
                let reason = format!("“{}”组定等次的期别没有黑榜，列入黑榜的永远没有", group.name);
                self.keys_together(&lower.place, "black", &reason);
            }
        }
    }

    /// Reports grades that no group has, two of one name, and what is wrong in each, once.
    pub(super) fn grades_are_used(&self) {
        let all = &self.def.campaign.grades;
        self.unique("等次", all.iter().map(|grades| &grades.name));
        for grades in all {
            let is_it = |name: &Word| fold(&name.value) == fold(&grades.name.value);
            let mut groups = self.def.campaign.groups.iter();
            if !groups.any(|group| group.grades.as_ref().is_some_and(is_it)) {
                self.misplaced("grades", "没有一个组用它：在[[groups]]里写grades", &grades.name);
            }
            self.levels_make_sense(grades);
        }
    }

    fn levels_make_sense(&self, written: &Written) {
        self.unique("等次的名称", written.levels.iter().map(|level| &level.grade));
        let asks = |level: &Level| {
            level.at_least.is_some()
                || level.quota.is_some()
                || level.places.is_some()
                || !level.missed.is_empty()
        };
        let Some((last, others)) = written.levels.split_last() else {
            return;
        };
        if asks(last) {
            self.keys_together(&last.place, "levels", "最后一个等次不写条件：前面都不够的归它");
        }
        if let Some(level) = others.iter().find(|level| !asks(level)) {
            let reason = "这一等没有条件，后面的等次谁也得不到；写at_least、quota、places或者missed";
            self.keys_together(&level.place, "levels", reason);
        }
        let lines: Vec<_> = others
            .iter()
            .filter_map(|level| level.at_least.as_ref())
            .collect();
        if let Some(pair) = lines.windows(2).find(|pair| pair[0].value < pair[1].value) {
            self.keys_together(&pair[1].place, "at_least", "从好到差写，后面的等次分数线不能更高");
        }
        for level in &written.levels {
            let no_quota = level.quota.as_ref().is_some_and(|quota| quota.value.is_zero());
            let no_places = level.places.as_ref().is_some_and(|places| places.value == 0);
            if no_quota || no_places {
                self.keys_together(&level.place, "quota、places", "名额是0的等次谁也得不到");
            }
            if level.rest.is_some() && level.quota.is_none() {
                self.keys_together(&level.place, "rest、quota", "不满一个名额怎样算，要写quota");
            }
        }
        for lower in &written.lower {
            self.lowers_something(lower);
        }
    }

    fn lowers_something(&self, lower: &Lower) {
        let together = |keys: &str, reason: &str| self.keys_together(&lower.place, keys, reason);
        let ways = [
            lower.veto.is_some(),
            lower.ladder.is_some(),
            lower.missed.is_some(),
            lower.black,
        ];
        if ways.into_iter().filter(|way| *way).count() != 1 {
            together("veto、ladder、missed、black", "降等的每一条只写一件事");
        }
        if lower.missed.as_ref().is_some_and(Vec::is_empty) {
            together("missed", "没有写指标");
        }
        if lower.to.is_some() == lower.by.is_some() {
            together("to、by", "降到哪一等（to），或者降几等（by），写一个");
        }
        if lower.ladder.is_some() != lower.step.is_some() {
            together("ladder、step", "阶梯到第几步，要一起写");
        }
        let steps = self
            .def
            .campaign
            .ladder
            .as_ref()
            .map(|ladder| (&ladder.name, ladder.steps.len()));
        if let Some(named) = &lower.ladder {
            match steps {
                Some((name, _)) if fold(&name.value) != fold(&named.value) => {
                    let reason = format!("campaign.toml里的[ladder]叫“{}”", name.value);
                    self.misplaced("ladder", &reason, named);
                }
                None => self.misplaced("ladder", "campaign.toml里没有写[ladder]", named),
                Some((_, steps)) => {
                    let beyond = lower.step.as_ref().filter(|step| step.value as usize > steps);
                    if let Some(step) = beyond {
                        let reason = format!("[ladder]只有{steps}步");
                        self.keys_together(&step.place, "step", &reason);
                    }
                }
            }
        }
    }

    fn one_grading(&self, group: &WrittenGroup, written: &Written) -> Grading {
        let missed = |words: &[Word]| -> Vec<IndicatorId> {
            let lines = words
                .iter()
                .filter_map(|word| self.missed_line(group, word, "等次"));
            lines.collect()
        };
        let levels = written.levels.iter().map(|level| GradeLevel {
            name: level.grade.value.clone(),
            at_least: number(level.at_least.as_ref()),
            quota: number(level.quota.as_ref()),
            rounds_up: number(level.rest.as_ref()).unwrap_or_default(),
            places: number(level.places.as_ref()),
            missed: missed(&level.missed),
        });
        let lowering = |lower: &Lower| {
            let by = match (&lower.veto, &lower.step, &lower.missed, lower.black) {
                (Some(veto), ..) => LoweredBy::Veto(self.veto(veto)?),
                (_, Some(step), ..) => LoweredBy::LadderStep(step.value),
                (_, _, Some(words), _) => LoweredBy::Missed(missed(words)),
                (.., true) => LoweredBy::Black,
                _ => return None,
            };
            let to = match (&lower.to, &lower.by) {
                (Some(to), _) => LoweredTo::Level(self.level(written, to)?),
                (None, Some(by)) => LoweredTo::Levels(by.value as usize),
                (None, None) => return None,
            };
            Some(Lowering { by, to })
        };
        Grading {
            name: written.name.value.clone(),
            clause: self.clause(&written.clause).unwrap_or_default(),
            only: written.only.iter().map(|kind| kind.value).collect(),
            levels: levels.collect(),
            lowerings: written.lower.iter().filter_map(lowering).collect(),
        }
    }

    fn veto(&self, word: &Word) -> Option<VetoKindId> {
        let vetoes = &self.def.scoring.vetoes;
        let at = vetoes
            .iter()
            .position(|veto| fold(&veto.name.value) == fold(&word.value));
        if at.is_none() {
            self.no_such("一票否决", word, vetoes.iter().map(|veto| &*veto.name.value));
        }
        at.map(VetoKindId)
    }

    fn level(&self, grades: &Written, word: &Word) -> Option<usize> {
        let levels = &grades.levels;
        let at = levels
            .iter()
            .position(|level| fold(&level.grade.value) == fold(&word.value));
        if at.is_none() {
            self.no_such("等次", word, levels.iter().map(|level| &*level.grade.value));
        }
        at
    }
}
