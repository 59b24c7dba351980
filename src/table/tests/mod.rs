//! One test per oddity of real sheets, drawn as text.

mod above;
mod aside;
mod beside;
mod bounds;
mod forms;
mod headers;
mod rows;
mod sheets;
mod strangers;

use super::HeaderSpec;
use super::drawn::spec;

/// Two ledgers that share words, and one of two columns.
fn specs() -> Vec<HeaderSpec> {
    vec![
        spec(
            0,
            "整改台账/问题整改清单",
            "序号 编号* 问题描述* 牵头单位/责任单位* 配合单位 整改时限* 投资额# 完成情况 备注",
        ),
        spec(1, "学习台账", "序号 姓名* 学习时间* 天数# 学习内容"),
        spec(2, "走访台账", "序号 走访领导/姓名* 走访时间* 地点"),
    ]
}
