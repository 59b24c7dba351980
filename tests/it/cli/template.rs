//! `kaoping template`: the empty forms are read back as what they are for, and none that was filled in is replaced.

use super::said;
use std::path::Path;

#[test]
fn every_unit_has_a_form_and_a_changed_one_is_kept() {
    let temp = tempfile::tempdir().expect("a folder");
    let out = temp.path().join("空 表");
    let place = out.to_str().expect("UTF-8");
    let write = || {
        said(&[
            "template",
            "samples/county",
            "--period",
            "2022年第二季度",
            "--out",
            place,
        ])
    };
    let (code, told, wrong) = write();
    assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
    assert!(told.contains("25个单位的台账"), "{told}");
    let form = out.join("物业管理股台账（2022年第二季度）.xlsx");
    let name = form.to_str().expect("UTF-8");
    let (code, told, wrong) = said(&["inspect", name, "--campaign", "samples/county"]);
    assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
    assert!(
        told.contains("单位  物业管理股") && told.contains("台账      清单交办台账"),
        "{told}"
    );
    assert!(out.join("办公室登记簿（2022年第二季度）.xlsx").exists());
    // The same forms again change nothing; one that is filled in is left alone.
    assert_eq!(write().0, 0);
    std::fs::write(&form, "填过的").expect("written");
    let (code, told, wrong) = write();
    assert_eq!((code, told.as_str()), (5, ""));
    assert!(
        wrong.contains("物业管理股") && wrong.contains("没有覆盖"),
        "{wrong}"
    );
    assert_eq!(std::fs::read_to_string(&form).expect("text"), "填过的");
    let (code, _, wrong) = said(&["template", "samples/county", "--period", "2099Q1", "--out", place]);
    assert_eq!(code, 2, "{wrong}");
    assert!(!Path::new("samples/county/forms").exists());
}
