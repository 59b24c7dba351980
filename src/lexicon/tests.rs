use super::*;

/// The first label that ends a text is taken.
#[test]
fn no_label_ends_in_an_earlier_one() {
    for (at, (later, _)) in LABELS.iter().enumerate() {
        for (earlier, _) in &LABELS[..at] {
            assert!(!later.ends_with(earlier), "{earlier} stands before {later}");
        }
    }
}

#[test]
fn labels_mean_the_sender_the_day_or_the_measure() {
    assert_eq!(label("填报处室"), Some(Label::FillingOffice));
    assert_eq!(label("数据单位"), Some(Label::Measure));
    assert_eq!(label("处室"), Some(Label::Office));
    assert_eq!(label("问题来源"), None);
    assert!(label("报送部门").is_some_and(Label::surely_of_sender));
    assert!(!label("处室").is_some_and(Label::surely_of_sender));
    assert!(stands_above("填报股室") && stands_above("单位") && !stands_above("部门"));
    assert!(!stands_above("填表日期") && !stands_above("审核人"));
}

#[test]
fn serials_have_many_names() {
    for word in ["序号", "序", "no", "序列号", "行号", "项次", "zc序号"] {
        assert_eq!(header_word(word), Some(HeaderWord::Serial), "{word}");
    }
    assert_eq!(header_word("备注"), Some(HeaderWord::Remarks));
    assert_eq!(header_word("问题整改序号"), None);
}
