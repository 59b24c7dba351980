#!/usr/bin/env python3
"""再换几份文件：一张表下面接着另一张、合并的数额、超长的文字、加密的、压缩包、扩展名写错的、数字写的电话。

在 foreign.py 之后运行一次，见 README.md。需要 pip install openpyxl xlwt msoffcrypto-tool。
只动局党委（不参评）和几个换个扩展名的文件，分数不变。每处改动都补记到 defects.md。
"""
import copy
import csv
import datetime
import io
import zipfile

import openpyxl
from msoffcrypto.format.ooxml import OOXMLFile

import foreign
from foreign import HERE, INBOX, column_of, first_row, header_row, note, only, shown, to_xls

PARTY = INBOX / "局党委"
FIXED = datetime.datetime(2022, 7, 1)


def save(book, path):
    book.properties.creator = "openpyxl"
    book.properties.created = book.properties.modified = FIXED
    book.save(path)


def stacked():
    """两张台账接着写在一张表里。"""
    upper, lower = only("局党委", "集体学习台账"), only("局党委", "个人学习台账")
    book = openpyxl.load_workbook(upper)
    sheet = book.worksheets[0]
    for other in book.worksheets[1:]:
        book.remove(other)
    sheet.auto_filter.ref = None
    sheet.title = "学习台账"
    source = openpyxl.load_workbook(lower).worksheets[0]
    below = sheet.max_row + 2
    for row in source.iter_rows():
        for cell in row:
            target = sheet.cell(cell.row + below, cell.column, cell.value)
            target.number_format = cell.number_format
            target.alignment = copy.copy(cell.alignment)
    for area in source.merged_cells.ranges:
        sheet.merge_cells(None, area.min_row + below, area.min_col, area.max_row + below, area.max_col)
    out = PARTY / "局党委学习台账（2022年第二季度）.xlsx"
    save(book, out)
    upper.unlink()
    lower.unlink()
    at = header_row(source) + below
    note(out, sheet.title, f"第{at}行", "一张表下面接着另一张", "集体学习台账下面接着个人学习台账", "两张台账都照常读")


def merged_amount():
    """两次调研合写一个天数：数额只算一次。"""
    path = only("局党委", "调研蹲点台账")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    row, column = first_row(sheet), column_of(sheet, "天数")
    value = sheet.cell(row, column).value
    sheet.merge_cells(None, row, column, row + 1, column)
    save(book, path)
    cell, second = sheet.cell(row, column).coordinate, sheet.cell(row + 1, column).coordinate
    note(path, sheet.title, cell, "合并的数额", value, f"读作{value}")
    note(path, sheet.title, second, "合并的数额", "（合并）", "报错：下一行不重复计，作没有填")


def long_text():
    """一格里的字超过Excel的限度，只有文字文件里会有。"""
    path = only("局党委", "公开承诺台账")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    row, column = first_row(sheet), column_of(sheet, "备注")
    rows = [[shown(cell.value) for cell in cells] for cells in sheet.iter_rows()]
    rows[row - 1][column - 1] = "一周内答复，一月内办结。" * 3000
    out = path.with_suffix(".csv")
    with open(out, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    path.unlink()
    cell = sheet.cell(row, column).coordinate
    note(out, out.stem, cell, "文字过长", "一周内答复，一月内办结。……", "提醒：超出32767个字的部分不读")


def phone():
    """电话号码写成了数字，显示成科学记数。"""
    path = only("局党委", "台账汇总")
    book = openpyxl.load_workbook(path)
    sheet = next(s for s in book.worksheets if "年轻干部锻炼" in s.title)
    row, column = first_row(sheet), column_of(sheet, "考察情况")
    sheet.cell(row, column).value = 13800001111
    sheet.cell(row, column).number_format = "0.00E+00"
    save(book, path)
    note(path, sheet.title, sheet.cell(row, column).coordinate, "电话写成数字", "1.38E+10", "读作13800001111")


def encrypted():
    book = openpyxl.Workbook()
    book.active.append(["会议纪要附件"])
    plain = io.BytesIO()
    save(book, plain)
    out = PARTY / "局党委会议纪要附件.xlsx"
    plain.seek(0)
    with open(out, "wb") as file:
        OOXMLFile(plain).encrypt("2022", file)
    note(out, "", "", "加密的文件", "打开要密码", "报错：加了密码，请解密后再报")


def packed():
    out = PARTY / "局党委附件.zip"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("学习照片说明.txt", FIXED.timetuple()[:6])
        archive.writestr(entry, "照片另送。")
    note(out, "", "", "压缩包", "zip", "报错：不是表格，请解开后再报")


def other_names():
    path = only("党建办公室", "民生实事台账")
    to_xls(path)
    foreign.listed.pop()
    made = path.with_suffix(".xls")
    out = made.with_suffix(".et")
    made.rename(out)
    note(out, "", "", "WPS的et", "97-2003格式，扩展名et", "照样读入")
    path = only("党建办公室", "项目服务事项台账")
    out = path.with_suffix(".xls")
    path.rename(out)
    note(out, "", "", "扩展名写错", "xlsx写成xls", "按内容读入")


def standing_already():
    """样例里本来就有的，只补记。"""
    for path in sorted(INBOX.rglob("*.xlsx")):
        if path.name.startswith("~$") or path.name == "局党委会议纪要附件.xlsx":
            continue
        for sheet in openpyxl.load_workbook(path).worksheets:
            for row in sheet.iter_rows(min_row=3):
                for cell in row:
                    look(path, sheet, cell)
    draft = next(INBOX.rglob("*（初稿）.xlsx"))
    note(draft, "", "", "报了两个版本", "初稿", "不采用：收件登记的最后一份代替它")


SEEN = {}

# 常见的写法 → 上面属于它的毛病；少了哪一种，测试会说。
READINGS = """
## 每种读法都有

左边是台账里常见的写法，右边是上表里属于它的毛病。

| 读法 | 毛病 |
|---|---|
| 写成文字的日期 | 日期写成文字；日期缺年份；日期是中文数字；日期写成小数的样子；只写了月份；不存在的日子；活动以外的日期 |
| 日期序列号 | 日期是序列号 |
| 不是某一天的时限 | 时限写成某月底、某旬；时限写成季度、年底 |
| 一段时间 | 时限写成一段时间 |
| 反复的时限 | 时限写成每月每季 |
| 长期坚持、立行立改、已完成 | 时限写长期坚持；时限写立行立改；时限栏写已完成 |
| 相对的时限 | 时限写收到后几日内 |
| 到期日逢节假日 | 到期日是休息日 |
| 办理状态 | 办理状态的各种说法；基本完成不是完成；办结却没有日期 |
| 打勾画叉 | 打勾画叉 |
| 百分数 | 百分数的几种写法 |
| 数字和单位 | 数字带单位；数字带千分位和单位；数字写成亿元；半天、一天半；约数；不是数字 |
| 各种数字 | 全角数字；中文数字；数字里混了字母 |
| 空格和看不见的字符 | 看不见的字符和换行；两字姓名中间空格；列名里有空格和换行 |
| 括号和连接号 | 文号括号不规范 |
| 单位名称 | 填报单位用简称；单位用简称；花名册没有的单位；只有文件夹名写着单位；不知是哪个单位的文件 |
| 一格几个人、几个单位 | 等几人；姓名后加角色；花名册没有的姓名；一格几个单位 |
| 合并单元格 | 合并单元格；合并的数额 |
| 同上 | 同上 |
| 合计 | 合计行；合计不符 |
| 分类行 | 分类行 |
| 重复的表头 | 中间重复表头；表头上方有说明；一张表下面接着另一张 |
| 序号 | 序号重排 |
| 写明没有 | 写明没有 |
| 占位的字 | 占位的字；模板示例没有删；照抄上期、别处 |
| 照抄 | 照抄别的单位 |
| 公式 | 公式没有结果；公式出错 |
| 过长的文字 | 文字过长 |
| 各种文件 | xlwt写的xls；WPS的et；扩展名写错；加密的文件；GBK编码的csv；表格打开时的临时文件；压缩包；文件命名不规范；报了两个版本；LibreOffice写的ods |
| 号码 | 电话写成数字 |
"""


def look(path, sheet, cell):
    text = cell.value
    if text == "无" and cell.column == 2:
        once("写明没有", path, sheet, cell, "无", "零报告，不是缺报，也不是空表")
    if isinstance(text, str) and "、" in text and column_is(sheet, cell, "配合单位"):
        once("一格几个单位", path, sheet, cell, text, f"读作{text}")
    if isinstance(text, datetime.datetime) and text.weekday() > 4 and column_is(sheet, cell, "整改时限"):
        once("到期日是休息日", path, sheet, cell, text.strftime("%Y-%m-%d"), f"读作{text:%Y-%m-%d}")


def once(kind, path, sheet, cell, stands, expected):
    if kind not in SEEN:
        SEEN[kind] = True
        note(path, sheet.title, cell.coordinate, kind, stands, expected)


def column_is(sheet, cell, name):
    for row in range(1, cell.row):
        if name in str(sheet.cell(row, cell.column).value or ""):
            return True
    return False


def main():
    stacked()
    merged_amount()
    long_text()
    phone()
    encrypted()
    packed()
    other_names()
    standing_already()
    with open(HERE / "defects.md", "a", encoding="utf-8") as file:
        file.write("\n".join(foreign.listed) + "\n" + READINGS)


if __name__ == "__main__":
    main()
