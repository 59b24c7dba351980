use super::super::content::with_text;
use super::*;
use proptest::prelude::*;

fn known() -> Known {
    ["机关党委（机关纪委）", "规划与建设股", "甲股", "乙站", "丙中心"]
        .into_iter()
        .map(fold)
        .collect()
}

fn names(text: &str) -> Reading<Vec<Name>> {
    with_text(text, |content| read(content, &known()))
}

fn listed(text: &str) -> (Vec<String>, Vec<Doubt>) {
    let read = names(text);
    (
        read.value
            .unwrap_or_default()
            .into_iter()
            .map(|name| name.name)
            .collect(),
        read.doubts,
    )
}

#[test]
fn several_in_a_cell() {
    let table: [(&str, &[&str]); 25] = [
        ("张三", &["张三"]),
        ("张三、李四", &["张三", "李四"]),
        ("张三，李四；王五/赵六", &["张三", "李四", "王五", "赵六"]),
        ("张三 李四", &["张三", "李四"]),
        ("张三\n李四", &["张三", "李四"]),
        ("张 三", &["张三"]),
        ("张\u{3000}三", &["张三"]),
        ("张 三 李 四", &["张三", "李四"]),
        ("张 三 李四光", &["张三", "李四光"]),
        ("欧阳 锋", &["欧阳锋"]),
        ("张 三（牵头）、李四", &["张三", "李四"]),
        ("张三（牵头），李四", &["张三", "李四"]),
        ("张三 （牵头）", &["张三"]),
        ("张三（甲股、乙站）、李四", &["张三", "李四"]),
        ("李和平", &["李和平"]),
        ("机关党委（机关纪委）", &["机关党委（机关纪委）"]),
        (
            "机关党委(机关纪委)、规划与建设股",
            &["机关党委(机关纪委)", "规划与建设股"],
        ),
        ("甲股、乙站及丙中心", &["甲股", "乙站", "丙中心"]),
        ("规划与\n建设股", &["规划与 建设股"]),
        ("1.张三 2.李四", &["张三", "李四"]),
        ("①张三\n②李四", &["张三", "李四"]),
        ("张三同志", &["张三"]),
        ("张三（甲股）李四（乙股）", &["张三", "李四"]),
        ("张三&李四＋王五", &["张三", "李四", "王五"]),
        ("张三13800000000", &["张三"]),
    ];
    for (text, expected) in table {
        let (list, doubts) = listed(text);
        assert_eq!(list, expected, "{text}");
        assert_eq!(doubts, [], "{text}");
    }
}

#[test]
fn roles_stay_beside_the_name() {
    let note = |text: &str| {
        names(text)
            .value
            .unwrap()
            .into_iter()
            .map(|name| name.note)
            .collect::<Vec<_>>()
    };
    assert_eq!(note("张三（牵头），李四"), [Some("牵头".to_owned()), None]);
    assert_eq!(
        note("牵头：张三；配合：李四"),
        [Some("牵头".to_owned()), Some("配合".to_owned())]
    );
    assert_eq!(names("张三（牵头）").value.unwrap()[0].whole, "张三（牵头）");
    assert_eq!(note("机关党委（机关纪委）"), [None]);
}

#[test]
fn names_with_a_doubt() {
    let missing = |n| vec![Doubt::NamesMissing { n }];
    assert_eq!(listed("张三等3人"), (vec!["张三".into()], missing(Some(2))));
    assert_eq!(
        listed("张三、李四等五人"),
        (vec!["张三".into(), "李四".into()], missing(Some(3)))
    );
    assert_eq!(
        listed("张三、李四等2人"),
        (vec!["张三".into(), "李四".into()], vec![])
    );
    assert_eq!(listed("张三等人"), (vec!["张三".into()], missing(None)));
    let whole = "张三和李四".to_owned();
    assert_eq!(
        listed(&whole),
        (
            vec!["张三".into(), "李四".into()],
            vec![Doubt::SplitAtWord { whole }]
        )
    );
    let whole = "B站及C中心".to_owned();
    let abc = vec!["A股".into(), "B站".into(), "C中心".into()];
    assert_eq!(
        listed("A股、B站及C中心"),
        (abc, vec![Doubt::SplitAtWord { whole }])
    );
    let whole = "李和平和王二".to_owned();
    assert_eq!(listed(&whole).0, ["李和平", "王二"]);
    for text in ["5", "、", "（）", "12人"] {
        assert_eq!(names(text), Reading::none(Doubt::NoName), "{text}");
    }
}

proptest! {
    #[test]
    fn names_joined_are_names_read(list in proptest::collection::vec("[甲乙丙丁赵钱孙周吴郑]{2,3}", 1..5), mark in "[、，,；;/\n]") {
        let (read, doubts) = listed(&list.join(&mark));
        prop_assert_eq!(read, list);
        prop_assert_eq!(doubts, vec![]);
    }

    #[test]
    fn nothing_makes_it_panic(text in "[张三和与及等人0-9（）() 、\n]{0,12}|.{0,20}") {
        names(&text);
    }
}
