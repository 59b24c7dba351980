//! Every kind of finding, once: code, facts, title, level, message, remedy.
//!
//! The first letter of a code is the stage that finds it: `C` campaign definition, `W` file, `T` layout of a
//! table, `S` whose file and which version, `R` values of a row, `K` checks across cells and rows, `H` sealed
//! periods, `Q` scoring (none so far). A code is frozen: never renamed, never given another meaning, never used again.
//! Adding a kind: one entry in the file of its stage, in order of numbers; one page `tests/findings/<CODE>.md`,
//! into which `KAOPING_PAGES=write cargo test --test it findings` writes what is found, to be read over.

#[macro_use]
mod campaign;
#[macro_use]
mod file;
#[macro_use]
mod layout;
#[macro_use]
mod sender;
#[macro_use]
mod value;
#[macro_use]
mod check;

use super::Level;
use serde::{Serialize, Serializer};

/// What a kind is about, where a stage asks for it. In an entry: a slash and the word behind the level.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    /// Something that was reported wrongly.
    Inaccuracy,
    /// A cell that has to be filled holds no answer.
    Blank,
    /// How a sheet is laid out.
    Layout,
}

/// Facts that quote no cell and follow from none, by code and name: titles of sealed periods. They stay when the other
/// facts of a kind are masked.
const NOT_FROM_A_CELL: &[(&str, &str)] = &[("K25", "period")];

fn masked_fact(name: (&str, &str), fact: &str, word: &str) -> String {
    let told = NOT_FROM_A_CELL.contains(&name);
    if told { fact } else { word }.to_owned()
}

macro_rules! about {
    () => {
        None
    };
    ($about:ident) => {
        Some(About::$about)
    };
}

macro_rules! catalog {
    ($( $code:ident $variant:ident { $($field:ident),* } $level:ident $(/ $about:ident)? $title:literal: $message:literal => $remedy:literal; )*) => {
        /// What is the matter, with the facts a message needs.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $( #[doc = $title] $variant { $( #[doc = "Fact of the message."] $field: String ),* }, )*
        }

        /// The frozen name of a kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        pub enum Code {
            $( #[doc = $title] $code, )*
        }

        impl Kind {
            /// The frozen name.
            pub fn code(&self) -> Code {
                match self { $( Kind::$variant { .. } => Code::$code, )* }
            }

            /// The same kind with every fact that may quote a cell hidden behind a word.
            pub fn masked(&self, word: &str) -> Kind {
                match self {
                    $( Kind::$variant { $($field),* } => Kind::$variant {
                        $($field: masked_fact((stringify!($code), stringify!($field)), $field, word)),*
                    }, )*
                }
            }

            /// The facts of the message, in the order of the catalogue.
            pub fn facts(&self) -> Vec<String> {
                match self { $( Kind::$variant { $($field),* } => vec![$($field.clone()),*], )* }
            }

            /// What stands in the cell: the fact that an entry names `text` or `value`, where it has one.
            pub fn shown(&self) -> Option<&str> {
                match self {
                    $( Kind::$variant { $($field),* } => {
                        let facts: &[(&str, &String)] = &[$((stringify!($field), $field)),*];
                        let mut shown = facts.iter().filter(|(name, _)| matches!(*name, "text" | "value"));
                        shown.next().map(|(_, fact)| fact.as_str())
                    } )*
                }
            }

            /// The kind of a code with its facts, as [`Kind::facts`] gives them; none when they do not fit.
            pub fn of(code: &str, facts: Vec<String>) -> Option<Kind> {
                let mut facts = facts.into_iter();
                let kind = match code {
                    $( stringify!($code) => Kind::$variant { $($field: facts.next()?),* }, )*
                    _ => return None,
                };
                facts.next().is_none().then_some(kind)
            }

            /// The fact in one sentence, with the value.
            #[allow(unused_variables, reason = "a fact may be used by the remedy alone")]
            pub fn message(&self) -> String {
                match self { $( Kind::$variant { $($field),* } => format!($message), )* }
            }

            /// What to write instead, in one sentence.
            #[allow(unused_variables, reason = "a fact may be used by the message alone")]
            pub fn remedy(&self) -> String {
                match self { $( Kind::$variant { $($field),* } => format!($remedy), )* }
            }
        }

        impl Code {
            /// All codes, in the order of the catalogue.
            pub const ALL: &[Code] = &[ $( Code::$code, )* ];

            /// As printed: `R01`.
            pub fn name(self) -> &'static str {
                match self { $( Code::$code => stringify!($code), )* }
            }

            /// Short name of the cause, by which findings are grouped.
            pub fn title(self) -> &'static str {
                match self { $( Code::$code => $title, )* }
            }

            /// The message with its facts left open, as `{name}`.
            pub fn message_pattern(self) -> &'static str {
                match self { $( Code::$code => $message, )* }
            }

            /// The remedy with its facts left open, as `{name}`.
            pub fn remedy_pattern(self) -> &'static str {
                match self { $( Code::$code => $remedy, )* }
            }

            /// The page of the manual: what is the matter, an example, how to mend it. A kind without one does not
            /// compile.
            pub fn page(self) -> &'static str {
                match self {
                    $( Code::$code => include_str!(concat!(
                        env!("CARGO_MANIFEST_DIR"), "/tests/findings/", stringify!($code), ".md"
                    )), )*
                }
            }

            /// Whether it says that something was reported wrongly, as opposed to not at all, late, or rightly but badly
            /// done. 准确 counts these.
            pub fn is_inaccuracy(self) -> bool {
                self.about() == Some(About::Inaccuracy)
            }

            /// Whether it says that a cell that has to be filled holds no answer.
            pub fn is_blank(self) -> bool {
                self.about() == Some(About::Blank)
            }

            /// Whether it says how a sheet is laid out.
            pub fn is_layout(self) -> bool {
                self.about() == Some(About::Layout)
            }

            fn about(self) -> Option<About> {
                match self { $( Code::$code => about!($($about)?), )* }
            }

            /// Level unless the finding or the campaign says otherwise.
            pub fn level(self) -> Level {
                match self { $( Code::$code => Level::$level, )* }
            }
        }
    };
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fields = serializer.serialize_struct("Kind", 3 + usize::from(self.shown().is_some()))?;
        fields.serialize_field("code", self.code().name())?;
        fields.serialize_field("message", &self.message())?;
        fields.serialize_field("remedy", &self.remedy())?;
        if let Some(shown) = self.shown() {
            fields.serialize_field("shown", shown)?;
        }
        fields.end()
    }
}

kinds_campaign! {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn what_stands_in_the_cell_is_told_beside_the_message_and_masked_with_it() {
        let kind = Kind::DateUnreadable {
            text: "六月".into()
        };
        assert_eq!(kind.shown(), Some("六月"));
        assert_eq!(kind.masked("***").shown(), Some("***"));
        let written = serde_json::to_string(&kind).expect("JSON");
        assert!(written.ends_with(r#","shown":"六月"}"#), "{written}");
        let blank = Kind::RequiredBlank {
            column: "编号".into(),
        };
        assert_eq!(blank.shown(), None);
    }

    #[test]
    fn a_masked_kind_still_tells_the_sealed_period() {
        let kind = Kind::LeftOut {
            key: "林一".into(),
            period: "2022年第一季度".into(),
        };
        let message = kind.masked("***").message();
        assert!(message.starts_with("“***”在2022年第一季度封存时"), "{message}");
        for (code, fact) in NOT_FROM_A_CELL {
            let of_code = Code::ALL.iter().find(|own| own.name() == *code);
            let pattern = of_code.expect("a code of the catalogue").message_pattern();
            assert!(pattern.contains(&format!("{{{fact}}}")), "{code} {fact}");
        }
    }

    #[test]
    fn codes_are_unique_and_in_order() {
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        let unique: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(names.len(), unique.len());
        for pair in names.windows(2) {
            assert!(
                pair[0][..1] != pair[1][..1] || pair[0] < pair[1],
                "{} before {}",
                pair[0],
                pair[1]
            );
        }
    }

    #[test]
    fn a_kind_is_made_again_from_its_code_and_facts() {
        let kind = Kind::TooLarge {
            what: "甲".into(),
            limit: "乙".into(),
        };
        assert_eq!(Kind::of("W02", kind.facts()), Some(kind));
        assert_eq!(Kind::of("W01", Kind::Empty {}.facts()), Some(Kind::Empty {}));
        assert_eq!(Kind::of("W02", vec!["甲".into()]), None);
        assert_eq!(Kind::of("W01", vec!["甲".into()]), None);
        assert_eq!(Kind::of("W00", Vec::new()), None);
    }

    #[test]
    fn titles_are_chinese_and_unique() {
        let titles: BTreeSet<&str> = Code::ALL.iter().map(|code| code.title()).collect();
        assert_eq!(titles.len(), Code::ALL.len());
    }
}
