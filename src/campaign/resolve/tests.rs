use super::super::fixture::{built, county, county_sources};
use super::super::model::{Campaign, FieldRef, Hop, Ledger, Life, PeriodKind, Test, What};
use super::super::{Sources, build};
use crate::campaign::model::StageId;

fn ledger<'a>(campaign: &'a Campaign, name: &str) -> &'a Ledger {
    let found = campaign.ledgers.iter().find(|ledger| &*ledger.name == name);
    found.expect("a ledger of the county")
}

/// `台账.列` with the step it takes to get there.
fn told(campaign: &Campaign, field: FieldRef) -> String {
    let ledger = &campaign.ledgers[field.ledger];
    let hop = match field.hop {
        Hop::Own => "own",
        Hop::Base => "base",
        Hop::Via(_) => "via",
        Hop::BaseVia(_) => "base via",
    };
    format!("{hop} {}.{}", ledger.name, ledger.columns[field.column].name)
}

fn counted(ledger: &Ledger) -> Vec<&str> {
    let columns = ledger.columns.iter().filter(|column| column.counted);
    columns.map(|column| &*column.name).collect()
}

#[test]
fn a_ledger_takes_from_its_register_what_it_does_not_say() {
    let campaign = county();
    let answers = ledger(&campaign, "清单交办台账");
    let told = |field: Option<FieldRef>| field.map(|field| told(&campaign, field));
    assert_eq!(told(answers.lead).as_deref(), Some("base 交办登记.牵头单位"));
    assert_eq!(told(answers.support).as_deref(), Some("base 交办登记.配合单位"));
    let Life::Item { opened, closed } = answers.life else {
        panic!("an item");
    };
    assert_eq!(told(opened).as_deref(), Some("base 交办登记.交办时间"));
    assert_eq!(told(closed).as_deref(), Some("own 清单交办台账.办结时间"));
}

#[test]
fn columns_are_found_in_the_register_the_ledger_or_what_it_refers_to() {
    let campaign = county();
    let indicator = |name: &str| {
        let found = campaign
            .indicators
            .iter()
            .find(|indicator| &*indicator.name == name);
        &found.expect("an indicator of the county").parts[0]
    };
    let field = |name: &str| told(&campaign, indicator(name).conditions[0].field);
    assert_eq!(field("任务按期完成率"), "base 交办登记.事项类别");
    assert_eq!(field("问题协调销号率"), "via 问题清单.问题来源");
    assert!(matches!(&indicator("问题协调销号率").conditions[0].test, Test::In(values) if values.len() == 1));
    assert!(matches!(&indicator("学习").what, What::Requirements(ids) if ids.len() == 1));
}

#[test]
fn counting_reads_keys_dates_and_conditions_and_nothing_else() {
    let campaign = county();
    let of = |name: &str| counted(ledger(&campaign, name));
    assert_eq!(
        of("问题整改台账"),
        [
            "问题编号",
            "牵头单位",
            "配合单位",
            "交办时间",
            "整改时限",
            "销号时间"
        ]
    );
    assert_eq!(of("问题清单"), ["问题编号", "问题来源", "提出时间"]);
    assert_eq!(of("集体学习台账"), ["学习时间", "学习形式"]);
    assert_eq!(
        of("重点项目台账"),
        ["项目名称", "本季计划投资", "本季完成投资", "计划开工", "实际开工"]
    );
    assert_eq!(of("个人学习台账"), ["姓名", "学习日期", "学习天数"]);
}

fn with_campaign(edit: impl Fn(&str) -> String) -> Campaign {
    let text = str::from_utf8(county_sources().campaign.1).expect("UTF-8");
    let text = edit(text);
    built(Sources {
        campaign: ("campaign.toml", text.as_bytes()),
        ..county_sources()
    })
}

#[test]
fn quarters_and_stages_may_be_run_beside_each_other() {
    let campaign = with_campaign(|text| text.replace("period = \"季\"", "period = [\"季\", \"阶段\"]"));
    let ids: Vec<&str> = campaign.periods.iter().map(|period| &*period.id).collect();
    assert_eq!(
        ids,
        [
            "2022Q1", "S1", "S2", "2022Q2", "2022Q3", "2022Q4", "2023Q1", "2023Q2", "2023Q3", "2023Q4", "S3",
            "2022", "2023"
        ]
    );
    let stage = campaign.period("组织实施").expect("a stage");
    assert_eq!(
        (stage.kind, stage.stage, stage.previous.as_deref()),
        (PeriodKind::Stage, Some(StageId(1)), Some("S1"))
    );
}

#[test]
fn a_period_may_depart_from_the_generated_one() {
    let campaign = with_campaign(|text| {
        let period = "[[periods]]\nid = \"2022Q2\"\nas_of = 2022-07-05\nreceived_by = 2022-07-20\n\n";
        text.replace("[submission]", &format!("{period}[submission]"))
    });
    let quarter = campaign.period("2022Q2").expect("a quarter");
    assert_eq!(quarter.span.to.to_string(), "2022-06-30");
    assert_eq!(
        (quarter.as_of.to_string(), quarter.received_by.to_string()),
        ("2022-07-05".into(), "2022-07-20".into())
    );
    assert_eq!(quarter.previous.as_deref(), Some("2022Q1"));
}

#[test]
fn levels_and_extra_days_are_read() {
    let text = str::from_utf8(county_sources().campaign.1).expect("UTF-8");
    let text = text.replace("[submission]", "[levels]\nW12 = \"说明\"\n\n[submission]");
    let sources = Sources {
        campaign: ("campaign.toml", text.as_bytes()),
        calendar_overlay: Some(("calendar.txt", "2022-07-01 休 县庆\n".as_bytes())),
        ..county_sources()
    };
    let campaign = built(sources);
    assert_eq!(campaign.levels.len(), 1);
    assert_eq!(
        campaign
            .period("2022Q2")
            .expect("a quarter")
            .received_by
            .to_string(),
        "2022-07-08"
    );
    assert_eq!(campaign.fingerprints.len(), 5);
    let broken = Sources {
        calendar_overlay: Some(("calendar.txt", "2022-07-01\n".as_bytes())),
        ..sources
    };
    let (campaign, findings) = build(broken);
    assert!(campaign.is_none());
    assert!(
        findings
            .as_slice()
            .iter()
            .any(|finding| finding.place.to_string() == "calendar.txt 第1行")
    );
}
