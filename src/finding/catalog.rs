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

            /// The message with its facts left open, as `{name}`.
            pub fn message_pattern(self) -> &'static str {
                match self { $( Code::$code => $message, )* }
            }

            /// The remedy with its facts left open, as `{name}`.
            pub fn remedy_pattern(self) -> &'static str {
                match self { $( Code::$code => $remedy, )* }
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
    C01 NotToml { problem } Error "不合TOML写法":
        "这一处不合TOML的写法：{problem}" => "对照样例改正这一行；文字要用英文双引号括起来";
    C02 NoDefinition { file } Error "缺少定义文件":
        "活动文件夹里没有“{file}”，或者打不开" => "放入“{file}”；可以从样例文件夹复制一份再改";
    C03 DefinitionEncoding { encoding } Warning "定义文件不是UTF-8":
        "文件是{encoding}编码，已按{encoding}读入" => "用记事本打开，另存为UTF-8编码";
    C04 UnknownKey { key, table, hint } Error "不认识的名称":
        "“{table}”里没有“{key}”这一项" => "{hint}";
    C05 MissingKey { key, table } Error "缺少必写项":
        "“{table}”缺少必须写的“{key}”，或者它是空的" => "补上“{key}”";
    C06 WrongType { key, found, expected } Error "值的类型不对":
        "“{key}”这里写的是{found}" => "改成{expected}";
    C07 DuplicateKey { key } Error "同一项写了两次":
        "“{key}”在同一处写了两次" => "只留一个“{key}”";
    C08 NotAWord { key, value, hint } Error "不是规定的用词":
        "“{key}”不能写成“{value}”" => "{hint}";
    C09 OutOfRange { key, value, least, most } Error "数值超出范围":
        "“{key}”写成{value}，超出了{least}至{most}" => "改成{least}至{most}之间的数";
    C10 DuplicateName { family, name } Error "名称重复":
        "{family}“{name}”写了两次" => "改名或删去其中一个";
    C11 Dangling { family, name, hint } Error "引用了没有的名称":
        "没有叫“{name}”的{family}" => "{hint}";
    C12 Unused { family, name } Error "写了没有用到":
        "{family}“{name}”没有任何一处用到" => "在用得到的地方引用“{name}”，或者删去它";
    C13 PointsNot100 { table, sum } Error "评分表合计不是100":
        "评分表“{table}”各行分值合计是{sum}，不是100" => "调整各行分值，使合计为100";
    C14 Backwards { what, from, to } Error "起止颠倒":
        "{what}从{from}到{to}，止在起之前" => "把起止日期改正过来";
    C15 OutsideSpan { what, from, to } Error "日期在活动之外":
        "{what}不在活动期间{from}至{to}之内" => "改正日期，或者改活动的起止日期";
    C16 StagesOverlap { first, second } Error "阶段重叠":
        "阶段“{second}”和“{first}”的日期有重叠" => "改正日期，使各阶段前后相接而不重叠";
    C17 MissedNotInTable { group, indicator, table } Error "上榜条件用不上":
        "“{group}”的黑榜条件“{indicator}”不在它的评分表“{table}”里，永远不会成立" => "换成评分表“{table}”里的指标，或者删去missed";
    C18 PartKind { found } Error "指标的一部分数什么不清楚":
        "这一部分写了{found}，只能写一种：ledger、requirements、submission、ladder、rating、assessed、quarters" => "只留一种，其余的另写一部分";
    C19 KeyMisplaced { key, reason } Error "这一项写在这里没有意义":
        "“{key}”写在这里没有意义：{reason}" => "删去“{key}”，或者改正与它有关的项";
    C20 KeysTogether { keys, reason } Error "几项不能这样搭配":
        "{keys}不能这样搭配：{reason}" => "按说明只留或补齐应有的项";
    C21 NoColumn { column, ledger, hint } Error "台账没有这一列":
        "“{ledger}”没有叫“{column}”的列，它的登记簿和所引用的台账也没有" => "{hint}";
    C22 AmbiguousColumn { column, ledger, places } Error "列名指向不止一处":
        "“{ledger}”没有“{column}”列，而它引用的{places}都有" => "在“{ledger}”里加上这一列，或者改用只有一处有的列";
    C23 ColumnType { column, kind, wanted } Error "列的类型不合用":
        "“{column}”列的类型是{kind}，这里要用{wanted}" => "换一列，或者改这一列的类型";
    C24 NotInList { value, column, hint } Error "不是这一列会有的值":
        "“{column}”列里不会有“{value}”" => "{hint}";
    C25 ConditionTests { column } Error "条件没有写全或写多了":
        "关于“{column}”的条件要写且只写一种：in、not_in、empty、at_least、at_most、same_as" => "一个条件只写一种判断；要同时满足的分成几个条件";
    C26 NoUnitOfThatName { name, hint } Error "定义里的单位不在花名册":
        "花名册里没有叫“{name}”的单位或名单" => "{hint}";
    C27 NoRosterColumn { column, hint } Error "花名册没有这一列":
        "花名册里没有“{column}”这一列" => "{hint}";
    C28 EmptySet { name } Warning "名单是空的":
        "名单“{name}”里一个也没有" => "核对名单的条件，或者补全花名册";
    C29 WeightsNot100 { rating, sum } Error "评议权重合计不是100":
        "评议“{rating}”各主体的权重合计是{sum}，不是100" => "调整权重，使合计为100";
    C30 NoRosterTable { table } Error "花名册缺少一张表":
        "花名册里没有找到“{table}”表（表头行要有{table}表的列名）" => "补上工作表“{table}”，第一行写列名";
    C31 DuplicateUnit { name } Error "单位重名":
        "花名册里有两个单位叫“{name}”" => "删去重复的一行，或者改成不同的名称";
    C32 AliasClaimed { alias, first, second } Error "别名被两个单位使用":
        "“{alias}”既指“{first}”又指“{second}”" => "只给其中一个单位留这个别名";
    C33 UnknownGroup { group, hint } Error "没有这个组别":
        "没有叫“{group}”的组别" => "{hint}";
    C34 UnknownUnit { unit, hint } Error "人员所在单位不在花名册":
        "单位表里没有“{unit}”" => "{hint}";
    C35 LeaderUnknown { name, hint } Error "分管领导不在人员表":
        "人员表里没有叫“{name}”的人" => "{hint}";
    C36 LeaderAmbiguous { name, candidates } Error "分管领导重名":
        "人员表里叫“{name}”的不止一人：{candidates}" => "给重名的人写上不同的编号，并在分管领导处写编号";
    C37 RosterDate { text } Error "花名册日期读不出":
        "“{text}”不是日期" => "写成2022-03-01这样的日期";
    C38 RosterBackwards { from, to, what } Error "花名册起止颠倒":
        "{what}从{from}到{to}，止在起之前" => "把起止日期改正过来";
    C39 DuplicatePerson { name, unit } Error "人员重复":
        "“{unit}”有两行“{name}”，任职时间还有重叠" => "同一人删去一行；不是同一人的写上不同的编号";
    C40 RosterBlank { column } Error "花名册必填项空着":
        "“{column}”空着" => "补上“{column}”";
    C41 RosterYesNo { column, text } Error "应写是或否":
        "“{column}”写成“{text}”，读不出是还是否" => "写“是”或“否”，空着就是否";
    C42 CalendarLine { problem } Error "日历补充有误":
        "{problem}" => "改成“2027-01-01 休 元旦”或“2027-02-06 班”这样的一行";
    C43 ClausePlace { key } Error "条款没有写清位置":
        "条款“{key}”没有用冒号把位置和内容分开" => "写成“二.5一是：清单交办、过程督办”这样";
    C44 SameBaseKey { ledger, base } Error "台账和登记簿对不上号":
        "“{ledger}”和它的登记簿“{base}”的key不同，行与行对不上" => "让两边的key写同样的列名";
    C45 NoTarget { requirement } Error "要求没有写多少":
        "要求“{requirement}”没有写at_least、at_most或at_most_of" => "写上至少或至多多少";
    C46 EmptyGroup { group } Warning "组里没有单位":
        "“{group}”里一个参评单位也没有" => "在花名册的“组别”列写上“{group}”，或者删去这个组";

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
    T12 BookEmpty {} Warning "空白的工作簿":
        "文件里没有任何内容" => "请核对是否发错了文件；确实没有要报的，请在表里写“无”";

    // ---- S: whose file, which version, which ledger ----
    S01 LockFile {} Note "表格打开时的临时文件":
        "这是表格正被打开时产生的临时文件，没有读" => "确认正式的文件也在这个文件夹里；临时文件可以删除";
    S02 LinkNotFollowed {} Warning "快捷方式":
        "这是指向别处的链接，没有读" => "把文件本身放进这个文件夹";
    S03 FileNotRead { why } Error "文件没有读":
        "文件没有读：{why}" => "关闭打开它的程序或换一个较小的文件，再运行一次";
    S04 NoLedgerFound {} Warning "文件里没有台账":
        "文件里没有认出任何一张台账" => "在表头上方写明台账名称，表头用模板的列名";
    S05 UnitNameUnknown { word, hint } Warning "填报单位不认识":
        "填报单位写的是“{word}”，花名册里没有这个单位{hint}" => "改成花名册里的名称，或由办公室把这个叫法加为别名";
    S06 UnitClash { chosen, by, other, other_by } Warning "单位前后不一":
        "{by}是“{chosen}”，{other_by}却是“{other}”，按“{chosen}”计" => "核对这份台账是谁的，把不对的一处改过来";
    S07 SameFile { other } Note "内容相同的文件":
        "与“{other}”内容完全相同，只用了一份" => "不必处理；如本应不同，请核对是否发错了文件";
    S08 UnitUnknown {} Error "不知是哪个单位的":
        "这张表没有写填报单位，文件名和文件夹也看不出是哪个单位的，没有采用" => "在表头上方写“填报单位：”和单位名称，或把文件放进以单位命名的文件夹";
    S09 UnreadableOfNobody {} Error "不知是谁的文件读不出来":
        "文件读不出来，也看不出是哪个单位的" => "查清是哪个单位报的，请它重新发送";
    S10 NotAssessed { unit } Error "报来的文件读不出来":
        "{unit}报来的这个文件读不出来，单位暂列“未评定”" => "请该单位重新发送；确属未报的，在报送登记里登记“缺报”";
    S11 UnreadableNotNeeded { unit } Note "读不出来的附件":
        "{unit}的这个文件没有读出来，但应报的台账都已另有文件" => "不必处理；如里面有台账内容，请该单位另发表格文件";
    S12 LedgerNotDue { ledger, unit } Note "不用报送的台账":
        "“{ledger}”本期不用{unit}报送，没有采用" => "不必处理；如应当报送，请办公室核对台账的填报范围";
    S13 VersionByDate { count, chosen, date } Warning "按填报时间选版本":
        "同一台账有{count}个版本，收件登记没有写明用哪个，采用填报时间最晚的（{date}）“{chosen}”" => "核对采用的是不是最后一版；不是的，在报送登记里写明文件名";
    S14 VersionsUndecided { count } Error "版本分不出先后":
        "同一台账有{count}个版本，收件登记没有写明用哪个，填报时间也分不出先后，都没有采用" => "在报送登记里写明采用的文件名，或只留下最后一版";
    S15 HiddenLedger { used } Warning "隐藏的台账":
        "这张台账在隐藏的工作表里，{used}" => "把要报的工作表取消隐藏，不要的删除";
    S16 EmptyTable { ledger } Warning "空表":
        "“{ledger}”里没有一行内容，也没有写“无”" => "确实没有的，在第一行写“无”；有的请补填";
    S17 LedgersMissing { count, ledgers } Error "缺报台账":
        "缺报{count}张台账：{ledgers}" => "补报这些台账；确实没有内容的，报一张写“无”的表";
    S18 UnitSilent { count } Error "整个单位没有报送":
        "应报{count}张台账，一张也没有收到" => "查清是否报送；已报的把文件放进收件文件夹再运行一次";
    S19 SentLate { ledgers, received, due, days } Warning "迟报":
        "{received}收到，限{due}，迟{days}天：{ledgers}" => "下期在期限内报送；收到时间登记有误的，由办公室更正报送登记";
    S20 NotInReceipts { count, ledgers } Warning "没有收件登记":
        "有{count}张台账没有登记收到时间，按期内收到计：{ledgers}" => "由办公室在报送登记里补登收到时间";
    S21 ReceivedButNotThere { ledgers } Error "登记收到却没有文件":
        "报送登记写明已收到，收件文件夹里却没有：{ledgers}" => "把收到的文件放进收件文件夹，或更正报送登记";
    S22 DeclaredMissing { ledger } Warning "登记缺报却有文件":
        "报送登记写“{ledger}”缺报，这里却有这张台账，按收到的台账计" => "更正报送登记";
    S23 IrregularForm { what } Warning "表式不规范":
        "{what}" => "用下发的模板填报，不增删改列，文件名写单位和台账名称";
    S24 NotARegister { ledger } Warning "登记簿文件夹里的单位台账":
        "“{ledger}”由单位填报，放在登记簿文件夹里没有采用" => "把它移到收件文件夹里";
    S25 RegisterNameUnknown { column, word, hint } Error "登记簿里的名称不认识":
        "“{column}”写的是“{word}”，没有这个名称{hint}，这一条没有采用" => "改成活动里用的名称";
    S26 RegisterBlank { column } Error "登记簿缺必填内容":
        "“{column}”是空的，这一条没有采用" => "补填这一格";
    S27 RegisterUnreadable { column, word } Error "登记簿里的内容读不出来":
        "“{column}”写的是“{word}”，读不出来" => "按模板的写法改正这一格";
    S28 RegisterTwice {} Warning "重复登记":
        "与另一条登记内容完全相同，只算一条" => "删去重复的一条";

    // ---- R: values of a row ----
    R01 RequiredBlank { column } Warning "必填未填":
        "“{column}”必须填写，这里是空的" => "补填这一格；确实没有的，写明“无”和原因";
    R02 RequiredWhenBlank { column, when } Warning "按规定应填未填":
        "{when}时必须填写“{column}”，这里是空的" => "补填这一格，或核对前面填的内容";
    R03 DateUnreadable { text } Error "日期读不出来":
        "“{text}”读不成日期" => "写成2022-06-30或2022年6月30日这样的日期";
    R04 NoSuchDay { text } Error "没有这一天":
        "“{text}”不是日期，日历上没有这一天" => "核对是哪一天，写成2022-06-30这样的日期";
    R05 ZeroLost { text } Error "日期末尾的0可能丢了":
        "“{text}”是一个数，分不清是几号（末尾的0可能被表格软件去掉了）" => "写成2022-03-10这样的日期";
    R06 OnlyMonth { text } Warning "只写了月份":
        "“{text}”只有月份，没有日子，按月可以统计，按周不能" => "补上是哪一天";
    R07 DayMissing { text } Error "缺少日子":
        "“{text}”只有月份，这里要写到日" => "补上是哪一天";
    R08 YearTaken { text, read } Note "没有写年份":
        "“{text}”没有写年份，按{read}计" => "日期写全年月日";
    R09 DateDoubtful { text, read, why } Warning "日期写法有疑问":
        "“{text}”按{read}计：{why}" => "核对这个日期，写成2022-06-30这样";
    R10 MonthUnreadable { text } Error "月份读不出来":
        "“{text}”读不成月份" => "写成2022年6月或2022-06";
    R11 LimitUnreadable { text } Error "时限读不出来":
        "“{text}”读不成时限" => "写具体日期、“6月底”“收到后5个工作日内”“立行立改”，允许时可写“长期坚持”";
    R12 StandingNotAllowed {} Error "不能写长期坚持":
        "这里不能写“长期坚持”，要有明确的时限" => "写明完成的日期";
    R13 DoneAsLimit {} Error "时限里写了已完成":
        "时限里写的是“已完成”，看不出应在哪天完成" => "时限写应当完成的日期，完成的日期填在完成时间里";
    R14 NumberUnreadable { text, why } Error "数字读不出来":
        "“{text}”读不成数字：{why}" => "只写数字，说明写在备注里";
    R15 NumberDoubtful { text, read, why } Warning "数字写法有疑问":
        "“{text}”按{read}计：{why}" => "核对这个数，只写数字";
    R16 OtherUnit { text, unit } Error "计量单位不对":
        "“{text}”的单位“{unit}”与这一列的不同，不能换算" => "换算成这一列的单位再填";
    R17 NotWhole { text } Error "应为整数":
        "“{text}”不是整数" => "填整数";
    R18 PercentUnreadable { text } Error "百分比读不出来":
        "“{text}”读不成百分比" => "写成80%这样";
    R19 FractionAsPercent { text, read } Note "小数当作百分比":
        "“{text}”按{read}计" => "写成80%这样，免得误会";
    R20 YesNoUnreadable { text } Error "是否读不出来":
        "“{text}”看不出是“是”还是“否”" => "填“是”或“否”";
    R21 WordNotInList { text, hint, known } Error "不在可选项里":
        "“{text}”不在可选项里{hint}" => "从这些里选一个填：{known}";
    R22 SeveralWords { text } Error "写了几个可选项":
        "“{text}”写了几个可选项，这里只能有一个" => "只留一个，其余的另起一行";
    R23 AlsoStanding { text } Note "已完成且长期坚持":
        "“{text}”按已完成计" => "不必处理；还没有完成的请改写";
    R24 NamesMissing { text } Warning "没有写全名字":
        "“{text}”没有把人或单位写全，没写的不能计入" => "把每一个都写出来";
    R25 NamesSplit { whole } Note "按几个名字读":
        "“{whole}”按几个名字读" => "名字之间用顿号隔开";
    R26 NoName { text } Error "没有名字":
        "“{text}”里没有名字" => "写出姓名或单位名称";
    R27 PersonUnknown { name, hint } Error "花名册里没有这个人":
        "花名册里没有“{name}”{hint}" => "改正姓名，或请办公室把这个人加进花名册";
    R28 PersonAmbiguous { name, candidates } Error "有同名的人":
        "“{name}”有同名的人：{candidates}" => "在姓名后面用括号写明单位";
    R29 CellUnitUnknown { name, hint } Error "花名册里没有这个单位":
        "花名册里没有“{name}”{hint}" => "改成花名册里的名称，或由办公室把这个叫法加为别名";
    R30 NotInSet { name, set } Error "不在规定范围":
        "“{name}”不属于“{set}”" => "改填“{set}”里的，或请办公室核对名单";
    R31 HeadCount { count, should } Warning "人数（单位数）不符":
        "写了{count}，应为{should}" => "按规定的个数填写";
    R32 BelowLeast { number, min } Error "低于下限":
        "{number}低于最小值{min}" => "核对这个数";
    R33 AboveGreatest { number, max } Error "超过上限":
        "{number}超过最大值{max}" => "核对这个数；几天、几项的内容分行填写";
    R34 NotAStep { number, step } Error "不是规定的倍数":
        "{number}不是{step}的整数倍" => "按{step}的倍数填写";
    R35 WrongBrackets { text, should } Warning "文号括号不规范":
        "文号“{text}”的括号不规范，应为“{should}”" => "年份用六角括号〔〕";
    R36 NotADocNumber { text } Warning "不像文号":
        "“{text}”不像文号" => "写成“机关代字〔年份〕序号号”";
    R37 PlaceholderLeft { text } Warning "没有填实":
        "“{text}”没有写出内容" => "写出实际内容";
    R38 PlaceholderValue { text } Error "待填的内容":
        "“{text}”不是这一列要的内容" => "写出实际内容";
    R39 CellBroken { what } Error "单元格没有内容可读":
        "这一格{what}" => "直接填写内容，不用公式和图片";
    R40 NoteLeftOut { note, read } Note "括号里的说明":
        "按{read}计，“{note}”当作说明" => "说明写在备注里";
    R41 OutsideCampaign { date, from, to } Error "日期不在活动期间":
        "{date}不在活动期间（{from}至{to}）" => "核对年份和日期";
    R42 LaterThanReceived { date, received } Error "日期晚于报送":
        "{date}晚于台账报送的日子（{received}），还没有发生的事不能填" => "核对日期；计划的日期填在时限里";
    R43 KeyMissing { column, example } Error "没有编号":
        "“{column}”是空的，认不出是哪一件" => "补填编号，例如“{example}”，以后各期保持不变";
    R44 KeyBlank { column } Warning "编号未填":
        "“{column}”是空的" => "补填这一格";
    R45 CellUnclear { text } Error "内容读不出来":
        "“{text}”读不出来" => "按列名要求的内容填写";

    // ---- K: checks across cells, rows, ledgers and units ----
    K01 TooEarly { column, value, other, limit } Warning "时间前后颠倒":
        "“{column}”{value}早于“{other}”{limit}" => "核对这两个日期";
    K02 TooLate { column, value, other, limit } Warning "时间超过上限列":
        "“{column}”{value}晚于“{other}”{limit}" => "核对这两个日期";
    K03 TooSmall { column, value, other, limit } Warning "数量低于下限列":
        "“{column}”{value}小于“{other}”{limit}" => "核对这两个数";
    K04 TooGreat { column, value, other, limit } Warning "数量超过上限列":
        "“{column}”{value}大于“{other}”{limit}" => "核对这两个数";
    K05 SameKey { key } Warning "编号重复":
        "“{key}”在本单位这张台账里已经有了，只计一条" => "同一件事合并为一行，不同的事另给编号";
    K06 SameRow { first } Error "整行重复":
        "与第{first}行完全相同，只计一行" => "删去重复的一行；确实是两次的，写明区别（如上午、下午）";
    K07 NoSuchReference { key, ledger, hint } Error "所指的编号不存在":
        "“{ledger}”里没有“{key}”{hint}" => "改正编号，或在“{ledger}”里补上这一件";
    K08 ReferenceUnfit { key, ledger, when } Error "所指的内容不合规定":
        "“{ledger}”里的“{key}”不符合要求：{when}" => "核对编号，或更正“{ledger}”";
    K09 NotReferredTo { key, ledger } Warning "没有对应的内容":
        "“{key}”在“{ledger}”里没有对应的一行" => "在“{ledger}”里补上“{key}”";
    K10 NotInRegister { key, register, hint } Warning "登记簿里没有":
        "“{register}”里没有“{key}”{hint}，不计分" => "核对编号；确是交办的，请办公室补登";
    K11 NotAnswered { key, ledger } Warning "没有填报进展":
        "“{key}”在“{ledger}”里没有填报，按没有反馈计" => "在“{ledger}”里补填“{key}”的进展";
    K12 RegisterDiffers { column, said, register } Warning "与登记簿不一致":
        "“{column}”填的是“{said}”，登记簿是“{register}”，按登记簿计" => "改成与登记簿一致；登记簿有误的，请办公室更正";
    K13 StatusContradicts { state, column, date } Warning "状态与日期矛盾":
        "状态是“{state}”，“{column}”却填了{date}" => "核对是否已经办完，改正状态或日期";
    K14 NotOfMeasure { unit, measure, role } Error "不是规定的责任单位":
        "“{unit}”不是“{measure}”的{role}" => "按方案的责任分工填写";
    K15 SumDiffers { column, stated, parts, sum } Warning "合计与各项不符":
        "“{column}”{stated}不等于{parts}（{sum}）" => "核对各项数字";
    K16 TooMuchOnADay { person, day, sum, limit } Error "同一天合计过多":
        "{person}在{day}合计{sum}，超过{limit}" => "核对是否重复填报";
    K17 SpansOverlap { person, span, other } Error "时间重叠":
        "{person}{span}与另一行{other}重叠" => "核对起止日期";
    K18 LessThanBefore { column, now, before, period } Error "累计数变小":
        "“{column}”{now}小于{period}的{before}" => "核对累计数；以前报错的，请在备注里说明";
    K19 EntryPointsNowhere { key, ledger, hint } Warning "登记所指的内容不存在":
        "“{ledger}”里没有“{key}”{hint}" => "核对台账名称和编号";
    K20 BehindSchedule { share, elapsed, behind } Note "慢于序时进度":
        "完成{share}%，序时进度{elapsed}%，慢{behind}个百分点" => "分析原因，加快进度";
    K21 NoProgress { column, periods } Warning "进展没有变化":
        "“{column}”连续{periods}期一字未改" => "写明本期新的进展；确实没有进展的写明原因";
    K22 NearIdentical { column } Warning "与其他单位雷同":
        "“{column}”与其他单位的内容几乎相同" => "结合本单位实际填写；由办公室核实，不自动扣分";

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
