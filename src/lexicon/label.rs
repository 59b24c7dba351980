//! Labels of the lines around a table: `填报单位：物业股   填报时间：2022.6.25   单位：万元`.

/// What a label means, as far as somebody asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// 填报单位: the unit that fills in.
    FillingUnit,
    /// 报送单位: the unit that sends in.
    SendingUnit,
    /// 上报单位: the unit that reports upwards.
    ReportingUnit,
    /// 填表单位: the unit that fills in the form.
    FormUnit,
    /// 填报部门, 填报股室 …: the office that fills in.
    FillingOffice,
    /// 报送部门: the office that sends in.
    SendingOffice,
    /// 单位名称: a unit, perhaps the sender.
    UnitName,
    /// 部门, 股室 …: an office, perhaps the sender.
    Office,
    /// 单位: a unit, perhaps the sender, or a unit of measure.
    Unit,
    /// 计量单位, 金额单位 …: the unit of measure.
    Measure,
    /// 填报时间 …: the day of filling in or sending.
    FilledOn,
    /// 报告期, 所属期, 期别: the period that is reported on.
    Reported,
    /// Signatures, telephones, other days: nobody asks for them.
    Other,
}

impl Label {
    /// Labels that tell the sender, the plainest first.
    pub const OF_SENDER: [Label; 9] = [
        Label::FillingUnit,
        Label::SendingUnit,
        Label::ReportingUnit,
        Label::FormUnit,
        Label::FillingOffice,
        Label::SendingOffice,
        Label::UnitName,
        Label::Office,
        Label::Unit,
    ];

    /// Whether the word itself says that the sender is meant; what stands behind any other must name a unit.
    pub fn surely_of_sender(self) -> bool {
        matches!(
            self,
            Label::FillingUnit
                | Label::SendingUnit
                | Label::ReportingUnit
                | Label::FormUnit
                | Label::FillingOffice
                | Label::SendingOffice
        )
    }

    /// Whether a unit of measure may stand behind it.
    pub fn of_measure(self) -> bool {
        matches!(self, Label::Measure | Label::Unit)
    }
}

/// All labels with what they mean. A label stands before every other one that it ends in.
pub(crate) const LABELS: &[(&str, Label)] = &[
    ("填报单位", Label::FillingUnit),
    ("填报部门", Label::FillingOffice),
    ("填报股室", Label::FillingOffice),
    ("填报处室", Label::FillingOffice),
    ("填报科室", Label::FillingOffice),
    ("报送单位", Label::SendingUnit),
    ("报送部门", Label::SendingOffice),
    ("报告单位", Label::Other),
    ("上报单位", Label::ReportingUnit),
    ("编制单位", Label::Other),
    ("填表单位", Label::FormUnit),
    ("制表单位", Label::Other),
    ("单位名称", Label::UnitName),
    ("所在单位", Label::Other),
    ("部门名称", Label::Other),
    ("计量单位", Label::Measure),
    ("金额单位", Label::Measure),
    ("数据单位", Label::Measure),
    ("填报时间", Label::FilledOn),
    ("填报日期", Label::FilledOn),
    ("填表时间", Label::FilledOn),
    ("填表日期", Label::FilledOn),
    ("报送时间", Label::FilledOn),
    ("报送日期", Label::FilledOn),
    ("上报时间", Label::FilledOn),
    ("上报日期", Label::FilledOn),
    ("制表时间", Label::Other),
    ("制表日期", Label::Other),
    ("统计时间", Label::Other),
    ("截止时间", Label::Other),
    ("截至时间", Label::Other),
    ("报告期", Label::Reported),
    ("所属期", Label::Reported),
    ("期别", Label::Reported),
    ("填报人手机号", Label::Other),
    ("填报人电话", Label::Other),
    ("填报人", Label::Other),
    ("填表人", Label::Other),
    ("制表人", Label::Other),
    ("审核人", Label::Other),
    ("复核人", Label::Other),
    ("审批人", Label::Other),
    ("经办人", Label::Other),
    ("联系人", Label::Other),
    ("主要负责人", Label::Other),
    ("单位负责人", Label::Other),
    ("分管领导", Label::Other),
    ("分管负责人", Label::Other),
    ("负责人", Label::Other),
    ("主要领导", Label::Other),
    ("签字", Label::Other),
    ("签发人", Label::Other),
    ("联系电话", Label::Other),
    ("手机号码", Label::Other),
    ("手机号", Label::Other),
    ("手机", Label::Other),
    ("电话", Label::Other),
    ("部门", Label::Office),
    ("股室", Label::Office),
    ("处室", Label::Office),
    ("科室", Label::Office),
    ("日期", Label::Other),
    ("时间", Label::Other),
    ("单位", Label::Unit),
];

/// Labels that stand above a table and not below it, though their meaning would not tell.
const ABOVE: &[&str] = &["制表单位", "填报时间", "填报日期"];

/// What a folded label means; none when it is no generic one.
pub(crate) fn label(word: &str) -> Option<Label> {
    let found = LABELS.iter().find(|(label, _)| *label == word);
    found.map(|(_, meaning)| *meaning)
}

/// Whether a label stands above a table rather than below it.
pub(crate) fn stands_above(word: &str) -> bool {
    let of_sender = label(word).filter(|label| *label != Label::Office);
    of_sender.is_some_and(|label| Label::OF_SENDER.contains(&label)) || ABOVE.contains(&word)
}
