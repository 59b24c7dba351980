//! Columns of type 文本, 文号, 是否, of a code list, and what says that nothing is there.

#![no_main]

use kaoping::value::choice::{self, Choices};
use kaoping::value::{boolean, doc_number, nil, status, text};
use kaoping_fuzz::cell::{has_a_reason, with};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CHOICES: LazyLock<Choices> = LazyLock::new(|| {
    let values = ["讲座", "上门", "集市", "立行立改", "限期整改", "长期坚持"];
    Choices::new(values, [("入户宣传", 1), ("立即整改", 3)])
});

fuzz_target!(|data: &[u8]| {
    with(data, |content, line| {
        let _ = nil::presence(content);
        let _ = nil::has_gap(line);
        has_a_reason(&choice::read(content, &CHOICES));
        has_a_reason(&status::read(content));
        has_a_reason(&doc_number::read(content));
        has_a_reason(&text::read(content));
        for circle in [None, Some(true), Some(false)] {
            has_a_reason(&boolean::read(content, circle));
        }
    });
});
