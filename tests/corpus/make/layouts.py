"""How real ledgers are laid out."""
import package as p

THIRD = ["2022-06-15", "集市", 60, 51, 9]
OTHER = ["编号", "责任人", "反馈时间", "办理状态", "办理进展", "办结时间"]
MATTER = ["督1", "张三", "4月5日", "已完成", "路灯修好", "5月1日"]


def merge(*areas):
    return f'<mergeCells>{"".join(f"<mergeCell ref={chr(34)}{area}{chr(34)}/>" for area in areas)}</mergeCells>'


def merged(table, *areas):
    return p.data(p.rows(table), after=merge(*areas))


def headers():
    lines = [["宣传活动台账"], ["说明：一个社区一本台账"], ["1.按月填写"], ["2.时间填到日"], ["填报单位：东街社区", None, "填报时间：2022.6.25"], [], ["附表1"], [None, "单位：万元"]]
    yield "header_in_row_9", p.book([*lines, p.TITLE, p.FIRST, p.SECOND])
    yield "header_in_row_20", p.book([*[[f"填写要求第{at}条"] for at in range(1, 20)], p.TITLE, p.FIRST])
    yield "header_in_row_1", p.book([p.TITLE, p.FIRST, p.SECOND])
    two = [["活动时间", "活动类别", "人数", None, None], [None, None, "应到人数", "实到人数", "缺席人数"], p.FIRST, p.SECOND]
    yield "header_of_two_rows", merged([["宣传活动台账"], *two], "A1:E1", "A2:A3", "B2:B3", "C2:E2")
    three = [["活动", None, "人数（人）", None, None], ["活动时间", "活动类别", "到会", None, "未到"], [None, None, "应到人数", "实到人数", "缺席人数"], p.FIRST]
    yield "header_of_three_rows", merged(three, "A1:B1", "C1:E1", "A2:A3", "B2:B3", "C2:D2")
    yield "header_with_line_breaks", p.book([["活动\n时间", " 活 动 类 别 ", "应到\u3000人数", "*实到人数", "缺席人数（人）"], p.FIRST])
    yield "instructions_below_header", p.book([p.TITLE, ["（必填）", "下拉选择", "填数字", "填数字", "自动"], ["例", "讲座", "10", "9", "1"], [1, 2, 3, 4, 5], p.FIRST, p.SECOND])
    yield "columns_renamed", p.book([["日期", "类别", "应到人数", "实到", "缺席人数"], p.FIRST])
    yield "columns_reordered", p.book([["备注", "缺席人数", "实到人数", "应到人数", "活动类别", "活动时间"], ["无", 2, 28, 30, "讲座", "2022-04-12"]])
    yield "columns_dropped", p.book([["活动时间", "活动类别", "实到人数"], ["2022-04-12", "讲座", 28]])
    yield "columns_doubled", p.book([["活动时间", "活动类别", "应到人数", "实到人数", "实到人数"], p.FIRST])
    yield "first_column_empty", p.book([[None, *p.TITLE], [None, *p.FIRST]])
    yield "side_title", merged([["宣\n传", *p.TITLE], [None, *p.FIRST], [None, *p.SECOND]], "A1:A3")
    yield "metadata_in_one_cell", merged([["宣传活动台账"], ["填报单位：东街社区    填表人：张三    审核人：李四    填报时间：2022年6月25日"], p.TITLE, p.FIRST], "A1:E1", "A2:E2")
    yield "not_a_ledger", p.book([["姓名", "电话"], ["张三", "13800000000"]])


def tables():
    yield "side_by_side", p.book([[*p.TITLE, None, *OTHER], [*p.FIRST, None, *MATTER]])
    yield "one_below_another", p.book([*p.ledger(), [], ["交办办理台账"], OTHER, MATTER])
    yield "one_below_another_at_once", p.book([p.TITLE, p.FIRST, OTHER, MATTER])
    months = [[["宣传活动台账（4月）"], p.TITLE, p.FIRST], [["宣传活动台账（5月）"], p.TITLE, p.SECOND], [["宣传活动台账（6月）"], p.TITLE, THIRD]]
    yield "months_in_sheets", p.book(*months, names=["4月", "5月", "6月"])
    yield "cover_sheet", p.book([["三大活动台账"], ["东街社区"], ["二〇二二年六月"]], p.ledger(), names=["封面", "台账"])
    yield "lists_for_the_drop_downs", p.zipped(p.parts(p.sheet(p.rows(p.ledger())), p.sheet(p.rows([["讲座"], ["上门"]])), tabs='<sheet name="台账" sheetId="1" r:id="rId1"/><sheet name="选项" sheetId="2" r:id="rId2" state="hidden"/>'))
    yield "tables_too_many", p.book([p.TITLE, p.FIRST, OTHER, MATTER] * 500 + [p.TITLE, p.FIRST])
    yield "one_form_per_matter", merged([["督办单"], ["编号", "督1", "责任人", "张三"], ["反馈时间", "4月5日", "办理状态", "已完成"], ["办理进展", "路灯修好", None, None]], "A1:D1", "B4:D4")


def rows():
    yield "header_repeated", p.book([*p.ledger(), p.TITLE, THIRD])
    bands = [["一、第一季度"], p.FIRST, ["小计", None, 30, 28, 2], ["二、第二季度"], p.SECOND, THIRD, ["小计", None, 72, 63, 9], ["合计", None, 102, 91, 11]]
    yield "bands_and_totals", p.book([p.TITLE, *bands])
    yield "total_that_is_wrong", p.book([*p.ledger(), ["合计", None, 42, 41, 2]])
    yield "total_on_top", p.book([p.TITLE, ["合计", None, 42, 40, 2], p.FIRST, p.SECOND])
    yield "total_overflows", p.book([p.TITLE, *[["2022-04-12", "讲座", 9e27, 9e27, 1]] * 20, ["合计", None, 9e28, 9e28, 20]])
    footer = [["填表人：张三", None, "审核人：李四", None, "联系电话：13800000000"], ["填表说明：1.按月填写"], ["2.时间填到日"]]
    yield "footer", p.book([*p.ledger(), *footer])
    yield "nil_in_words", p.book([p.TITLE, ["本季度无"]])
    yield "nil_report", p.book([["宣传活动台账"], ["填报单位：东街社区"], ["零报告"]])
    yield "nil_in_every_cell", p.book([p.TITLE, ["无", "无", "无", "无", "无"]])
    yield "no_rows", p.book([p.TITLE])
    yield "same_as_above", p.book([p.TITLE, p.FIRST, ["2022-04-13", "同上", 20, "〃", 0], ["″", "上门", 1, 1, 0]])
    yield "same_as_nothing", p.book([p.TITLE, ["同上", "讲座", 1, 1, 0]])
    yield "merged_down", merged([p.TITLE, p.FIRST, ["2022-04-13", None, None, 20, 0], ["2022-04-14", None, None, 20, 0]], "B2:B4", "C2:C4")
    yield "covered_by_merges", merged([p.TITLE, p.FIRST, ["2022-04-13", "讲座", 20, 20, 0], ["2022-04-14", "集市", 30, 20, 0]], "B2:B4", "C2:C4")
    yield "blank_rows_between", p.book([p.TITLE, p.FIRST, [], [], p.SECOND, *[[]] * 30, THIRD])
    yield "numbers_only", p.book([["序号", *p.TITLE], [1, *p.FIRST], [2], [3]])
    yield "slashes", p.book([p.TITLE, ["2022-04-12", "讲座", "/", "/", "/"], ["/", "/", "/", "/", "/"]])


def values():
    days = ["2022.3.5", "2022年3月5日上午", "20220305", "22.3.5", "3月5日（周六）", "3.5", "５月１日", "二〇二二年三月五日", "2022年03月", "6月底", "2022年2月至7月", "4月31日", "尽快"]
    counts = ["30人", "约30", "30余人", "三十", "３０", "2O", "30-40", "1,200", "-3", "半", "①", "无", "九万亿亿亿亿"]
    yield "dates_in_words", p.book([p.TITLE, *[[day, "讲座", count, 1, 0] for day, count in zip(days, counts)]])
    limits = ["长期坚持", "立行立改", "每月25日前", "6月底前", "收到后5个工作日内", "已完成", "合同签订之日至2017年12月31日。", "1412年底"]
    yield "limits_in_words", p.book([["编号", "事项", "交办时间", "责任社区", "办理时限"], *[[f"督{at}", "修路", "2022-04-01", "东街社区", limit] for at, limit in enumerate(limits, 1)]])
    people = ["张三、李四", "张 三", "张三（牵头），李四", "张三等3人", "5人", "张三\n李四", "/", "欧阳和平和李四"]
    states = ["已完成", "√", "100%", "推进中", "基本完成", "×", "已完成，长期坚持", "甲"]
    yield "people_and_states", p.book([OTHER, *[[f"督{at}", who, "4月5日", state, "修好", "5月1日"] for at, (who, state) in enumerate(zip(people, states), 1)]])


NUMBERED = ["序号", *p.TITLE]
GOODS = [["序号", "物品名称", "规格", "数量"], [1, "宣传册", "A4", 300], [2, "横幅", "6米", 4]]
WIDER = [[*p.TITLE, "知晓率", "经费", "承办社区"], [*THIRD, "80%", 300, "东街社区"], ["2022-06-16", "讲座", 20, 20, 0, "90%", 100, "东街社区"]]


def strangers():
    """Rows that are of no table found, and ledgers that go on elsewhere."""
    yield "header_in_the_middle", p.book([["宣传活动台账"], p.FIRST, p.SECOND, p.TITLE, THIRD])
    yield "header_below_its_rows", p.book([["宣传活动台账"], [2, *p.SECOND], [1, *p.FIRST], NUMBERED])
    yield "wider_header_below_at_once", p.book([["宣传活动台账"], p.TITLE, p.FIRST, *WIDER])
    yield "other_table_below", p.book([NUMBERED, [1, *p.FIRST], [], ["宣传物品清单"], *GOODS, ["填表人：张三", None, "审核人：李四"]])
    yield "other_table_between", p.book([NUMBERED, [1, *p.FIRST], *GOODS, NUMBERED, [2, *p.SECOND]])
    yield "other_table_after_a_gap", p.book([p.TITLE, p.FIRST, [], ["物品名称", "规格", "单价", "数量"], ["宣传册", "A4", 3, 300], ["横幅", "6米", 40, 4]])
    yield "other_table_above", p.book([["社区基本情况"], ["社区", "户数", "人数", "网格", "负责人"], ["东街社区", 1200, 3400, 6, "林一"], [], ["宣传活动台账"], p.TITLE, p.FIRST])
    yield "contacts_above", p.book([["联系人", "电话"], ["林一", "13800000000"], ["宣传活动台账"], p.TITLE, p.FIRST])


def linked(row):
    """A row of formulas to a book that did not come along."""
    return [f'<c r="{col}{row}" t="e"><f>[1]Sheet1!{col}{row}</f><v>#REF!</v></c>' for col in "BCDEF"]


def formulas():
    numbered = [["宣传活动台账"], ["填报单位：东街社区"], NUMBERED, [1, *p.FIRST]]
    yield "formulas_to_another_book", p.book([*numbered, *[[at - 3, *linked(at)] for at in (5, 6)]])
    yield "content_left_of_the_table", p.book([[None, *NUMBERED], ["补报", 1, *p.FIRST], [None, 2, *p.SECOND]])


def pages():
    """As they are laid out for printing."""
    page = [["宣传活动台账"], ["填报单位：东街社区", None, None, None, "单位：人"], NUMBERED]
    first = [*page, [1, *p.FIRST], [2, *p.SECOND], ["本页小计", None, None, 42, 40, 2], ["第1页 共2页"]]
    second = [["宣传活动台账（续表）"], *page[1:], [3, *THIRD], ["本页小计", None, None, 60, 51, 9], ["合计", None, None, 102, 91, 11], ["填表人：张三", None, "审核人：李四", None, None, "2022年6月25日"], ["第2页 共2页"]]
    yield "pages", merged([*first, *second], "A1:F1", "A7:F7", "A8:F8", "A15:F15")
    yield "split_in_two_halves", p.book([["宣传活动台账"], ["序号", "活动时间", "活动类别", "应到人数"], [1, *p.FIRST[:3]], [2, *p.SECOND[:3]], ["续表"], ["序号", "实到人数", "缺席人数", "经费"], [1, 28, 2, 300], [2, 12, 0, 100]])
    offices = [["东街社区"], [1, *p.FIRST], ["小计", None, None, 30, 28, 2], ["西街社区"], [1, *p.SECOND], [2, *THIRD], ["小计", None, None, 72, 63, 9], ["总计", None, None, 102, 91, 11]]
    yield "bands_by_office", merged([NUMBERED, *offices], "A2:F2", "A5:F5")
    side = [["社区", *p.TITLE], ["东街社区", *p.FIRST], [None, *p.SECOND], [None, "小计", None, 42, 40, 2], ["西街社区", *THIRD], [None, "小计", None, 60, 51, 9]]
    yield "offices_down_the_side", merged(side, "A2:A4", "A5:A6")
    remarks = [["备注：1.知晓率由街道办测评；"], ["      2.缺席的应当补课。"], ["填表人:", None, "审核人:", None, "2022年6月25日"], ["注", "本表一式两份"]]
    yield "remarks_at_the_bottom", p.book([*p.ledger(), [], *remarks])
    levels = [["宣传活动台账"], ["序号", "活动基本情况", None, "参加情况（人）", None, None, "保障情况", None], [None, "活动时间", "活动类别", "到会", None, "未到", "经费", "承办社区"], [None, None, None, "应到人数", "实到人数", "缺席人数", "（元）", None], [1, *p.FIRST, 300, "东街社区"], [2, *p.SECOND, 100, "东街社区"]]
    yield "header_of_merged_groups", merged(levels, "A1:H1", "A2:A4", "B2:C2", "D2:F2", "G2:H2", "B3:B4", "C3:C4", "D3:E3", "H3:H4")
    yield "thousands_of_yuan_in_the_header", p.book([[*p.TITLE, "经费（万元）", "承办社区"], [*p.FIRST, 0.5, "东街社区"], [*p.SECOND, "300元", "东街社区"]])
    yield "explanation_first", p.book([["填表说明"], ["一、宣传活动台账", "每月25日前报送"], ["活动时间", "写年月日"], ["活动类别", "讲座、上门、集市"], ["应到人数", "写数字"]], p.ledger(), [], [], names=["说明", "Sheet1", "Sheet2", "Sheet3"])


def all():
    for group in (headers, tables, strangers, rows, formulas, pages, values):
        yield from ((f"{name}.xlsx", data) for name, data in group())
