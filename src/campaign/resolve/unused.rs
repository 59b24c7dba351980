//! Entries that nothing uses: most often a name that was changed in one place only.

use super::super::model::CountsFor;
use super::Resolver;
use super::index::BUILT_IN_SETS;
use crate::finding::Kind;

impl Resolver<'_> {
    /// Reports unused entries, where all files could be read: otherwise the use may stand in the part that could not.
    pub(super) fn report_unused(&self) {
        if !self.def.whole {
            return;
        }
        let groups = self.def.campaign.groups.len();
        let names = &self.names;
        names.clauses.report_unused(0, self.mistakes);
        names
            .sets
            .report_unused(BUILT_IN_SETS.len() + groups, self.mistakes);
        names.lists.report_unused(1, self.mistakes);
        names.indicators.report_unused(0, self.mistakes);
        names.ratings.report_unused(0, self.mistakes);
        names.tables.report_unused(0, self.mistakes);
        self.requirements_used();
    }

    /// A requirement counts in an indicator, or says that it is only reported.
    fn requirements_used(&self) {
        let scoring = &self.def.scoring;
        let parts = scoring.indicators.iter().flat_map(|indicator| &indicator.parts);
        let in_parts = parts.flat_map(|part| part.requirements.iter().flatten());
        let of_indicators = scoring.indicators.iter().flat_map(|indicator| &indicator.times);
        let sections = scoring.tables.iter().flat_map(|table| &table.sections);
        let of_tables = scoring.tables.iter().flat_map(|table| &table.times);
        let factors = of_indicators
            .chain(of_tables)
            .chain(sections.flat_map(|section| &section.times));
        let in_factors = factors.filter_map(|factor| factor.unmet.as_ref());
        let used: Vec<&str> = in_parts.chain(in_factors).map(|word| &*word.value).collect();
        for requirement in &self.def.scoring.requirements {
            let reported = requirement
                .counts_for
                .as_ref()
                .is_some_and(|who| who.value == CountsFor::ReportOnly);
            let name = &requirement.name;
            let counted = used.contains(&&*name.value);
            if !counted && !reported && !name.is_unread() {
                let kind = Kind::Unused {
                    family: "要求".into(),
                    name: name.value.to_string(),
                };
                self.mistakes.add(kind, &name.place);
            } else if counted && reported {
                self.misplaced("counts_for", "写了“只报告”，却有指标按它计分", name);
            }
        }
    }
}
