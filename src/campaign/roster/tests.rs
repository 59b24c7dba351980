use super::super::model::PersonResolution;
use super::super::names::UnitNames;
use super::*;
use crate::campaign::model::{PersonId, UnitId};
use crate::finding::Findings;

fn read_text(text: &str) -> (RosterRead, Vec<String>) {
    let mut findings = Findings::new();
    let book = crate::workbook::read(
        &Arc::from("花名册.csv"),
        text.as_bytes(),
        &crate::workbook::ChildReader::refused(),
        &mut findings,
    )
    .expect("a text");
    let mistakes = Mistakes::default();
    let groups = [(Arc::from("甲类"), GroupId(0)), (Arc::from("乙类"), GroupId(1))];
    let read = read(&book, &groups, &mistakes);
    let told = mistakes.into_findings().into_sorted();
    let told = told.iter().map(|finding| {
        let place = finding.place.to_string();
        let cell = place.rsplit('｜').next().unwrap_or_default().to_owned();
        format!("{} {cell}", finding.code().name())
    });
    (read, told.collect())
}

#[test]
fn headers_as_offices_print_them() {
    let (read, told) = read_text(
        "××局花名册
序号,单位名称*,别名,分 组,是否参评,电话
1,物业管理股,物业股、物管股,甲类,√,123
2,质量监督站,质监站,乙类,,456
序号,姓名*,所在单位,是否主要负责人,在岗起（年月日）
1,赵甲,物业股,√,2022年3月1日
2,钱乙,质量监督站,,20220301
",
    );
    assert_eq!(told, [""; 0]);
    let roster = &read.roster;
    assert!(roster.units.iter().all(|unit| unit.ranked));
    assert_eq!(
        roster.units[UnitId(1)].attributes.get("电话").map(|text| &**text),
        Some("456")
    );
    assert!(roster.people[PersonId(0)].head && !roster.people[PersonId(1)].head);
    for person in &roster.people {
        assert_eq!(
            person.in_post.from.map(|day| day.to_string()).as_deref(),
            Some("2022-03-01")
        );
    }
    let units = UnitNames::new(&roster.units);
    assert_eq!(units.unit("物管股"), Some(UnitId(0)));
    assert_eq!(units.unit("质量监督站 "), Some(UnitId(1)));
    assert_eq!(
        units.unit("质量监督"),
        None,
        "what is like a name only suggests it"
    );
}

#[test]
fn a_name_goes_before_a_code_and_what_two_units_are_called_is_nobodys() {
    let (read, told) = read_text(
        "编码,单位,别名,组别,参评
02,甲股,,甲类,是
甲股,乙股,一股,甲类,是
02,丙股,,甲类,是

姓名,单位
赵,甲股
",
    );
    assert_eq!(told, ["C58 A4"], "a code is of one unit");
    let units = UnitNames::new(&read.roster.units);
    assert_eq!(units.unit("甲股"), Some(UnitId(0)));
    assert_eq!(units.unit("一股"), Some(UnitId(1)));
    assert_eq!(units.unit("02"), None);
}

#[test]
fn namesakes_are_told_apart_by_number_or_unit() {
    let (read, told) = read_text(
        "单位,组别,分管领导,参评
甲股,甲类,王一,是
乙股,甲类,002,是

编号,姓名,单位
001,王一,甲股
002,王一,乙股
003,李二,甲股
003,李二,乙股
",
    );
    assert_eq!(told, ["C36 C2"]);
    let roster = &read.roster;
    assert_eq!(roster.units[UnitId(1)].leader, Some(PersonId(1)));
    assert_eq!(
        roster.find_person("王一"),
        PersonResolution::Ambiguous(vec![PersonId(0), PersonId(1)])
    );
    assert_eq!(roster.find_person("李二"), PersonResolution::Found(PersonId(2)));
}

#[test]
fn mistakes_cite_cells() {
    let (_, told) = read_text(
        "单位,别名,组别,参评
甲股,一股,甲类,是
乙股,一股,,是
丙股,甲股,甲类,
,,甲类,

姓名,单位,在岗起,在岗止
赵,甲股,3月1日,
钱,,,
孙,乙股,2022-05-01,2022-04-01
孙,乙股,2022-05-02,
",
    );
    // Line 7 is blank, so the people's header is line 7 of the sheet.
    let wanted = [
        "C40 第3行",
        "C40 第5行",
        "C40 第9行",
        "C32 B3",
        "C32 B4",
        "C37 C8",
        "C38 D10",
    ];
    let mut told = told;
    told.sort();
    let mut wanted: Vec<String> = wanted.into_iter().map(str::to_owned).collect();
    wanted.sort();
    assert_eq!(told, wanted);
}

#[test]
fn a_missing_table_is_told_once() {
    let (read, told) = read_text("单位,组别\n甲股,甲类\n");
    assert_eq!(told, ["C30 花名册.csv"]);
    assert!(!read.whole);
}
