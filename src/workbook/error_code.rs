//! Error values, which xls and xlsb hold as a code.

/// What the error of a code is called.
pub(super) fn name(code: u8) -> String {
    let name = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        0x2b => "#GETTING_DATA",
        _ => return format!("#ERR({code:02X})"),
    };
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_code_is_shown_as_it_is() {
        assert_eq!([name(7), name(0x2a), name(0x99)], ["#DIV/0!", "#N/A", "#ERR(99)"]);
    }
}
