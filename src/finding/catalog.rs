//! Every kind of finding, once: code, facts, title, level, message, remedy.
//!
//! The first letter of a code is the stage that finds it: `C` campaign definition, `W` file, `T` layout of a
//! table, `S` whose file and which version, `R` values of a row, `K` checks across cells and rows, `H` sealed
//! periods, `Q` scoring. A code is frozen: never renamed, never given another meaning, never used again.
//! Adding a kind: one entry here, one page `tests/findings/<CODE>.md`.

use super::Level;
use serde::{Serialize, Serializer};

macro_rules! catalog {
    ($( $code:ident $variant:ident { $($field:ident),* } $level:ident $title:literal: $message:literal => $remedy:literal; )*) => {
        /// What is the matter, with the facts a message needs.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $( #[doc = $title] $variant { $( #[doc = "Fact of the message."] $field: String ),* }, )*
        }

        /// The frozen name of a kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        pub enum Code {
            $( #[doc = $title] $code, )*
        }

        impl Kind {
            /// The frozen name.
            pub fn code(&self) -> Code {
                match self { $( Kind::$variant { .. } => Code::$code, )* }
            }

            /// The fact in one sentence, with the value.
            #[allow(unused_variables, reason = "a fact may be used by the remedy alone")]
            pub fn message(&self) -> String {
                match self { $( Kind::$variant { $($field),* } => format!($message), )* }
            }

            /// What to write instead, in one sentence.
            #[allow(unused_variables, reason = "a fact may be used by the message alone")]
            pub fn remedy(&self) -> String {
                match self { $( Kind::$variant { $($field),* } => format!($remedy), )* }
            }
        }

        impl Code {
            /// All codes, in the order of the catalogue.
            pub const ALL: &[Code] = &[ $( Code::$code, )* ];

            /// As printed: `R01`.
            pub fn name(self) -> &'static str {
                match self { $( Code::$code => stringify!($code), )* }
            }

            /// Short name of the cause, by which findings are grouped.
            pub fn title(self) -> &'static str {
                match self { $( Code::$code => $title, )* }
            }

            /// Level unless the finding or the campaign says otherwise.
            pub fn level(self) -> Level {
                match self { $( Code::$code => Level::$level, )* }
            }
        }
    };
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fields = serializer.serialize_struct("Kind", 3)?;
        fields.serialize_field("code", self.code().name())?;
        fields.serialize_field("message", &self.message())?;
        fields.serialize_field("remedy", &self.remedy())?;
        fields.end()
    }
}

catalog! {
    // ---- C: the campaign's definition and roster ----
    C01 NotToml { problem } Error "不是TOML文件":
        "这一处不合TOML的写法：{problem}" => "对照样例改正这一行；字符串要用英文双引号括起来";

    // ---- W: the file itself ----
    W01 Empty {} Error "空文件":
        "文件是空的，一个字节也没有" => "请重新保存或重新发送这个文件";
    W02 TooLarge { what, limit } Error "文件过大":
        "{what}，超过了{limit}" => "请删去多余的工作表、图片和空行后重新发送，或分成几个文件";
    W03 Encrypted {} Error "文件有密码":
        "文件设了打开密码，读不出来" => "请去掉打开密码后重新发送";
    W04 NotAWorkbook { kind } Error "不是表格文件":
        "这个文件其实是{kind}，不是表格" => "请发送Excel或WPS表格（xlsx、xls、et）文件";
    W05 WebPage { kind } Error "网页存成的表格":
        "这个文件其实是{kind}，只是改成了表格的扩展名" => "请用Excel或WPS打开它，另存为xlsx后重新发送";
    W06 Damaged { problem } Error "文件已损坏":
        "文件损坏或没有传完：{problem}" => "请重新发送原件；原件也打不开时，用Excel或WPS修复后另存为xlsx";
    W07 SheetUnreadable { problem } Error "工作表读不出来":
        "这张工作表读不出来：{problem}" => "请用Excel或WPS打开文件，另存为xlsx后重新发送";
    W08 CellUnreadable { problem } Error "单元格读不出来":
        "有一个单元格读不出来（{problem}），位置在此处之后" => "请在此处附近找出异常的单元格重新填写，再另存文件";
    W09 OutsideSheet { cell } Warning "单元格位置不合规定":
        "文件里写着的单元格{cell}超出了表格的范围，没有读入" => "请用Excel或WPS打开文件，另存为xlsx后重新发送";
    W10 TooManyCells { limit } Error "单元格过多":
        "单元格超过{limit}个，后面的没有读入" => "请删去空白和无关的行列，或把台账分成几个文件";
    W11 TooManySheets { count, limit } Error "工作表过多":
        "共有{count}张工作表，只读了前{limit}张" => "请删去无关的工作表，或分成几个文件";
    W12 LongText { length } Warning "文字过长":
        "这一格有{length}个字，只读了前32767个" => "请把文字缩短";
    W13 SameSheetName { name } Error "工作表重名":
        "有几张工作表都叫“{name}”，只能读到第一张" => "请给工作表起不同的名字后重新发送";
    W14 BadEncoding { encoding } Warning "文字编码有误":
        "文件按{encoding}读入，但有些字无法辨认" => "请用Excel或WPS打开核对，另存为xlsx后重新发送";
    W15 HiddenCharacters { count } Note "含有控制字符":
        "表里有{count}格含有看不见的控制字符，已经去掉" => "不必处理";

    // ---- T: layout of a table ----
    T01 NotRecognised { ledger, missing } Warning "没有认出台账":
        "这张工作表没有认出台账，最接近的是“{ledger}”，但找不到这些列：{missing}" =>
        "请按模板改好表头；这张表不是台账时不必处理";
    T02 NoLedger {} Warning "不是台账的工作表":
        "这张工作表有内容，但和哪一张台账都不像，没有读取" => "请核对是否放错了文件；这张表不是台账时不必处理";
    T03 ColumnMissing { column, like } Error "缺少列":
        "表头里没有“{column}”这一列{like}" => "请按模板补上“{column}”这一列";
    T04 ColumnUnknown { column } Note "多出的列":
        "“{column}”不是这张台账的列，没有读取" => "需要上报的内容请填在模板已有的列里";
    T05 ColumnTwice { column, first } Warning "列重复":
        "“{column}”出现了两次，只读了{first}列的" => "请删去重复的一列";
    T06 TotalDiffers { label, column, stated, sum } Warning "合计不符":
        "{label}行“{column}”写的是{stated}，各行相加是{sum}" => "请核对各行的数和{label}";
    T07 SampleLeft { text } Warning "模板示例没有删":
        "这一行是模板的示例（{text}），没有当作数据" => "请删去示例行";
    T08 HiddenRows { count } Note "有隐藏的行":
        "从此处起有{count}行是隐藏或被筛选掉的，照常读入" => "不该上报的行请删去，其余请取消隐藏";
    T09 HiddenSheet {} Note "工作表是隐藏的":
        "这张工作表是隐藏的，里面的台账照常读入" => "不该上报的请删去，其余请取消隐藏";
    T10 LedgerUncertain { other } Warning "分不清是哪张台账":
        "按表头也可能是“{other}”" => "请在表的标题或工作表名里写明台账名称";
    T11 NothingAbove {} Warning "“同上”无所指":
        "写着“同上”，上面一行这一列却是空的" => "请写出实际内容";
    T12 SheetEmpty { count } Note "空的工作表":
        "有{count}张工作表是空的" => "不必处理";

    // ---- S: whose file, which version, which ledger ----

    // ---- R: values of a row ----

    // ---- K: checks across cells, rows, ledgers and units ----

    // ---- H: sealed periods ----
    H01 SealUnreadable { problem } Error "封存结果读不出来":
        "封存的结果读不出来：{problem}" => "请从备份恢复这个文件，封存的文件不能改动";

    // ---- Q: scoring ----
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_in_order() {
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        let unique: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(names.len(), unique.len());
        for pair in names.windows(2) {
            assert!(
                pair[0][..1] != pair[1][..1] || pair[0] < pair[1],
                "{} before {}",
                pair[0],
                pair[1]
            );
        }
    }

    #[test]
    fn titles_are_chinese_and_unique() {
        let titles: BTreeSet<&str> = Code::ALL.iter().map(|code| code.title()).collect();
        assert_eq!(titles.len(), Code::ALL.len());
    }
}
