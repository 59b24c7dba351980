//! What a clerk writes in the place of TOML: each slip is told once, with its real cause.

use kaoping::campaign::{Sources, build};
use std::path::Path;

/// File, what stands there, what is written instead, what is told: the message and what to do.
const SLIPS: [(&str, &str, &str, &str); 9] = [
    (
        "scoring.toml",
        "zero_below = 60",
        "zero_below = 60%",
        "百分数只写数：60%写成60",
    ),
    (
        "campaign.toml",
        "\nfrom = 2022-01-01",
        "\nfrom = 2022/1/1",
        "日期用横线隔开，不加引号：2022/1/1写成2022-01-01",
    ),
    (
        "campaign.toml",
        "\ntitle = ",
        "\n标题 = ",
        "等号左边、方括号里要写英文的键",
    ),
    (
        "campaign.toml",
        "\ntitle = ",
        "\n　title = ",
        "行首是全角空格（中文空格），删去它",
    ),
    (
        "campaign.toml",
        "\n[[groups]]",
        "\n[groups]",
        "改成[[groups]]，表头用两层方括号",
    ),
    (
        "scoring.toml",
        "{ submission = \"规范\", amount = -0.2 }",
        "{ submission = \"规范\", amounts = -0.2 }",
        "请改成“amount”",
    ),
    (
        "scoring.toml",
        "\npaced = true",
        "\npaced = 是",
        "是写成true，否写成false",
    ),
    (
        "scoring.toml",
        "\nat_least = 20\n",
        "\nat_least = 二十\n",
        "数字用阿拉伯数字，不加引号：不写二十",
    ),
    (
        "scoring.toml",
        "zero_below = 60",
        "zero_below = \"60\"",
        "改成数字（不加引号）",
    ),
];

#[test]
fn each_slip_is_told_once_with_its_real_cause() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/county");
    for (file, stands, written, told) in SLIPS {
        let read = |name: &str| {
            let bytes = std::fs::read(folder.join(name)).expect("committed");
            if name != file {
                return bytes;
            }
            let text = String::from_utf8(bytes).expect("UTF-8");
            assert!(text.contains(stands), "{stands}");
            text.replacen(stands, written, 1).into_bytes()
        };
        let names = ["campaign.toml", "ledgers.toml", "scoring.toml", "roster.xlsx"];
        let files = names.map(read);
        let (campaign, findings) = build(Sources {
            campaign: (names[0], &files[0]),
            ledgers: (names[1], &files[1]),
            scoring: (names[2], &files[2]),
            roster: (names[3], &files[3]),
            calendar_overlay: None,
        });
        assert!(campaign.is_none(), "{written}");
        let said: Vec<String> = findings
            .as_slice()
            .iter()
            .map(|finding| format!("{}。{}", finding.message(), finding.remedy()))
            .collect();
        assert!(said.len() == 1 && said[0].contains(told), "{written}: {said:?}");
    }
}
