"""Makes foreign/alike.xlsx with openpyxl, and the same as xls and et by xlwt and as ods by odfpy (tests/readers/as_*.py). alike.xlsb
is the same written by SheetJS (npm package xlsx 0.18.5): read with cellNF and cellStyles, written with bookType xlsb.

Run in this folder: python3 make_alike.py. Numbers of which the sheet shows something else, by format.
"""
import datetime
import pathlib
import shutil
import sys

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "readers"))
import as_ods
import as_xls

HERE = pathlib.Path(__file__).parent / "foreign"
CELLS = [
    (1, "0%"), (1.5, "0.0%"), (0.005, "0.00%"), (80, '0"%"'), (46, '"督〔2022〕"0"号"'), (120, '"督〔2022〕"000"号"'),
    (12, '0"人"'), (386, "General"), (0.1, "0.00"), ("007", "@"), (datetime.datetime(2022, 6, 30), "yyyy-mm-dd"),
    (datetime.datetime(2022, 6, 30, 23, 59, 17), "yyyy/m/d"), (datetime.datetime(2022, 5, 1, 8, 30), 'yyyy"年"m"月"d"日"'),
    (datetime.time(8, 30), "h:mm"), (True, "General"), ("#REF!", "General"), ("#N/A", "General"), ("甲\n乙", "General"),
]


def main():
    book = openpyxl.Workbook()
    page = book.active
    page.title = "表"
    for row, (value, code) in enumerate(CELLS, 1):
        cell = page.cell(row, 1, value)
        cell.number_format = code
        page.cell(row, 2, f"第{row}行")
    page["C1"] = "中心组"
    page.merge_cells("C1:C4")
    page["C5"], page["D5"] = "左", 5
    page.row_dimensions[3].hidden = True
    page.column_dimensions["D"].hidden = True
    book.create_sheet("藏").sheet_state = "hidden"
    book["藏"]["A1"] = "旧表"
    book.save(HERE / "alike.xlsx")
    as_xls.convert(HERE / "alike.xlsx", HERE / "alike.xls")
    shutil.copy(HERE / "alike.xls", HERE / "alike.et")
    as_ods.convert(HERE / "alike.xlsx", HERE / "alike.ods")


main()
