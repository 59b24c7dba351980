//! K: checks across cells, rows, ledgers and units. H: sealed periods.

/// Macro: adds the kinds of this file to its input and calls the macro of the next file.
macro_rules! kinds_check {
    ($($before:tt)*) => { catalog! { $($before)*

    K01 TooEarly { column, value, other, limit } Warning/Inaccuracy "时间前后颠倒":
        "“{column}”{value}早于“{other}”{limit}" => "核对这两个日期";
    K02 TooLate { column, value, other, limit } Warning/Inaccuracy "时间超过上限列":
        "“{column}”{value}晚于“{other}”{limit}" => "核对这两个日期";
    K03 TooSmall { column, value, other, limit } Warning/Inaccuracy "数量低于下限列":
        "“{column}”{value}小于“{other}”{limit}" => "核对这两个数";
    K04 TooGreat { column, value, other, limit } Warning/Inaccuracy "数量超过上限列":
        "“{column}”{value}大于“{other}”{limit}" => "核对这两个数";
    K05 SameKey { key } Warning/Inaccuracy "编号重复":
        "“{key}”在本单位这张台账里已经有了，只计一条" => "同一件事合并为一行，不同的事另给编号";
    K06 SameRow { first } Error/Inaccuracy "整行重复":
        "与第{first}行完全相同，只计一行" => "删去重复的一行；确实是两次的，写明区别（如上午、下午）";
    K07 NoSuchReference { key, ledger, hint } Error/Inaccuracy "所指的编号不存在":
        "“{ledger}”里没有“{key}”{hint}" => "改正编号，或在“{ledger}”里补上这一件";
    K08 ReferenceUnfit { key, ledger, when } Error/Inaccuracy "所指的内容不合规定":
        "“{ledger}”里的“{key}”不符合要求：{when}" => "核对编号，或更正“{ledger}”";
    K09 NotReferredTo { key, ledger } Warning/Inaccuracy "没有对应的内容":
        "“{key}”在“{ledger}”里没有对应的一行" => "在“{ledger}”里补上“{key}”";
    K10 NotInRegister { key, register, hint } Warning "登记簿里没有":
        "“{register}”里没有“{key}”{hint}，不计分" => "核对编号；确是交办的，请办公室补登";
    K11 NotAnswered { key, ledger } Warning "没有填报进展":
        "“{key}”在“{ledger}”里没有填报，按没有反馈计" => "在“{ledger}”里补填“{key}”的进展";
    K12 RegisterDiffers { column, said, register } Warning "与登记簿不一致":
        "“{column}”填的是“{said}”，登记簿是“{register}”，按登记簿计" => "改成与登记簿一致；登记簿有误的，请办公室更正";
    K13 StatusContradicts { state, column, date } Warning/Inaccuracy "状态与日期矛盾":
        "状态是“{state}”，“{column}”却填了{date}" => "核对是否已经办完，改正状态或日期";
    K14 NotOfMeasure { unit, measure, role } Error/Inaccuracy "不是规定的责任单位":
        "“{unit}”不是“{measure}”的{role}" => "按方案的责任分工填写";
    K15 SumDiffers { column, stated, parts, sum } Warning/Inaccuracy "合计与各项不符":
        "“{column}”{stated}不等于{parts}（{sum}）" => "核对各项数字";
    K16 TooMuchOnADay { person, day, sum, limit } Error/Inaccuracy "同一天合计过多":
        "{person}在{day}合计{sum}，超过{limit}" => "核对是否重复填报";
    K17 SpansOverlap { person, span, other } Error/Inaccuracy "时间重叠":
        "{person}{span}与另一行{other}重叠" => "核对起止日期";
    K18 LessThanBefore { column, now, before, period } Error/Inaccuracy "累计数变小":
        "“{column}”{now}小于{period}的{before}" => "核对累计数；以前报错的，请在备注里说明";
    K19 EntryPointsNowhere { key, ledger, hint } Warning/Inaccuracy "登记所指的内容不存在":
        "“{ledger}”里没有“{key}”{hint}" => "核对台账名称和编号";
    K20 BehindSchedule { share, elapsed, behind } Note "慢于序时进度":
        "完成{share}%，序时进度{elapsed}%，慢{behind}个百分点" => "分析原因，加快进度";
    K21 NoProgress { column, periods } Warning "进展没有变化":
        "“{column}”连续{periods}期一字未改" => "写明本期新的进展；确实没有进展的写明原因";
    K22 NearIdentical { column } Warning "与其他单位雷同":
        "“{column}”与其他单位的内容几乎相同" => "结合本单位实际填写；由办公室核实，不自动扣分";
    K23 ChangedSinceSeal { column, before, now, period } Warning "封存后改动":
        "“{column}”在{period}封存时是“{before}”，现在是“{now}”" => "改回原来的日期；原来写错的，告诉办公室核实，以后各期写得一样就不再提醒";
    K24 FirstSeenNow { date, period } Note "以前各期的补报":
        "{date}属于已封存的{period}，本期才报来，计入本年累计，不改变该期结果" => "不必处理；以后请在当期填报";
    K25 LeftOut { key, period } Error "未办结的没有再报":
        "“{key}”在{period}封存时还没有办结，这张台账里却没有了，按没有办结计" => "在台账里补回“{key}”，写明进展或办结时间";
    K30 PartnerUnconfirmed { key, unit, role } Warning "写了别的单位，待确认":
        "“{key}”写由{unit}{role}，登记簿、{unit}自己的台账和封存的结果里都没有这一件，没有计入{unit}，仍算本单位的" => "请{unit}在自己的台账里也写上这一件，牵头单位、配合单位写得一样；由办公室登记的，请办公室登记；写错的改正";
    K31 NamedByAnother { key, sender, role } Warning "别的单位写了本单位，待确认":
        "{sender}的“{key}”写由本单位{role}，登记簿、本单位台账和封存的结果里都没有这一件，没有计入本单位" => "确由本单位{role}的，在本单位的台账里也写上这一件；不是的，请{sender}改正";
    K32 OthersPerson { person, unit } Warning "写了别的单位的人，待确认":
        "{person}那一天在{unit}任职，这张台账{unit}自己也报，这一行没有计入{person}" => "请{unit}在自己的台账里填报；单位写错的改正，调动日期不对的由办公室在花名册里改正";
    K33 PersonToldByAnother { person, sender } Warning "别的单位写了本单位的人，待确认":
        "{sender}的台账里有{person}，那一天在本单位任职，本单位的台账里没有，没有计入{person}" => "确有其事的，在本单位的台账里填报；不是的，请{sender}改正";
    K34 PartnerToConfirm { key, unit, role } Warning "写了别的单位，要对方证实":
        "“{key}”写由{unit}{role}；登记簿、{unit}自己的台账或封存的结果里也有这一件的，才计入{unit}，都没有的仍算本单位的" => "请{unit}在自己的台账里也写上这一件，牵头单位、配合单位写得一样；由办公室登记的不必处理；写错的改正";
    K40 TermChanged { column, before, now, period } Error "约定事项被改动":
        "“{column}”在{period}里定的是“{before}”，现在写“{now}”，仍按“{before}”计" => "改回“{before}”；确有变更的，请办公室登记（时限登记延期批准，数额在容错澄清里登记核实数据），没有登记的不算";
    K41 RowsContradict { key, count, columns } Error/Inaccuracy "同一编号互相矛盾":
        "“{key}”有{count}行，{columns}互相矛盾，合为一件，按最差的计" => "同一件事只留一行，不同的事另给编号";
    K42 LimitBeyondEnd { column, limit, until, end } Error/Inaccuracy "时限超出活动期间":
        "“{column}”{limit}在{until}以后，按{end}到期计" => "写活动期间以内的时限；确实更晚的，请办公室登记延期批准";
    K43 NoStart { text, start } Error "缺少起算日期":
        "“{text}”要从{start}起算，没有这个日期，到期日无法认定" => "把时限写成具体日期，或补填起算的日期";
    K44 TermTightened { column, before, now, source } Warning "约定事项前后不一":
        "“{column}”在{source}里是“{before}”，现在写“{now}”，按“{now}”计" => "核对前后两次填报，以后保持不变";
    K45 FilledThough { column, when } Error/Inaccuracy "不该填的填了":
        "{when}时不能填“{column}”" => "核对哪一格填错了；没有办好的，先不填“{column}”";
    K60 ExtensionTooLate { approved, due } Warning "延期批得太晚":
        "{approved}才批准延期，原期限{due}已经过了，这次延期不起作用" => "期限到来之前批准的才算；批准时间登记有误的，改正延期批准";
    K61 ExtensionNotLater { date, due } Warning "延期没有推后":
        "新时限{date}不晚于现在的期限{due}，这次延期不起作用" => "核对新时限；期限提前的，由办公室另行通知，不登记为延期";
    K62 UnitNotInRegister { units } Error "登记簿缺单位的一行":
        "这个登记簿每个单位都应有一行，缺：{units}；这几个单位的这一项待核定" => "补登这几个单位的一行；确实没有的，登记为0或在不涉及里登记";
    K64 CopiedWithin { column, count } Warning "本单位各行雷同":
        "“{column}”有{count}行写的完全相同" => "逐行写各自的内容；由办公室核实，不自动扣分";
    K65 MoreThanItsDays { column, value, span, days } Error/Inaccuracy "天数多于起止":
        "“{column}”{value}，而{span}只有{days}天" => "核对天数和起止日期；分几次的，一次一行";
    K66 FarAbove { column, value, other, limit } Error/Inaccuracy "数字大了百倍以上":
        "“{column}”读作{value}，是“{other}”{limit}的一百倍以上，办公室核实以前不采用" => "核对计量单位（元、万元），改成“{column}”的单位；数字没有错的，请办公室在容错澄清里登记，类型写“核实数据”，写明单位、台账、编号，所指写“{column}”";
    K67 FarBelow { column, value, other, limit } Warning "数字小了百倍以上":
        "“{column}”读作{value}，不到“{other}”{limit}的百分之一" => "核对计量单位（元、万元）；数字没有错的，不必处理";
    K68 BeyondPlan { column, value, other, limit } Warning "超过计划一倍以上":
        "“{column}”{value}，超过“{other}”{limit}的200%，办公室核实以前，超出“{other}”的部分不计" => "核对这两个数；确实超额的，请办公室在容错澄清里登记，类型写“核实数据”，写明单位、台账、编号，所指写“{column}”";
    K69 PercentTooGreat { column, value } Error/Inaccuracy "百分比超过200%":
        "“{column}”读作{value}%，超过200%，办公室核实以前不采用" => "核对百分比；数字没有错的，请办公室在容错澄清里登记，类型写“核实数据”，写明单位、台账、编号，所指写“{column}”";
    K70 NothingToConfirm { key, column, ledger } Warning "没有要核实的数":
        "“{ledger}”里“{key}”的“{column}”没有要核实的，这一行不起作用" => "核对单位、台账、编号和所指的列；数字已经改正的，删去这一行";

    H01 SealUnreadable { problem } Error "封存结果读不出来":
        "封存的结果读不出来：{problem}" => "请从备份恢复这个文件，封存的文件不能改动";
    H02 SealedUnitUnknown { unit, period } Error "封存的单位不在花名册":
        "{period}封存的“{unit}”，花名册里按编码、名称、曾用名都找不到" => "改了名的，编码不变，把“{unit}”写进“曾用名”；并入别的单位的，写进那个单位的“曾用名”；撤销的，留在花名册里，写上“撤销时间”";
    H03 NotSealedYet { period, id, indicators } Warning "前面一期没有封存":
        "“{indicators}”要看{period}的数，{period}还没有封存，这次当作没有" => "先封存那一期（kaoping close 活动文件夹 --period {id}），再运行这一期；那一期没有用这个程序考评的，不必处理";

    } };
}
