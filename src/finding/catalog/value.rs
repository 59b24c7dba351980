//! R: values of a row.

/// Macro: adds the kinds of this file to its input and calls the macro of the next file.
macro_rules! kinds_value {
    ($($before:tt)*) => { kinds_check! { $($before)*

    R01 RequiredBlank { column } Warning/Blank "必填未填":
        "“{column}”必须填写，这里是空的" => "补填这一格";
    R02 RequiredWhenBlank { column, when } Warning/Blank "按规定应填未填":
        "{when}时必须填写“{column}”，这里是空的" => "补填这一格，或核对前面填的内容";
    R03 DateUnreadable { text } Error/Inaccuracy "日期读不出来":
        "“{text}”读不成日期" => "写成2022-06-30或2022年6月30日这样的日期";
    R04 NoSuchDay { text } Error/Inaccuracy "没有这一天":
        "“{text}”不是日期，日历上没有这一天" => "对照日历核对是几月几日，改成确有的一天";
    R05 ZeroLost { text } Error/Inaccuracy "日期末尾的0可能丢了":
        "“{text}”是一个数，分不清是几号（末尾的0可能被表格软件去掉了）" => "写成2022-03-10这样的日期";
    R06 OnlyMonth { text } Warning/Inaccuracy "只写了月份":
        "“{text}”只有月份，没有日子，按月可以统计，按周不能" => "补上是哪一天";
    R07 DayMissing { text } Error/Inaccuracy "缺少日子":
        "“{text}”只有月份，这里要写到日" => "补上是哪一天";
    R08 YearTaken { text, read } Note "没有写年份":
        "“{text}”没有写年份，按{read}计" => "日期写全年月日";
    R09 DateDoubtful { text, read, why } Warning/Inaccuracy "日期写法有疑问":
        "“{text}”按{read}计：{why}" => "核对这个日期，写成2022-06-30这样";
    R10 MonthUnreadable { text } Error/Inaccuracy "月份读不出来":
        "“{text}”读不成月份" => "写成2022年6月或2022-06";
    R11 LimitUnreadable { text, forms } Error/Inaccuracy "时限读不出来":
        "“{text}”读不成时限" => "可以写：{forms}";
    R12 StandingNotAllowed {} Error/Inaccuracy "不能写长期坚持":
        "这里不能写“长期坚持”，要有明确的时限" => "写明完成的日期";
    R13 DoneAsLimit {} Error/Inaccuracy "时限里写了已完成":
        "时限里写的是“已完成”，看不出应在哪天完成" => "时限写应当完成的日期，完成的日期填在完成时间里";
    R14 NumberUnreadable { text, why } Error/Inaccuracy "数字读不出来":
        "“{text}”读不成数字{why}" => "只写数字，说明写在备注里";
    R15 NumberDoubtful { text, read, why } Warning/Inaccuracy "数字写法有疑问":
        "“{text}”按{read}计：{why}" => "核对这个数，只写数字";
    R16 OtherUnit { text, unit } Error/Inaccuracy "计量单位不对":
        "“{text}”的单位“{unit}”与这一列的不同，不能换算" => "换算成这一列的单位再填";
    R17 NotWhole { text } Error/Inaccuracy "应为整数":
        "“{text}”不是整数" => "填整数";
    R18 PercentUnreadable { text } Error/Inaccuracy "百分比读不出来":
        "“{text}”读不成百分比" => "写成80%这样";
    R19 FractionAsPercent { text, read } Note "小数当作百分比":
        "“{text}”按{read}计" => "写成80%这样，免得误会";
    R20 YesNoUnreadable { text } Error/Inaccuracy "是否读不出来":
        "“{text}”看不出是“是”还是“否”" => "填“是”或“否”";
    R21 WordNotInList { text, hint, known } Error/Inaccuracy "不在可选项里":
        "“{text}”不在可选项里{hint}" => "从这些里选一个填：{known}";
    R22 SeveralWords { text } Error/Inaccuracy "写了几个可选项":
        "“{text}”写了几个可选项，这里只能有一个" => "只留一个，其余的另起一行";
    R23 AlsoStanding { text } Note "已完成且长期坚持":
        "“{text}”按已完成计" => "不必处理；还没有完成的请改写";
    R24 NamesMissing { text } Warning/Inaccuracy "没有写全名字":
        "“{text}”没有把人或单位写全，没写的不能计入" => "把每一个都写出来";
    R25 NamesSplit { whole } Note "按几个名字读":
        "“{whole}”按几个名字读" => "名字之间用顿号隔开";
    R26 NoName { text } Error/Inaccuracy "没有名字":
        "“{text}”里没有名字" => "写出姓名或单位名称";
    R27 PersonUnknown { name, hint } Error/Inaccuracy "花名册里没有这个人":
        "花名册里没有“{name}”{hint}" => "改正姓名，或请办公室把这个人加进花名册";
    R28 PersonAmbiguous { name, candidates } Error/Inaccuracy "有同名的人":
        "“{name}”有同名的人：{candidates}" => "在姓名后面用括号写明单位";
    R29 CellUnitUnknown { name, hint } Error/Inaccuracy "花名册里没有这个单位":
        "花名册里没有“{name}”{hint}" => "改成花名册里的名称，或由办公室把这个叫法加为别名";
    R30 NotInSet { name, set } Error/Inaccuracy "不在规定范围":
        "“{name}”不属于“{set}”" => "改填“{set}”里的，或请办公室核对名单";
    R31 HeadCount { count, should } Warning/Inaccuracy "人数（单位数）不符":
        "写了{count}，应为{should}" => "按规定的个数填写";
    R32 BelowLeast { number, min } Error/Inaccuracy "低于下限":
        "{number}低于最小值{min}" => "核对这个数";
    R33 AboveGreatest { number, max } Error/Inaccuracy "超过上限":
        "{number}超过最大值{max}" => "核对这个数；几天、几项的内容分行填写";
    R34 NotAStep { number, step } Error/Inaccuracy "不是规定的倍数":
        "{number}不是{step}的整数倍" => "按{step}的倍数填写";
    R35 WrongBrackets { text, should } Warning/Inaccuracy "文号括号不规范":
        "文号“{text}”的括号不规范，应为“{should}”" => "年份用六角括号〔〕";
    R36 NotADocNumber { text } Warning/Inaccuracy "不像文号":
        "“{text}”不像文号" => "写成“机关代字〔年份〕序号号”";
    R37 PlaceholderLeft { text } Warning/Inaccuracy "没有填实":
        "“{text}”没有写出内容" => "写出实际内容";
    R38 PlaceholderValue { text } Error/Inaccuracy "待填的内容":
        "“{text}”不是这一列要的内容" => "写出实际内容";
    R39 CellBroken { what } Error/Inaccuracy "单元格没有内容可读":
        "这一格{what}" => "直接填写内容，不用公式和图片";
    R40 NoteLeftOut { note, read } Note "括号里的说明":
        "按{read}计，“{note}”当作说明" => "说明写在备注里";
    R41 OutsideCampaign { date, from, to } Error/Inaccuracy "日期不在活动期间":
        "{date}不在活动期间（{from}至{to}）" => "核对年份和日期";
    R42 LaterThanReceived { date, received } Error/Inaccuracy "日期晚于报送":
        "{date}晚于台账报送的日子（{received}），还没有发生的事不能填" => "核对日期；计划的日期填在时限里";
    R43 KeyMissing { column, example } Error/Inaccuracy "没有编号":
        "“{column}”是空的，认不出是哪一件" => "补填编号，例如“{example}”，以后各期保持不变";
    R44 KeyBlank { column } Warning "编号未填":
        "“{column}”是空的" => "补填这一格";
    R45 CellUnclear { text } Error/Inaccuracy "内容读不出来":
        "“{text}”读不出来" => "按列名要求的内容填写";
    R46 TextCutOff { text } Note "可能没有写全":
        "这一格像是没有写完：“{text}”" => "补全内容；一格写不下的分几行写";
    R47 DigitsLost { text } Warning/Inaccuracy "长号码丢了末尾":
        "“{text}”超过15位又存成了数字，末尾几位已被表格软件改成0" => "先把这一列设成文本格式，再重新填写号码";
    R60 RequiredNothing { column, text, instead } Warning/Blank "必填的写着没有":
        "“{column}”必须填写，这里写的是“{text}”" => "{instead}";
    R61 NoneWithReason { column, text } Note "写明没有和原因":
        "“{column}”写明没有：{text}" => "不必处理；由办公室核实原因";
    R62 TitleWithName { title, name } Warning "姓名带着职务":
        "“{title}”是职务，按“{name}”计" => "只写姓名，去掉职务";

    } };
}
