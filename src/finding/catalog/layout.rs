//! T: layout of a table.

/// Macro: adds the kinds of this file to its input and calls the macro of the next file.
macro_rules! kinds_layout {
    ($($before:tt)*) => { kinds_sender! { $($before)*

    T01 NotRecognised { ledger, missing } Warning/Layout "没有认出台账":
        "这张工作表没有认出台账，最接近的是“{ledger}”，但找不到这些列：{missing}" =>
        "请按模板改好表头；这张表不是台账时不必处理";
    T02 NoLedger { heads } Warning/Layout "不是台账的工作表":
        "这张工作表有内容，但和哪一张台账都不像，没有读取{heads}" => "请核对是否放错了文件；这张表不是台账时不必处理";
    T03 ColumnMissing { column, like } Error/Layout "缺少列":
        "表头里没有“{column}”这一列{like}" => "请按模板补上“{column}”这一列";
    T04 ColumnUnknown { column } Note/Layout "多出的列":
        "“{column}”不是这张台账的列，没有读取" => "需要上报的内容请填在模板已有的列里";
    T05 ColumnTwice { column, first } Warning/Layout "列重复":
        "“{column}”出现了两次，只读了{first}列的" => "请删去重复的一列";
    T06 TotalDiffers { label, column, stated, sum } Warning/Layout "合计不符":
        "{label}行“{column}”写的是{stated}，各行相加是{sum}" => "请核对各行的数和{label}";
    T07 SampleLeft { text } Warning/Layout "模板示例没有删":
        "这一行是模板的示例（{text}），没有当作数据" => "请删去示例行";
    T08 HiddenRows { count } Note/Layout "有隐藏的行":
        "从此处起有{count}行是隐藏或被筛选掉的，照常读入" => "不该上报的行请删去，其余请取消隐藏";
    T09 HiddenSheet {} Note/Layout "工作表是隐藏的":
        "这张工作表是隐藏的，里面有台账" => "不该上报的请删去，其余请取消隐藏";
    T10 LedgerUncertain { other } Warning/Layout "分不清是哪张台账":
        "按表头也可能是“{other}”" => "请在表的标题或工作表名里写明台账名称";
    T11 NothingAbove {} Warning/Layout "“同上”无所指":
        "写着“同上”，上面一行这一列却是空的" => "请写出实际内容";
    T12 BookEmpty {} Warning/Layout "空白的工作簿":
        "文件里没有任何内容" => "请核对是否发错了文件；确实没有要报的，请在表里写“无”";
    T13 FormSheet { ledger, labels } Warning/Layout "一事一表":
        "这张工作表是一事一表，栏目名和内容交替排列，有{labels}个栏目是“{ledger}”的，没有读取" => "请把内容填进“{ledger}”的一行里，一事一行";
    T14 NoHeading { column, count } Note/Layout "没有表头的内容":
        "从{column}列起有{count}格内容上方没有表头，没有读取" => "请把内容移到有表头的列里，或给这一列补上表头";
    T15 HiddenColumns { columns } Note/Layout "有隐藏的列":
        "这些列是隐藏的，照常读入：{columns}" => "请取消隐藏，核对里面的内容";
    T16 PartRows { count } Note/Layout "其中项":
        "从此处起{count}行是上面一行的“其中”项，没有另外计入" => "应当单独计入的，请编上序号";
    T17 RowsAbove { count } Warning/Layout "表头上方有数据":
        "表头上方从此处起有{count}行像是数据，没有读取" => "是数据的，请移到表头下方；不是的，请移到别的工作表";
    T18 StrangeTable { words, count } Warning/Layout "夹着别的表":
        "从此处起{count}行是另一张表的（{words}），没有读取" => "请把那张表移到别的工作表；这些行是这张台账的，请删去多出来的表头";
    T19 RowsWithoutValues { count } Warning/Layout "只有出错的公式":
        "从此处起有{count}行只有没有结果或出错的公式，没有当作数据" => "请用Excel或WPS打开文件，核对公式，把内容填实后保存";
    T20 CellsCovered { count } Warning/Layout "合并盖住的内容":
        "从此处起有{count}格被合并的单元格盖住，里面有看不见的内容，没有读取" => "请取消合并，核对被盖住的内容，需要的分行填写";
    T21 TooManyTables { limit } Error/Layout "一张工作表上台账过多":
        "这张工作表上的台账超过{limit}张，从此处起没有读取" => "请把台账分到几张工作表";
    T30 SampleRows { text, count } Warning/Layout "示例里的行":
        "“{text}”指的{count}行是示例，没有当作数据" => "请删去示例；要报的内容填在示例以外的行里";
    T31 PresetRows { count } Warning/Layout "只有预填内容的行":
        "从此处起有{count}行只有序号和预填的内容（0、下拉的默认值），没有当作数据" => "空行请删去；要报的请填全";

    } };
}
