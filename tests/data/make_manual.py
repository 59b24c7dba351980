"""Makes the files under manual/, which pages of tests/findings copy. Needs openpyxl.

Run in this folder: python3 make_manual.py. What takes no odd bytes is written as text in the page itself.
"""
import io
import pathlib
import struct
import warnings
import zipfile

import openpyxl
import openpyxl.utils.datetime

HERE = pathlib.Path(__file__).parent / "manual"
HERE.mkdir(exist_ok=True)
SHEET = "xl/worksheets/sheet1.xml"
ROWS = [
    ["宣传活动台账"],
    ["填报单位：东街社区"],
    ["序号", "活动时间", "活动类别", "应到人数", "实到人数", "缺席人数"],
    [1, "2022-04-12", "讲座", 30, 28, 2],
    [2, "2022-05-11", "上门", 12, 12, 0],
    [3, "2022-06-15", "集市", 60, 51, 9],
]


def book():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "宣传活动台账"
    for row in ROWS:
        sheet.append(row)
    return book


def changed(name, part, old, new):
    """The book with a part of its package changed."""
    plain = io.BytesIO()
    book().save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(
        HERE / name, "w", zipfile.ZIP_DEFLATED, compresslevel=9
    ) as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == part:
                assert old in data, name
                data = data.replace(old, new)
            if data:
                target.writestr(item, data)


def sheets(*tabs):
    """Tabs that all show the one sheet there is, or one that is not there."""
    old = '<sheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" name="宣传活动台账" sheetId="1" state="visible" r:id="rId1"/>'
    new = [f'<sheet name="{name}" sheetId="{at}" r:id="{rid}"/>' for at, (name, rid) in enumerate(tabs, start=1)]
    return "".join(new).encode()


def tabs(name, *tabs):
    plain = io.BytesIO()
    book().save(plain)
    with zipfile.ZipFile(plain) as source:
        data = source.read("xl/workbook.xml").decode()
    start = data.index("<sheet ")
    old = data[start : data.index("/>", start) + 2].encode()
    changed(name, "xl/workbook.xml", old, sheets(*tabs))


def lost():
    """Two sheets, of which the second's part is garbage."""
    made = book()
    made.create_sheet("入户台账").append(["姓名", "开始日期"])
    made.save(HERE / "whole.xlsx")
    with zipfile.ZipFile(HERE / "whole.xlsx") as source, zipfile.ZipFile(
        HERE / "lost_sheet.xlsx", "w", zipfile.ZIP_DEFLATED
    ) as target:
        for item in source.infolist():
            if item.filename != SHEET.replace("1", "2"):
                target.writestr(item, source.read(item))
    (HERE / "whole.xlsx").unlink()


def hidden():
    made = book()
    made.active.row_dimensions[5].hidden = True
    made.save(HERE / "hidden_row.xlsx")
    made = book()
    made["宣传活动台账"].column_dimensions["C"].hidden = True
    made.save(HERE / "hidden_column.xlsx")
    made = book()
    made.create_sheet("说明", 0).append(["本表由社区干事填写"])
    made["宣传活动台账"].sheet_state = "hidden"
    made.save(HERE / "hidden_sheet.xlsx")


def long_number():
    for name, number in [("long_number", 411500202204120001), ("long_text", "411500202204120001")]:
        made = openpyxl.Workbook()
        made.active.title = "交办办理台账"
        for row in [
            ["交办办理台账"],
            ["填报单位：东街社区"],
            ["序号", "编号", "责任人", "反馈时间", "办理状态", "办理进展", "办结时间"],
            [1, "JB-01", "林一", "2022-04-12", "已完成", number, "2022-04-20"],
        ]:
            made.active.append(row)
        made.save(HERE / f"{name}.xlsx")


def hidden_copy():
    made = book()
    copy = made.copy_worksheet(made.active)
    copy.title = "宣传活动台账（旧）"
    copy["D4"] = 29
    copy.sheet_state = "hidden"
    made.save(HERE / "hidden_copy.xlsx")


def formula():
    made = book()
    made.active["D4"] = "=E4+F4"
    made.save(HERE / "formula.xlsx")
    made = book()
    made.active["B4"] = 2022.1
    made.save(HERE / "lost_zero.xlsx")


def stamp():
    """A form that was made for a unit of another roster."""
    made = book()
    made.custom_doc_props.append(openpyxl.packaging.custom.StringProperty(name="kaoping.unit", value="东街居委会"))
    made.save(HERE / "stamp.xlsx")


def inflated():
    """A directory that promises 900 MB."""
    plain = io.BytesIO()
    book().save(plain)
    data = bytearray(plain.getvalue())
    entry = data.index(SHEET.encode(), data.index(b"PK\x01\x02")) - 46
    data[entry + 24 : entry + 28] = struct.pack("<I", 900 << 20)
    (HERE / "inflated.xlsx").write_bytes(data)


def texts():
    lines = "\r\n".join(",".join(str(cell) for cell in row) for row in ROWS)
    (HERE / "broken_gbk.csv").write_bytes(lines.encode("gbk").replace("讲座".encode("gbk"), b"\xbd\xff\xd7\xf9"))
    (HERE / "control.csv").write_text(lines.replace("讲座", "讲座\x07"), encoding="utf-8")


def row(cells):
    """The sheet with a row more, cells as they stand in the package."""
    return b"</sheetData>", f'<row r="7">{cells}</row></sheetData>'.encode()


def cells():
    changed("lost_cell.xlsx", SHEET, *row('<c r="A7"><v>4</v></c><c r="?7"><v>1</v></c>'))
    changed("bad_cell.xlsx", SHEET, *row('<c r="A7"><v>4</v></c><c r="D7"><v>3O</v></c>'))
    many = "".join(f'<row r="{at}"><c r="A{at}"><v>?</v></c></row>' for at in range(7, 257))
    changed("bad_cells.xlsx", SHEET, b"</sheetData>", f"{many}</sheetData>".encode())
    changed("cell_twice.xlsx", SHEET, *row('<c r="A7"><v>4</v></c><c r="A7"><v>5</v></c>'))
    changed("far_cell.xlsx", SHEET, *row('<c r="XFE7"><v>1</v></c>'))
    changed("other_row.xlsx", SHEET, *row('<c r="A7"><v>4</v></c><c r="F8"><v>1</v></c>'))
    changed("bare_and.xlsx", SHEET, "讲座".encode(), "讲座&展板".encode())
    changed("bad_styles.xlsx", "xl/styles.xml", b"</styleSheet>", b"<")


def texts_without_end():
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    listed = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'.encode()
    changed("many_texts.xlsx", "[Content_Types].xml", b"</Types>", listed)
    start = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    with zipfile.ZipFile(HERE / "many_texts.xlsx", "a", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        target.writestr("xl/sharedStrings.xml", start + b"<si/>" * 3_000_001 + b"</sst>")


def twice():
    """The sheet twice under one name; and a book whose days count from 1904."""
    changed("part_twice.xlsx", SHEET, "讲座".encode(), "讲座".encode())
    with zipfile.ZipFile(HERE / "part_twice.xlsx") as source:
        data = source.read(SHEET)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(HERE / "part_twice.xlsx", "a", zipfile.ZIP_DEFLATED) as target:
            target.writestr(SHEET, data)
    made = book()
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    made.save(HERE / "from_1904.xlsx")


def checksum():
    plain = io.BytesIO()
    book().save(plain)
    data = bytearray(plain.getvalue())
    entry = data.index(SHEET.encode(), data.index(b"PK\x01\x02")) - 46
    data[entry + 16] ^= 0x55
    (HERE / "checksum.xlsx").write_bytes(data)


book().save(HERE / "plain.xlsx")
(HERE / "cut_off.xlsx").write_bytes((HERE / "plain.xlsx").read_bytes()[:2400])
hidden()
long_number()
hidden_copy()
formula()
stamp()
inflated()
texts()
cells()
checksum()
twice()
texts_without_end()
lost()
tabs("same_name.xlsx", ("宣传活动台账", "rId1"), ("宣传活动台账", "rId1"))
tabs("sheet_twice.xlsx", ("宣传活动台账", "rId1"), ("4月宣传活动台账", "rId1"))
tabs("many_sheets.xlsx", *((f"表{at}", "rId1") for at in range(1, 301)))
