"""Makes the files under foreign/ with libraries other than ours. Needs openpyxl, xlwt and LibreOffice.

Run in this folder: python3 make_foreign.py. The tests only read what it wrote. Beside that, jexcelapi.xls was written by
JExcelApi 2.6.12 and perl.xls by Spreadsheet::WriteExcel 2.40; both name the code page 1252, whatever the texts.
kinds.xlsb was written by SheetJS 0.18.5 (npm xlsx) from kinds.xlsx; that reads hidden="1" alone, so its rows were hidden
before writing. excel_1904.xlsb was written by Excel for Mac 16.
"""
import datetime
import pathlib
import subprocess
import tempfile
import zipfile

import openpyxl
import xlwt
from openpyxl.packaging.custom import BoolProperty, IntProperty, StringProperty
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from openpyxl.worksheet.datavalidation import DataValidation

HERE = pathlib.Path(__file__).parent / "foreign"
HERE.mkdir(exist_ok=True)

TITLE = "某县住建局问题整改台账（2022年第二季度）"
META = "填报单位（盖章）：物业股    填报时间：2022.6.25    单位：万元"
HEADER_1 = ["序号", "编号", "问题描述", "责任单位", None, "整改时限", "投资额\n（万元）", "完成率", "备注"]
HEADER_2 = [None, None, None, "牵头", "配合", None, None, None, None]
DAY = datetime.date(2022, 6, 30)
ROWS = [
    ["一、理论武装类"],
    [1, "WT-001", "小区电梯停运", "物业股", "质监站", DAY, 12.5, 0.8, None],
    [2, "WT-002", "路灯不亮", None, "同上", "长期坚持", None, 1, None],
    ["二、作风纪律类"],
    [1, "WT-003", "材料报送慢", "办公室", None, datetime.date(2022, 7, 15), 3, 0.355, "　"],
    ["合计", None, None, None, None, None, 15.5, None, None],
]
FOOTER = "填表人：张三   审核人：李四   联系电话：13800000000"


def openpyxl_book():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "整改台账"
    sheet["A1"] = TITLE
    sheet["A1"].font = Font(size=18)
    sheet.merge_cells("A1:I1")
    sheet["A2"] = META
    sheet.merge_cells("A2:I2")
    for at, row in enumerate([HEADER_1, HEADER_2] + ROWS, start=3):
        for col, value in enumerate(row, start=1):
            sheet.cell(at, col, value)
    for col in "ABCFGHI":
        sheet.merge_cells(f"{col}3:{col}4")
    sheet.merge_cells("D3:E3")
    sheet.merge_cells("A5:I5")
    sheet.merge_cells("D6:D7")
    sheet.merge_cells("G6:G7")
    sheet.merge_cells("A8:I8")
    for row in (6, 9):
        sheet.cell(row, 6).number_format = 'yyyy"年"m"月"d"日"'
    for row in (6, 7, 9):
        sheet.cell(row, 8).number_format = "0.0%"
    sheet["A11"] = FOOTER
    sheet.merge_cells("A11:I11")
    # A formula written by a program: no result in the file.
    sheet["G10"] = "=SUM(G6:G9)"
    # A ghost far away.
    sheet["XFD1048576"] = " "
    helper = book.create_sheet("字典")
    helper.sheet_state = "hidden"
    for at, word in enumerate(["已完成", "推进中"], start=1):
        helper.cell(at, 1, word)
    sheet.add_data_validation(DataValidation(type="list", formula1="字典!$A$1:$A$2"))
    sheet.row_dimensions[7].hidden = True
    sheet.column_dimensions["I"].hidden = True
    book.save(HERE / "openpyxl.xlsx")


def error_book():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["序号", "编号", "数"])
    sheet.append([1, "A", 1])
    book.save(HERE / "plain.xlsx")
    # Unknown kinds of content in single cells, as newer programs write them.
    with zipfile.ZipFile(HERE / "plain.xlsx") as source, zipfile.ZipFile(
        HERE / "odd_cells.xlsx", "w", zipfile.ZIP_DEFLATED
    ) as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "xl/worksheets/sheet1.xml":
                odd = (
                    '<row r="3"><c r="A3" t="e"><v>#SPILL!</v></c><c r="B3" t="e"><v>#REF!</v></c>'
                    '<c r="C3"><v>1e309</v></c></row>'
                    '<row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" t="inlineStr"><is><t>丙</t></is></c></row>'
                    "</sheetData>"
                )
                data = data.replace(b"</sheetData>", odd.encode())
            target.writestr(item, data)
    (HERE / "plain.xlsx").rename(HERE / "named_wrongly.xls")
    half = (HERE / "openpyxl.xlsx").read_bytes()
    (HERE / "cut_off.xlsx").write_bytes(half[: len(half) // 2])


def xlwt_book():
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("整改台账")
    sheet.write_merge(0, 0, 0, 8, TITLE)
    sheet.write_merge(1, 1, 0, 8, META)
    date = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for at, row in enumerate([HEADER_1, HEADER_2] + ROWS, start=2):
        for col, value in enumerate(row):
            if value is None or (at, col) in {(2, 3), (5, 3)} or (at == 2 and col != 4):
                continue
            if isinstance(value, datetime.date):
                sheet.write(at, col, value, date)
            else:
                sheet.write(at, col, value)
    for col in (0, 1, 2, 5, 6, 7, 8):
        sheet.write_merge(2, 3, col, col, HEADER_1[col])
    sheet.write_merge(2, 2, 3, 4, "责任单位")
    sheet.write_merge(5, 6, 3, 3, "物业股")
    sheet.write_merge(10, 10, 0, 8, FOOTER)
    book.save(str(HERE / "xlwt.xls"))


def kinds_book(name, epoch):
    """Every kind of cell, formulas included; LibreOffice computes their results."""
    book = openpyxl.Workbook()
    book.epoch = epoch
    sheet = book.active
    sheet.title = "各类单元格"
    sheet.append(["文字", "数", "日期", "百分比", "公式"])
    formats = {3: 'yyyy"年"m"月"d"日"', 4: "0.0%"}
    for at in range(2, 60):
        words = "大走访台账" + "😀，第%d行\n换行" % at + "长" * (at * 7 % 200)
        row = [words, round(at / 7, 6), datetime.datetime(2022, 6, 30, at % 24), at / 50, f"=B{at}*2"]
        for col, value in enumerate(row, start=1):
            sheet.cell(at, col, value).number_format = formats.get(col, "General")
    odd = [
        '=A2&"、"&A3', '=IF(B2>9,"有","")', "=B2>0", "=1/0", "=NA()", "=C2", "=D2", "=SUM(B2:B9)", "=TODAY()-TODAY()",
        True, False, -1.5, 1e15, 123456789.125, 0.1, 1e-7, -7, 100000000000, datetime.time(8, 30), "café", "0012",
        '=VLOOKUP(9,B2:C9,2)',
    ]
    for at, value in enumerate(odd, start=2):
        sheet.cell(at, 7, value)
    for at, code in enumerate(["@", "yyyy-mm-dd", "0.00E+00", "#,##0.00", '0"天"', "m/d", "0%;[Red]-0%"], start=2):
        sheet.cell(at, 9, at + 0.25).number_format = code
    sheet.merge_cells("A60:E61")
    sheet["A60"] = "合并"
    sheet.merge_cells("I20:I24")
    for row in (5, 9, 40):
        sheet.row_dimensions[row].hidden = True
    for col in "HK":
        sheet.column_dimensions[col].hidden = True
    for title, state in (("隐藏", "hidden"), ("深藏", "veryHidden"), ("English", "visible")):
        other = book.create_sheet(title)
        other.sheet_state = state
        other["C3"] = title
    book.save(HERE / f"{name}.xlsx")


def office_pairs():
    """The same book in both formats of Excel, each written by LibreOffice."""
    for name, epoch in (("kinds", CALENDAR_WINDOWS_1900), ("kinds_1904", CALENDAR_MAC_1904)):
        kinds_book(name, epoch)
        out = HERE / "office"
        for suffix in ("xls", "xlsx"):
            subprocess.run(
                ["soffice", "--headless", "--convert-to", suffix, "--outdir", str(out), str(HERE / f"{name}.xlsx")],
                check=True,
            )
        for suffix in ("xls", "xlsx"):
            (out / f"{name}.{suffix}").replace(HERE / f"{name}.{suffix}")
        out.rmdir()


def office_files():
    for suffix in ("ods", "xlsx"):
        out = HERE / "office"
        subprocess.run(
            ["soffice", "--headless", "--convert-to", suffix, "--outdir", str(out), str(HERE / "xlwt.xls")],
            check=True,
        )
        (out / f"xlwt.{suffix}").rename(HERE / f"libreoffice.{suffix}")
    out.rmdir()


def stamped():
    """Properties that a program added to the document, and what LibreOffice made of them."""
    book = openpyxl.Workbook()
    book.active["A1"] = "台账"
    for name, value in (("填报单位", "城东街道办事处"), ("kaoping-period", "2022Q2")):
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    book.custom_doc_props.append(IntProperty(name="版次", value=3))
    book.custom_doc_props.append(BoolProperty(name="终稿", value=True))
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder) / "stamped.xlsx"
        book.save(made)
        subprocess.run(["soffice", "--headless", "--convert-to", "xls", "--outdir", str(HERE), str(made)], check=True)


def text_file():
    lines = [TITLE, META.replace(",", "，"), "序号,编号,问题描述,整改时限,备注"]
    lines += ["1,WT-001,小区电梯停运,2022年6月底,", '2,WT-002,"路灯不亮,',  '多次反映",长期坚持,', ",,,,"]
    (HERE / "gbk.csv").write_bytes("\r\n".join(lines).encode("gb18030"))


openpyxl_book()
error_book()
xlwt_book()
office_files()
office_pairs()
text_file()
stamped()
