//! Names of files and folders that Windows takes as well as every other system.

/// Characters that Windows does not take in a name; a dot begins an ending, or hides the file.
const NOT_IN_NAMES: &str = "\\/:*?\"<>|.";
/// Characters of a stem: names with what is put around a stem stay below the 255 bytes that systems take.
const LONGEST: usize = 60;
/// Names that are devices on Windows, whatever folder they stand in.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// A part of a file's name out of any text, as long as something stands before it or after it.
pub(crate) fn stem(text: &str) -> String {
    let one = |c: char| if is_taken(c) { c } else { '_' };
    text.chars().take(LONGEST).map(one).collect()
}

/// Why a text cannot be the name of a folder as it stands; none when it can.
pub(crate) fn flaw(name: &str) -> Option<String> {
    if let Some(c) = name.chars().find(|c| !is_taken(*c)) {
        let c = if c.is_control() { ' ' } else { c };
        return Some(format!("里面有“{c}”"));
    }
    if name.trim() != name || name.is_empty() {
        return Some("头尾有空白".into());
    }
    if name.chars().count() > LONGEST {
        return Some(format!("长过{LONGEST}个字"));
    }
    is_device(name).then(|| "这是Windows留作他用的名字".into())
}

fn is_taken(c: char) -> bool {
    !c.is_control() && !NOT_IN_NAMES.contains(c)
}

fn is_device(name: &str) -> bool {
    let name = name.to_lowercase();
    let numbered = name.strip_prefix("com").or(name.strip_prefix("lpt"));
    let is_port = |number: &str| number.chars().count() == 1 && "0123456789¹²³".contains(number);
    DEVICES.contains(&&*name) || numbered.is_some_and(is_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_holds_nothing_that_leads_elsewhere() {
        assert_eq!(stem("办公室/研究室:1"), "办公室_研究室_1");
        assert_eq!(stem("..\\..\\x"), "______x");
        assert_eq!(stem("a\n<b>|\"c\"?*"), "a__b___c___");
        assert_eq!(stem(&"长".repeat(100)), "长".repeat(60));
    }

    #[test]
    fn a_folder_can_be_called_so_on_every_system() {
        for name in ["2022Q2", "S1", "第一期", "年中-2", "console", "com", "lpt12"] {
            assert_eq!(flaw(name), None, "{name}");
        }
        for name in [
            "..", "a/b", "a\\b", "C:", "2022.2", "a?", "a\tb", " a", "a ", "", "CON", "nul", "Com1", "LPT²",
        ] {
            assert!(flaw(name).is_some(), "{name:?}");
        }
        assert!(flaw(&"长".repeat(61)).is_some());
    }
}
