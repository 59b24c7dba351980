//! Which rows there are and which of them count (rules 7 to 13, 37).

use super::quarter::{Quarter, codes, mark, sealed, state, told, unit, words};
use kaoping::history::History;
use kaoping::submission::{FoundFile, SubmissionState};

#[test]
fn an_item_without_its_key_is_an_error_with_a_suggestion_and_stays_due() {
    let blank = Quarter::good()
        .change("东街/整改", "东街社区短1,东街社区", ",东街社区")
        .run()
        .outcome;
    assert_eq!(told(&blank, "R43").len(), 1, "{:?}", codes(&blank));
    let remedy = blank
        .findings
        .iter()
        .find(|finding| finding.code().name() == "R43")
        .unwrap()
        .remedy();
    assert!(remedy.contains("例如"), "{remedy}");
    assert_eq!(mark(&blank, "东街", "短板整改"), "0");
}

#[test]
fn a_spoilt_row_never_betters_the_rate() {
    let two = |second: &str| {
        Quarter::good()
            .change("东街/清单", "台阶破损\n", "台阶破损\n东短2,2022-04-06,路灯不亮\n")
            .change("东街/整改", "2022-06-01\n", &format!("2022-06-01\n{second}\n"))
            .run()
            .outcome
    };
    let overdue = two("东短2,东街社区,2022-06-10,");
    assert_eq!(mark(&overdue, "东街", "短板整改"), "10");
    for spoilt in [
        "东短2,东街社区,不知道,",
        "东短2,东街社区,,",
        "东短2,东街社,2022-06-10,",
        "东短2,,2022-06-10,",
        ",东街社区,2022-06-10,",
        "东短2,东街社区,2022-06-10,2022-06-31",
        "东短2,东街社区,长期坚持,",
        "东短2,东街社区,2022-06-10,2022-09-30",
        "东短2,东街社区,2022-06-31,2022-06-01",
    ] {
        let outcome = two(spoilt);
        assert_eq!(
            mark(&outcome, "东街", "短板整改"),
            "10",
            "{spoilt}: {}",
            words(&outcome, "东街", "短板整改")
        );
        assert_eq!(mark(&outcome, "西街", "短板整改"), "20", "{spoilt}");
    }
}

#[test]
fn an_override_of_the_level_makes_nothing_countable() {
    let spoilt = Quarter::good()
        .change("东街/整改", "2022-06-01", "2022-06-31")
        .change(
            "campaign.toml",
            "[submission]",
            "[levels]\nR04 = \"说明\"\n\n[submission]",
        );
    let outcome = spoilt.run().outcome;
    let finding = outcome
        .findings
        .iter()
        .find(|finding| finding.code().name() == "R04")
        .unwrap();
    assert_eq!(finding.level.word(), "说明");
    assert_eq!(mark(&outcome, "东街", "短板整改"), "0");
}

#[test]
fn only_cells_that_counting_reads_reject_a_row() {
    let remark = Quarter::good()
        .change("东街/交办", "东街社区已办理完毕", "")
        .run()
        .outcome;
    assert_eq!(codes(&remark), ["R01"]);
    assert_eq!(mark(&remark, "东街", "交办办结率"), "30");
    let shown = remark
        .ledgers
        .iter()
        .find(|ledger| &*ledger.ledger == "交办办理台账")
        .unwrap();
    assert!(shown.rows.iter().all(|row| row.rejected.is_empty()));
}

#[test]
fn the_register_beats_the_ledger() {
    // The unit writes another date of hand-out and limit in columns of its own; the register's count.
    let ledger = Quarter::good()
        .change("ledgers.toml", "{ name = \"责任人\", type = \"人员\", required = true, max = 1 },", "{ name = \"责任人\", type = \"人员\", required = true, max = 1 },\n  { name = \"办理时限\", type = \"期限\" },")
        .change("东街/交办", "编号,责任人,", "编号,责任人,办理时限,")
        .change("东街/交办", "1,林一,", "1,林一,2022-12-31,")
        .change("西街/交办", "编号,责任人,", "编号,责任人,办理时限,")
        .change("西街/交办", "2,何三,", "2,何三,2022-06-20,")
        .change("东街/交办", "已完成,东街社区已办理完毕,2022-05-30", "推进中,正在清运,");
    let outcome = ledger.run().outcome;
    assert_eq!(mark(&outcome, "东街", "交办办结率"), "0");
    assert_eq!(
        told(&outcome, "K12"),
        ["“办理时限”填的是“2022-12-31”，登记簿是“2022-05-31”，按登记簿计"]
    );
}

#[test]
fn what_is_handed_out_and_not_answered_is_not_fed_back() {
    let silent = Quarter::good()
        .change("东街/交办", "1,林一", "无关,林一")
        .run()
        .outcome;
    assert_eq!(mark(&silent, "东街", "交办办结率"), "0");
    assert_eq!(mark(&silent, "东街", "交办反馈"), "8");
    // The row that the register does not know is a warning and counts for nothing.
    assert_eq!(codes(&silent), ["K10", "K11"]);
}

#[test]
fn what_is_handed_out_is_known_however_its_folder_is_written() {
    for folder in ["2022q2", "２０２２Q2", "2022年第二季度"] {
        let of_folder = |mut files: Vec<FoundFile>| {
            for file in &mut files {
                file.path = file
                    .path
                    .replace("registers/2022Q2/", &format!("registers/{folder}/"))
                    .into();
            }
            files
        };
        let silent = Quarter::good().change("东街/交办", "1,林一", "无关,林一");
        let outcome = silent
            .run_in_order("2022Q2", &History::default(), of_folder)
            .outcome;
        assert_eq!(codes(&outcome), ["K10", "K11"], "{folder}");
    }
}

#[test]
fn registers_of_earlier_periods_are_read() {
    let earlier = Quarter::good()
        .change("巡查交办", "1,清运,2022-04-11,东街社区,2022-05-31\n", "")
        .put(
            "registers/2022Q1/巡查交办.csv",
            "巡查交办登记\n编号,事项,交办时间,责任社区,办理时限\n1,清运,2022-03-11,东街社区,2022-05-31\n",
        );
    let outcome = earlier.run().outcome;
    assert_eq!(mark(&outcome, "东街", "交办办结率"), "30");
}

#[test]
fn an_extension_moves_the_date_and_a_late_one_does_not() {
    let late = Quarter::good().change("东街/交办", "2022-05-30", "2022-06-02");
    let register = |approved: &str| {
        format!(
            "延期批准\n台账,编号,期限,新时限,批准人,批准时间,文号\n交办办理台账,1,办结,2022-06-05,石刚,{approved},延1号\n"
        )
    };
    let granted = late
        .clone()
        .put("registers/2022Q2/延期批准.csv", &register("2022-05-20"));
    assert_eq!(mark(&granted.run().outcome, "东街", "交办办结率"), "30");
    let afterwards = late.put("registers/2022Q2/延期批准.csv", &register("2022-06-03"));
    assert_eq!(mark(&afterwards.run().outcome, "东街", "交办办结率"), "0");
}

#[test]
fn blank_nil_empty_and_absent_are_four_facts() {
    let header = "经费进度台账\n填报单位：东街社区\n项目,月份,年度经费,累计支出,是否公示,制度文号\n";
    let with = |rows: &str| {
        Quarter::good()
            .put("inbox/2022Q2/东街社区/经费.csv", &format!("{header}{rows}"))
            .run()
            .outcome
    };
    let nil = with("无\n");
    assert_eq!(state(&nil, "东街", "经费进度台账"), SubmissionState::Nil);
    assert!(unit(&nil, "东街").lines.iter().any(|line| line.awaiting));
    let empty = with("");
    assert_eq!(state(&empty, "东街", "经费进度台账"), SubmissionState::OnTime);
    assert_eq!(codes(&empty), ["S16"]);
    assert!(words(&empty, "东街", "经费支出率").contains("没有内容"));
    let absent = Quarter::good().unsent("东街/经费").run().outcome;
    assert_eq!(state(&absent, "东街", "经费进度台账"), SubmissionState::Missing);
    assert!(words(&absent, "东街", "经费支出率").contains("缺报"));
    // A zero is a number, a slash is a statement that there is none, a blank is neither.
    let zero = with("桶站,,10,0,,\n");
    assert_eq!(
        (mark(&zero, "东街", "经费支出率"), codes(&zero)),
        ("0".into(), vec!["K20"])
    );
    let blank = with("桶站,,10,,,\n");
    assert_eq!(codes(&blank), ["R01"]);
}

#[test]
fn the_same_bytes_twice_are_one_and_a_copy_mark_proves_nothing() {
    let good = Quarter::good();
    let sent = "交办办理台账\n填报单位：东街社区\n编号,责任人,反馈时间,办理状态,办理进展,办结时间\n1,林一,2022-04-15,已完成,东街社区已办理完毕,2022-05-30\n";
    let twice = good
        .clone()
        .put("inbox/2022Q2/东街社区/交办(1).csv", sent)
        .run()
        .outcome;
    assert_eq!(
        (unit(&twice, "东街").figures.total, codes(&twice)),
        (100.into(), vec!["S07"])
    );
    // Two versions, nobody says which: none is used, the unit is not assessed.
    let other = sent.replace("2022-05-30", "2022-06-02");
    let open = good.clone().put("inbox/2022Q2/东街社区/交办(1).csv", &other);
    let outcome = open.run().outcome;
    assert!(codes(&outcome).contains(&"S14"), "{:?}", codes(&outcome));
    // The register of receipts names one.
    let named = open.change(
        "报送登记",
        "单位,台账,收到时间\n",
        "单位,台账,收到时间,文件名\n东街社区,交办办理台账,2022-07-02,交办(1).csv\n",
    );
    let outcome = named.run().outcome;
    assert_eq!(mark(&outcome, "东街", "交办办结率"), "0");
    assert!(
        outcome
            .inputs
            .iter()
            .any(|file| kaoping::report::fates(file).contains("代替")),
        "{:?}",
        outcome.inputs
    );
}

#[test]
fn files_of_one_unit_with_other_ledgers_are_parts() {
    // All the base quarter's files are parts; two ledgers in one file are too.
    let both = "交办办理台账\n填报单位：东街社区\n编号,责任人,反馈时间,办理状态,办理进展,办结时间\n1,林一,2022-04-15,已完成,东街社区已办理完毕,2022-05-30\n\n\n经费进度台账\n填报单位：东街社区\n项目,月份,年度经费,累计支出,是否公示,制度文号\n桶站,,10,10,,\n";
    let outcome = Quarter::good()
        .unsent("东街/经费")
        .put("inbox/2022Q2/东街社区/交办.csv", both)
        .run()
        .outcome;
    assert_eq!(
        (unit(&outcome, "东街").figures.total, codes(&outcome)),
        (100.into(), vec![])
    );
}

#[test]
fn an_ambiguous_name_is_an_error_that_lists_the_candidates() {
    let namesakes = Quarter::good()
        .change(
            "roster.xlsx",
            "林二,东街社区,干事,,,",
            "林二,东街社区,干事,,,\n林二,街道办,会计,,,",
        )
        .change(
            "ledgers.toml",
            "{ name = \"责任人\", type = \"人员\", required = true, max = 1 },",
            "{ name = \"责任人\", type = \"人员\", required = true, max = 1 },",
        );
    // 东街社区's own 林二 is meant where it reports; 西街社区 means one of two.
    let outcome = namesakes.clone().run().outcome;
    assert!(told(&outcome, "R28").is_empty());
    let outcome = namesakes.change("西街/入户", "何四,", "林二,").run().outcome;
    let messages = told(&outcome, "R28");
    assert!(
        messages.len() == 1 && messages[0].contains("东街社区") && messages[0].contains("街道办"),
        "{messages:?}"
    );
}

#[test]
fn who_moved_answers_in_each_unit_for_the_days_in_post_there() {
    // 林二 leaves 东街社区 on 05-15 and comes to 西街社区 the day after: 3 days a quarter, split by days.
    let moved = Quarter::good()
        .change(
            "roster.xlsx",
            "林二,东街社区,干事,,,",
            "林二,东街社区,干事,,,2022-05-15\n林二,西街社区,干事,,2022-05-16,",
        )
        .change(
            "scoring.toml",
            "window = \"季\"\nat_least = 3",
            "window = \"年\"\nat_least = 12\npaced = true",
        );
    let outcome = moved.run().outcome;
    let cases: Vec<String> = outcome
        .requirements
        .iter()
        .filter(|case| case.person.as_deref() == Some("林二"))
        .map(|case| format!("{} {} {}", case.unit, case.target_words(), case.due))
        .collect();
    // In 东街社区 until 05-15: no longer asked on 06-30. In 西街社区: 12 × 6 ÷ 12 × 46 ÷ 181 = 1.52, half days.
    assert_eq!(
        cases,
        [
            "东街社区 12×6/12×135/181→4 false",
            "西街社区 12×6/12×46/181→1.5 true"
        ]
    );
}

#[test]
fn what_a_list_of_the_office_holds_and_a_ledger_leaves_out_is_told() {
    let ledgers = include_str!("../../data/decisions/ledgers.toml");
    let more = r#"
[[ledgers]]
name = "路段名单"
clause = "L05"
kept_by = "办公室"
key = ["路段"]
lead = "责任社区"
columns = [
  { name = "路段", required = true },
  { name = "责任社区", type = "单位", required = true },
]

[[ledgers]]
name = "路段台账"
clause = "L05"
base = "路段名单"
key = ["路段"]
columns = [
  { name = "路段", required = true },
  { name = "现状", required = true },
]
"#;
    // The list was handed out a quarter ago and still holds.
    let outcome = Quarter::good()
        .put("ledgers.toml", &format!("{ledgers}{more}"))
        .put(
            "registers/2022Q1/路段名单.csv",
            "路段名单\n路段,责任社区\n一路,东街社区\n二路,东街社区\n",
        )
        .put(
            "inbox/2022Q2/东街社区/路段.csv",
            "路段台账\n填报单位：东街社区\n路段,现状\n一路,完好\n",
        )
        .run()
        .outcome;
    let told = told(&outcome, "K11");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("二路"), "{told:?}");
}

#[test]
fn what_a_later_seal_closed_is_not_asked_for_again() {
    let handled = |rest: &str| {
        format!("交办办理台账\n填报单位：东街社区\n编号,责任人,反馈时间,办理状态,办理进展,办结时间\n{rest}\n")
    };
    // Handed out in the first quarter, open then, done in the second.
    let quarter = |id: &str, row: &str| {
        Quarter::good()
            .renamed(|path| match path.ends_with("巡查交办.csv") {
                true => path.replace("2022Q2", "2022Q1"),
                false => path.replace("2022Q2", id),
            })
            .change(
                "registers/2022Q1/巡查交办.csv",
                "2022-04-11,东街社区,2022-05-31",
                "2022-03-11,东街社区,2022-05-31",
            )
            .put(&format!("inbox/{id}/东街社区/交办.csv"), &handled(row))
    };
    let first =
        || quarter("2022Q1", "1,林一,2022-03-15,推进中,在办,").run_after("2022Q1", &History::default());
    let open = sealed(first());
    let second = quarter("2022Q2", "1,林一,2022-03-15,已完成,办好了,2022-05-20").run_after("2022Q2", &open);
    let both =
        History::from_iter([first(), second].map(|finished| (finished.sealed, finished.sealed_restricted)));
    let asked = |history: &History, id: &str| {
        let outcome = quarter(id, "9,林一,2022-08-15,推进中,另一件,")
            .run_after(id, history)
            .outcome;
        told(&outcome, "K11")
    };
    assert_eq!(asked(&open, "2022Q2").len(), 1);
    assert_eq!(asked(&both, "2022Q3"), [] as [&str; 0]);
}
