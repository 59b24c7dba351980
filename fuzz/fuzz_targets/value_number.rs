//! Columns of type 整数, 小数 and 百分比.

#![no_main]

use kaoping::value::number::{NumberHint, Unit, read};
use kaoping::value::{Content, percent};
use kaoping::workbook::{NumberFormat, RawValue};
use kaoping_fuzz::cell::{has_a_reason, with};
use libfuzzer_sys::fuzz_target;

const UNITS: [Option<&str>; 5] = [None, Some("天"), Some("万元"), Some("次"), Some("亿")];

fuzz_target!(|data: &[u8]| {
    with(data, |content, _| {
        has_a_reason(&percent::read(content));
        for unit in UNITS {
            for whole in [false, true] {
                let hint = NumberHint {
                    unit: unit.map(Unit::parse),
                    whole,
                };
                let number = read(content, &hint);
                has_a_reason(&number);
                if let Some(number) = number.value {
                    let printed = RawValue::Text(number.to_string().into());
                    let again = read(&Content::new(&printed, NumberFormat::General), &hint);
                    assert_eq!(again.value, Some(number), "printed, it reads otherwise");
                }
            }
        }
    });
});
