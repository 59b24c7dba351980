//! Columns of type 人员 and 单位.

#![no_main]

use kaoping::fold::fold;
use kaoping::value::names::{Known, read};
use kaoping_fuzz::cell::{has_a_reason, with};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let names = [
        "质量和安全股",
        "机关党委（机关纪委）",
        "张三",
        "李四",
        "欧阳和平",
        "东街社区",
        "诸葛亮",
    ];
    names.map(fold).into_iter().collect()
});

fuzz_target!(|data: &[u8]| {
    with(data, |content, _| {
        let names = read(content, &KNOWN);
        has_a_reason(&names);
        for name in names.value.iter().flatten() {
            assert!(!name.name.trim().is_empty(), "a name of blanks");
        }
    });
});
