//! C: the campaign's definition and roster.

/// Macro: adds the kinds of this file to its input and calls the macro of the next file.
macro_rules! kinds_campaign {
    ($($before:tt)*) => { kinds_file! { $($before)*

    C01 NotToml { problem } Error "不合TOML写法":
        "这一处不合TOML的写法：{problem}" => "照所说的改正这一行；拿不准的对照样例";
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
    C13 PointsNot100 { table, sum, total } Error "评分表合计不是100":
        "评分表“{table}”各行分值合计是{sum}，不是{total}" => "调整各行分值，使合计为{total}；总分不是{total}的，写在total";
    C14 Backwards { what, from, to } Error "起止颠倒":
        "{what}从{from}到{to}，止在起之前" => "把起止日期改正过来";
    C15 OutsideSpan { what, from, to } Error "日期在活动之外":
        "{what}不在活动期间{from}至{to}之内" => "改正日期，或者改活动的起止日期";
    C16 StagesOverlap { first, second } Error "阶段重叠":
        "阶段“{second}”和“{first}”的日期有重叠" => "改正日期，使各阶段前后相接而不重叠";
    C17 MissedNotInTable { of, indicator, table } Error "上榜条件用不上":
        "{of}missed写的“{indicator}”在评分表“{table}”里没有分值，永远不会是没有得满分" => "换成评分表“{table}”里有分值的指标，或者删去它";
    C18 PartKind { found } Error "指标的一部分数什么不清楚":
        "这一部分写了{found}，只能写一种：ledger、requirements、submission、ladder、rating、assessed、results" => "只留一种，其余的另写一部分";
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
        "“{column}”写成“{text}”，看不出是“是”还是“否”" => "写“是”或“否”，空着就是否";
    C42 CalendarLine { problem } Error "日历补充有误":
        "{problem}" => "改成“2027-01-01 休 元旦”或“2027-02-06 班”这样的一行";
    C43 ClausePlace { key } Error "条款没有写清位置":
        "条款“{key}”没有用冒号把位置和内容分开" => "写成“第三条：每月入户一次”这样";
    C44 SameBaseKey { ledger, base } Error "台账和登记簿对不上号":
        "“{ledger}”和它的登记簿“{base}”的key不同，行与行对不上" => "让两边的key写同样的列名";
    C45 NoTarget { requirement } Error "要求没有写多少":
        "要求“{requirement}”没有写at_least、at_most或at_most_of" => "写上至少或至多多少";
    C46 EmptyGroup { group } Warning "组里没有单位":
        "“{group}”里一个参评单位也没有" => "在花名册的“组别”列写上“{group}”，或者删去这个组";
    C47 NotToBeCounted { line, word, about } Warning "不宜作为考核内容":
        "“{line}”把{about}算进了得分（写有“{word}”）；《整治形式主义为基层减负若干规定》（2024年8月）要求不把这类内容作为考核内容" => "从评分表和加减分中去掉，或者改为看要求是否完成、问题是否解决";
    C48 NotAFolderName { name, problem } Error "不能用作文件夹名":
        "周期的编号“{name}”要用作文件夹名和文件名，可是{problem}" => "改用数字、字母、汉字和短横线，例如2022Q2";
    C58 DuplicateUnitCode { code } Error "单位编码重复":
        "花名册里有两个单位的编码是“{code}”" => "改成各自的编码；已经用过的编码不给别的单位";
    C59 NobodySends { requirement, ledger, who } Error "要求了报不了的":
        "要求“{requirement}”也要求了{who}，可是“{ledger}”不用他们所在的单位报送，他们永远达不到" => "把“{ledger}”的kept_by改成包含这些单位的名单，或者把each改成不含他们的名单";
    C60 SharesOfOne { key, most, percent } Warning "界限像是写成了小数":
        "“{key}”里最高的界限是{most}，按百分数就是{most}%" => "想写的是{percent}%，就写成{percent}；真是{most}%的不用改";
    C61 CodesLeftOut { column, codes } Warning "代码表里有没写到的":
        "“{column}”的代码表里还有{codes}，这里没有写" => "没有写到的加减分计0、权计1：是这样就照写出来，不是的补上";
    C62 RosterNotANumber { column, units } Error "花名册里不是数":
        "花名册“{column}”列要当数用，可是{units}的不是数" => "改成数（不写单位、不写文字）；没有的空着";
    C63 RosterNumberBlank { column, units } Warning "花名册里的数空着":
        "花名册“{column}”列，{units}的空着" => "补上；真没有的不用改，这一项对这些单位按“不涉及”";
    C75 Undecided { what } Warning "还没有定":
        "标着待定：{what}" => "照方案改好这一处，再删去“待定”：toml里是那一句注释，花名册里是“标签”里的字";

    } };
}
