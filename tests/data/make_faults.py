"""Makes faults/: one unit's ledgers with what programs, people and formats get wrong, in every format.

What openpyxl writes is saved by LibreOffice as xlsx, so that its formulas have results, and as xls, ods and fods; from
that xlsx xlwt writes et (tests/readers/as_xls.py). faults.xlsb is the same written by SheetJS (npm
package xlsx 0.18.5): read with cellNF, cellStyles and cellFormula, hidden rows marked anew, written with bookType xlsb; it
writes no book that counts from 1904.
Those with -1904 count their days from 1904.

Run in this folder: python3 make_faults.py.
"""
import datetime
import pathlib
import subprocess
import sys
import tempfile

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "readers"))
import as_xls

HERE = pathlib.Path(__file__).parent / "faults"
UNIT = "填报单位：东街社区"
DAY = "yyyy-mm-dd"


def day(month, of_month, *time):
    return datetime.datetime(2022, month, of_month, *time)


# A value, or a value and its number format.
ACTIVITIES = [
    ["活动时间", "活动类别", "应到人数", "实到人数", "缺席人数", "知晓率", "经费", "对应措施", "承办社区"],
    # What a percentage shows.
    [(day(4, 6), DAY), "讲座", 10, 10, 0, (1, "0%")],
    [(day(4, 7), 'yyyy"年"m"月"d"日"'), "讲座", 10, 10, 0, (1.5, "0.0%")],
    [(day(4, 8), "m/d/yy"), "讲座", 10, 10, 0, (0.855, "0.00%")],
    [(day(4, 9), 'm"月"d"日"'), "讲座", 10, 10, 0, (80, '0"%"')],
    # Two days in one cell: the last one counts.
    ["2022-04-05/06", "讲座", 10, 10, 0],
    ["2022.5.10-11", "讲座", 10, 10, 0],
    # Times with their zone, and 43 seconds before the day that was meant.
    ["2022-04-22T15:30:00+08:00", "讲座", 10, 10, 0],
    ["2022-05-17T16:00:00Z", "讲座", 10, 10, 0],
    [(day(5, 31, 23, 59, 17), "yyyy/m/d"), "讲座", 10, 10, 0],
    # A day that lost the zero at its end.
    [6.3, "讲座", 10, 10, 0],
    # A day of which the sheet shows the number alone.
    [(44727, "General"), "讲座", 10, 10, 0],
    # An error, and formulas with an error, an empty text, a number, a text as their results.
    [(day(6, 1), DAY), "讲座", 10, "#N/A", 0],
    [(day(6, 2), DAY), "讲座", 10, "=5/0", 0],
    [(day(6, 3), DAY), "讲座", 10, "=8+2", 0, None, None, '=IF(C16=10,"","少")'],
    [(day(6, 4), DAY), '="讲"&"座"', 10, 10, '=IF(C17>0,0,"")'],
    # Amounts shown in another size.
    [(day(6, 5), DAY), "讲座", 10, 10, 0, None, (12345, "0.0,")],
    [(day(6, 6), DAY), "讲座", 10, 10, 0, None, (12345, '0\\.0,"万"')],
    [(day(6, 7), DAY), "讲座", 10, 10, 0, None, (98000, '0.00"元"')],
    # A row that is hidden.
    [(day(6, 8), DAY), "集市", 10, 10, 0],
    # Three rows under one word, and two days under one.
    [(day(6, 9), DAY), "上门", 10, 10, 0],
    [(day(6, 10), DAY), None, 10, 10, 0],
    [(day(6, 11), DAY), None, 10, 10, 0],
    [None, "讲座", 10, 10, 0],
]
HIDDEN_ROW = 22
MERGED = ["B23:B25", "A25:A26"]

ITEMS = [
    ["编号", "责任人", "反馈时间", "办理状态", "办理进展", "办结时间"],
    # Numbers and times of which the sheet shows a text.
    [(46, '"督〔2022〕"0"号"'), "林一", (day(4, 12), DAY), "已完成", "办理完毕", (day(5, 6, 8, 30), "yyyy-mm-dd hh:mm")],
    [(7, '"督〔2022〕"000"号"'), "林一", (day(4, 12), DAY), "已完成", (datetime.time(8, 30), "h:mm"), (day(5, 6), "[$-804]yyyy年m月d日")],
    [("008", "@"), "林一", (day(4, 12), DAY), "已完成", True, (day(5, 6), "yyyy-mm-dd;@")],
]
VISITS = [
    ["姓名", "开始日期", "结束日期", "天数"],
    # Radicals and compatibility characters in a name.
    ["蒋⻘", (day(4, 6), DAY), (day(4, 8), DAY), 3],
    ["⻰梅", (day(4, 6), DAY), (day(4, 8), DAY), 3],
    ["⾦ 山", (day(4, 6), DAY), (day(4, 8), DAY), (2.5, "0.0")],
]


def page(book, name, rows):
    sheet = book.create_sheet(name)
    sheet["A1"], sheet["A2"] = name, UNIT
    for number, row in enumerate(rows, 3):
        for col, value in enumerate(row, 1):
            value, code = value if isinstance(value, tuple) else (value, None)
            cell = sheet.cell(number, col, value)
            if code is not None:
                cell.number_format = code
    return sheet


def written(path, epoch):
    book = openpyxl.Workbook()
    book.epoch = epoch
    book.remove(book.active)
    sheet = page(book, "宣传活动台账", ACTIVITIES)
    for area in MERGED:
        sheet.merge_cells(area)
    sheet.row_dimensions[HIDDEN_ROW].hidden = True
    page(book, "交办办理台账", ITEMS)
    page(book, "入户台账", VISITS)
    book.save(path)


def saved(source, suffix, folder):
    command = ["soffice", "--headless", "--convert-to", suffix, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def main():
    HERE.mkdir(exist_ok=True)
    for name, epoch in (("faults", CALENDAR_WINDOWS_1900), ("faults-1904", CALENDAR_MAC_1904)):
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / f"{name}.xlsx"
            written(source, epoch)
            for suffix in ("xlsx", "xls", "ods", "fods"):
                saved(source, suffix, HERE)
        as_xls.convert(HERE / f"{name}.xlsx", HERE / f"{name}.et")


main()
