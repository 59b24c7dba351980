//! S: whose file, which version, which ledger.

/// Macro: adds the kinds of this file to its input and calls the macro of the next file.
macro_rules! kinds_sender {
    ($($before:tt)*) => { kinds_value! { $($before)*

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
        "这张表的填报单位没有写或不认识，文件名和文件夹也看不出是哪个单位的，没有采用" => "在表头上方写“填报单位：”和单位名称，或把文件放进以单位命名的文件夹";
    S09 UnreadableOfNobody {} Error "不知是谁的文件读不出来":
        "文件读不出来，也看不出是哪个单位的" => "查清是哪个单位报的，请它重新发送";
    S10 NotAssessed { unit } Error "报来的文件读不出来":
        "{unit}报来的这个文件读不出来，单位暂列“未评定”" => "请该单位重新发送；确属未报的，在报送登记里登记“缺报”";
    S11 UnreadableNotNeeded { unit } Note "读不出来的附件":
        "{unit}的这个文件没有读出来，它可能含有的台账都已另有文件" => "不必处理；如里面有台账内容，请该单位另发表格文件";
    S12 LedgerNotDue { ledger, unit } Note "不用报送的台账":
        "“{ledger}”本期不用{unit}报送，没有采用" => "不必处理；如应当报送，请办公室核对台账的填报范围";
    S13 VersionByDate { count, date } Warning "按填报时间选版本":
        "同一台账有{count}个版本，报送登记没有写明用哪个，采用填报时间最晚（{date}）的这一个" => "核对采用的是不是最后一版；不是的，在报送登记里写明文件名";
    S14 VersionsUndecided { count } Error "版本分不出先后":
        "同一台账有{count}个版本，报送登记没有写明用哪个，填报时间也分不出先后，都没有采用" => "在报送登记里写明采用的文件名，或只留下最后一版";
    S15 HiddenLedger {} Warning "隐藏的台账":
        "这张台账在隐藏的工作表里，同一台账另有没隐藏的，这一张没有采用" => "把要报的工作表取消隐藏，不要的删除";
    S16 EmptyTable { ledger } Warning "空表":
        "“{ledger}”里没有一行内容，也没有写“无”" => "确实没有的，在第一行写“无”；有的请补填";
    S17 LedgersMissing { count, ledgers } Error "缺报台账":
        "缺报{count}张台账：{ledgers}" => "补报这些台账；确实没有内容的，报一张写“无”的表";
    S18 UnitSilent { count } Error "整个单位没有报送":
        "应报{count}张台账，一张也没有收到" => "查清是否报送；已报的把文件放进收件文件夹再运行一次";
    S19 SentLate { ledgers, received, due, days } Warning "迟报":
        "{received}收到，限{due}，迟{days}天：{ledgers}" => "下期在期限内报送；收到时间登记有误的，由办公室更正报送登记";
    S20 NotInReceipts { count, ledgers } Warning "没有报送登记":
        "有{count}张台账没有登记收到时间，按期内收到计：{ledgers}" => "由办公室在报送登记里补登收到时间";
    S21 ReceivedButNotThere { ledgers } Error "登记收到却没有文件":
        "报送登记写明已收到，收件文件夹里却没有：{ledgers}" => "把收到的文件放进收件文件夹，或更正报送登记";
    S22 DeclaredMissing { ledger } Warning "登记缺报却有文件":
        "报送登记写“{ledger}”缺报，这里却有这张台账，按收到的台账计" => "更正报送登记";
    S23 IrregularForm { what } Warning "表式不规范":
        "不规范：{what}" => "用下发的模板填报，不增删改列，文件名写单位和台账名称";
    S25 RegisterNameUnknown { column, word, hint } Error "登记簿里的名称不认识":
        "“{column}”写的是“{word}”，没有这个名称{hint}，这一条没有采用" => "改成活动里用的名称";
    S26 RegisterBlank { column } Error "登记簿缺必填内容":
        "“{column}”是空的，这一条没有采用" => "补填这一格";
    S27 RegisterUnreadable { column, word } Error "登记簿里的内容读不出来":
        "“{column}”写的是“{word}”，读不出来" => "按模板的写法改正这一格";
    S28 RegisterTwice {} Warning "重复登记":
        "与另一条登记内容完全相同，只算一条" => "删去重复的一条";
    S29 SpecialFile { kind } Warning "不是普通文件":
        "这是{kind}，不是普通文件，没有打开" => "删去它，把要报的文件放进这个文件夹";
    S30 BrokenLink {} Warning "失效的快捷方式":
        "这是指向别处的链接，所指的东西不存在" => "把文件本身放进这个文件夹";
    S31 FolderTooDeep { limit } Error "文件夹太深":
        "文件夹套了超过{limit}层，里面的没有读" => "把里面的文件移到上面的文件夹";
    S32 HiddenFile {} Note "隐藏的文件":
        "名称以点开头，是隐藏的文件或文件夹，没有读" => "里面有台账的，改去开头的点；没有的不必处理";
    S33 FolderLikeFile {} Note "文件夹的名称像表格":
        "这是文件夹，名称却像表格文件，里面的文件照常读" => "不必处理；要报的若是一个文件，请核对它在不在里面";
    S34 UnpackedWorkbook {} Error "解开了的表格":
        "这个文件夹是解压开的表格文件，里面是它的部件，没有读" => "把原来的表格文件放进来，不要解压";
    S35 NameUnreadable {} Note "文件名的编码不对":
        "文件名不是UTF-8编码，这里写的是推测的名称" => "不必处理；看不出单位的，请改一个文件名";
    S36 StampUnknown { word, hint } Warning "模板标记的单位不认识":
        "文件里模板写的单位标记是“{word}”，花名册里没有这个单位{hint}；改按填报单位、文件名、文件夹认" => "用本期下发的模板重新填报；单位改了名的，由办公室把原来的名称加为别名";
    S37 LedgerInParts { count, by } Warning "台账分在几个文件":
        "同一台账有{count}个文件，按{by}认作一张台账的几部分，行几乎没有重合，全部计入" => "核对是不是几部分；是前后几版的，在报送登记里写明用哪个文件名";
    S38 VersionsApart { count } Warning "几个版本的行不重合":
        "同一台账的{count}个文件按前后几版处理，没有全部采用，可是行几乎没有相同的，可能是一张台账的几部分" => "是几部分的，在文件名里写明月份或（一）（二），或合成一个文件重报；是前后几版的，在报送登记里写明用哪个文件名";
    S40 FilledNotUnderstood { unit, ledgers, likeliest, lacking } Error "填了没有认出":
        "这张工作表有内容，没有认出是哪张台账，最像“{likeliest}”（{lacking}），可能就是{unit}还缺的“{ledgers}”，单位暂列“未评定”" => "请该单位按模板改好表头重报；确属未报的，在报送登记里登记“缺报”";
    S41 SameAsAnothers {} Warning "与其他单位的文件相同":
        "这个文件与别的单位报的文件一字不差，各算各单位的" => "请核实是不是报错了文件；报错的换成本单位自己的";
    S42 InAnothersFolder { host, ledger } Warning "别的单位的文件夹里有写本单位的":
        "{host}的文件夹里有一份“{ledger}”写着本单位，没有用它代替本单位自己报的" => "应当用那一份的，请办公室在报送登记里写明本单位用那个文件名";
    S43 SaysAnotherUnit { of, ledger } Warning "文件夹里的表写的是别的单位":
        "这张“{ledger}”写的单位是{of}，没有当作本单位的" => "确是本单位的，改正填报单位重报，或请办公室在报送登记里写明本单位用这个文件名；放错的，请移到{of}的文件夹";
    S50 OtherPeriod { told, period, count, ledgers } Error "不是本期的台账":
        "{told}，不是{period}的，{count}张台账按没有收到计：{ledgers}" => "报送{period}的台账；确是{period}的，改正这一处，或由办公室在报送登记里写明采用的文件名";
    S51 OtherPeriodBeside { by, said, period, ledgers } Note "另有一张不是本期的":
        "{by}是“{said}”，不是{period}的；同一台账另有本期的，这里的没有采用：{ledgers}" => "不必处理；以前各期漏报的内容，写进本期的表里";
    S52 SameAsBefore { period } Warning "与以前报的完全相同":
        "与{period}报来的文件完全相同，一字未改" => "核对是否发错了文件；确实没有变化的，在备注里写明";
    S53 SampleFilled { ledger, count } Error "示例行下填了数据":
        "“{ledger}”的{count}行都在示例里，没有当作数据，示例以外一行也没有" => "把要报的内容填在示例以外的行里，删去示例，再报一次";

    S60 EntryOutsidePeriod { date, from, to } Error "登记的时间不在本期":
        "“{date}”不在{from}至{to}之内，这一条不起作用" => "核对时间；属于别期的，登记到那一期的文件夹";
    S61 ApprovedTooLate { date, last } Error "批准时间太晚":
        "批准时间“{date}”晚于本期出结果的时候（至迟{last}），这一条不起作用" => "核对批准时间的年月日";
    S62 EntryTwice {} Error "一件事登记了两次":
        "前面已有一条登记说的是同一件事，只算前面的一条" => "删去重复的一条；确是两件事的，写明各自的事项";
    S63 MarkBeyondPoints { mark, points } Error "核定得分超出分值":
        "核定得分{mark}不在0至{points}之间，这一条不起作用" => "改成0至{points}之间的得分";
    S64 VoteBeyond { mark, range } Error "评价超出范围":
        "评价“{mark}”不在{range}之间，这一票不算" => "改成{range}之间的分数";
    S65 NotScored { indicator, unit } Error "不是这个单位的指标":
        "“{indicator}”不在{unit}本期的评分表里，这一条不起作用" => "核对单位和指标";
    S66 ReceiptImpossible { date, first, last } Error "收到时间不可能":
        "收到时间“{date}”不在{first}至{last}之间，按没有登记收到时间计" => "核对收到时间的年月日";

    } };
}
