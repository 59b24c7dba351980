//! The scanner beside a general reader of XML.

use crate::workbook::xml::entity::resolve;
use crate::workbook::xml::scan::{Broken, Scanner, State, Token};
use proptest::prelude::*;
use quick_xml::events::Event;

/// What our scanner says: `<name a=b`, `/`, text.
fn ours(text: &str) -> Result<Vec<String>, Broken> {
    let mut scanner = Scanner::new(text, State::default(), false);
    let mut found = Vec::new();
    let mut say = String::new();
    loop {
        match scanner.next()? {
            Token::Text(text) => say.push_str(&resolve(text).0),
            Token::Literal(text) => say.push_str(text),
            token => {
                found.push(std::mem::take(&mut say));
                match token {
                    Token::Open(tag) => {
                        let mut line = format!("<{}", tag.name);
                        for attribute in tag.attributes() {
                            let (name, value) = attribute?;
                            line += &format!(" {name}={}", resolve(value).0);
                        }
                        found.push(line);
                        if tag.closed {
                            found.push("/".into());
                        }
                    }
                    Token::Close => found.push("/".into()),
                    _ => return Ok(found.into_iter().filter(|line| !line.is_empty()).collect()),
                }
            }
        }
    }
}

/// What quick-xml says, in the same words.
fn theirs(text: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut found = Vec::new();
    let mut say = String::new();
    loop {
        let event = reader.read_event().expect("well-formed");
        let open = |start: &quick_xml::events::BytesStart| {
            let mut line = format!("<{}", start.local_name().as_ref());
            for attribute in start.attributes() {
                let attribute = attribute.expect("well-formed");
                let name = attribute.key.local_name();
                let value = attribute.value.to_string();
                line += &format!(" {}={}", name.as_ref(), resolve(&value).0);
            }
            line
        };
        match &event {
            Event::Text(text) => say += text,
            Event::CData(text) => say += text,
            Event::GeneralRef(name) => {
                let written = format!("&{};", &**name);
                say += &resolve(&written).0;
            }
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            other => {
                found.push(std::mem::take(&mut say));
                match other {
                    Event::Start(start) => found.push(open(start)),
                    Event::Empty(start) => found.extend([open(start), "/".into()]),
                    Event::End(_) => found.push("/".into()),
                    _ => return found.into_iter().filter(|line| !line.is_empty()).collect(),
                }
            }
        }
    }
}

fn element(depth: u32) -> BoxedStrategy<String> {
    let text = prop_oneof![
        "[ a-z中\n>'\"]{0,6}",
        Just("&lt;&#65;&amp;".to_string()),
        Just("<!-- <x> - & -->".to_string()),
        Just("<![CDATA[<&]]]>".to_string()),
        Just("<?pi <?>".to_string()),
    ];
    let name = "(x:)?[a-c]{1,3}";
    let attributes = prop::sample::select(vec![
        "",
        " r=\"A1\"",
        " x:r = 'a\"b' s=\"1\"",
        " t='>/&gt;'",
        "\n\tq=\"\" ",
    ]);
    let leaf = (name, attributes.clone(), any::<bool>()).prop_map(|(name, attributes, short)| match short {
        true => format!("<{name}{attributes}/>"),
        false => format!("<{name}{attributes}></{name} >"),
    });
    if depth == 0 {
        return leaf.boxed();
    }
    let inner = prop_oneof![text, element(depth - 1)];
    (name, attributes, prop::collection::vec(inner, 0..4))
        .prop_map(|(name, attributes, inner)| format!("<{name}{attributes}>{}</{name}>", inner.concat()))
        .boxed()
}

proptest! {
    #[test]
    fn a_well_formed_part_is_read_as_by_a_general_reader(text in element(3)) {
        let text = format!("<?xml version=\"1.0\"?>\n<!-- x -->{text}\n");
        let ours = ours(&text);
        let mut theirs = theirs(&text);
        theirs.retain(|line| !line.trim().is_empty());
        let ours: Vec<String> = ours.expect("well-formed").into_iter().filter(|line| !line.trim().is_empty()).collect();
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn a_part_cut_off_is_broken(text in element(2), at in any::<prop::sample::Index>()) {
        let ends: Vec<usize> = text.char_indices().map(|(end, _)| end).collect();
        prop_assert!(ours(&text[..*at.get(&ends)]).is_err());
    }

    #[test]
    fn no_text_is_too_odd(text in "[<>/!?&;='\" \\-\\[\\]a-c:中CDATA]{0,60}") {
        let _ = ours(&text);
    }
}

#[test]
fn what_is_not_well_formed() {
    for text in [
        "",
        "x",
        "<",
        "<a",
        "<a>",
        "<a></b>",
        "</a>",
        "< a/>",
        "<a:/>",
        "<a b/>",
        "<a b=1/>",
        "<a b='1/>",
        "<a <b/></a>",
        "<!DOCTYPE a><a/>",
        "<a><!ELEMENT b></a>",
        "<a><![CDATA[]></a>",
        "<a><!-- </a>",
        "<a></a",
        "<?xml",
    ] {
        assert!(ours(text).is_err(), "{text}");
    }
}
