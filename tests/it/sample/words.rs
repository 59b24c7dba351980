//! The plans' own words are accepted in the lists made of them, in full and in short (rule 71).

use kaoping::campaign::{load, model::Campaign};
use kaoping::fold::fold;
use std::path::Path;

/// Words as they stand in the plans, by sample and list.
const WORDS: &[(&str, &str, &[&str])] = &[
    (
        "province",
        "十个方面",
        &[
            "宜居韧性智能现代化城市",
            "宜居韧性智能城市",
            "推进建筑业高质量发展",
        ],
    ),
    ("province", "培训方式", &["线上线下相结合"]),
    (
        "province",
        "主题活动",
        &[
            "青春献给党",
            "××建设大讲堂",
            "“我阅读我分享”读书交流",
            "“学习强国”答题挑战赛",
        ],
    ),
    (
        "province",
        "调研方式",
        &["走出去学习", "深下去蹲点", "分专题开展调研"],
    ),
    (
        "province",
        "隐患类型",
        &[
            "双重预防体系建设",
            "建筑施工危大工程管理",
            "危大工程",
            "地下有限空间",
        ],
    ),
    (
        "province",
        "六项活动",
        &[
            "定期开展调研",
            "组织企业家培训",
            "院企信息交流",
            "金融纾困",
            "人才交流合作",
            "引导创新创优",
        ],
    ),
    ("province", "八大行动", &["城市治理“四化”"]),
    (
        "county",
        "地点类别",
        &["基层单位", "重点工程现场", "建筑工地", "物业小区", "开发单位"],
    ),
    (
        "county",
        "六类问题",
        &["求稳怕乱、墨守成规", "墨守成规", "推诿扯皮"],
    ),
];

fn accepts(campaign: &Campaign, list: &str, word: &str) -> bool {
    let list = campaign
        .lists
        .iter()
        .find(|own| &*own.name == list)
        .expect("a list");
    let aliases = list.aliases.iter().flat_map(|(_, words)| words);
    list.values
        .iter()
        .chain(aliases)
        .any(|known| fold(known) == fold(word))
}

#[test]
fn the_plans_own_words_are_in_their_lists() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut refused = Vec::new();
    for (sample, list, words) in WORDS {
        let campaign = load(&samples.join(sample)).expect("a campaign");
        let unknown = words.iter().filter(|word| !accepts(&campaign, list, word));
        refused.extend(unknown.map(|word| format!("{sample} {list} {word}")));
    }
    assert_eq!(refused, [] as [String; 0]);
}
