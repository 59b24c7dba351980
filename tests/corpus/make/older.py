"""xls, et, xlsb, ods and what is locked with a password."""
import datetime
import io
import struct
import zipfile

import compound as c
import package as p
import xlwt
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

LEDGER = p.ledger()


def xls(change=lambda sheet: None, book_change=lambda book: None):
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("宣传活动台账")
    for row, values in enumerate(LEDGER):
        for col, value in enumerate(values):
            sheet.write(row, col, value)
    change(sheet)
    book_change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def dates(sheet):
    sheet.write(5, 0, datetime.date(2022, 6, 15), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    sheet.write(5, 2, 0.8, xlwt.easyxf(num_format_str="0%"))
    sheet.write(5, 3, xlwt.Formula("SUM(D4:D5)"))
    sheet.write(5, 4, True)


def uncomputed(sheet):
    sheet.write(5, 0, "2022-06-15")
    sheet.write(5, 1, xlwt.Formula('IF(A6="","","集市")'))
    for col, value in enumerate((60, 51, 9), 2):
        sheet.write(5, col, value)


def merged(sheet):
    sheet.write_merge(5, 6, 1, 1, "集市")
    sheet.write(5, 0, "2022-06-15")
    sheet.write(6, 0, "2022-06-16")
    sheet.row(5).hidden = True
    sheet.col(4).hidden = True


def hide(book):
    hidden = book.add_sheet("底稿")
    hidden.visibility = 1
    hidden.write(0, 0, "藏")


def of_java(row, col):
    """A formula as JExcelApi writes it: it computes nothing, and says 4."""
    sum_of_two = b"\x25\3\0\4\0\2\0\2\0\x19\x10\0\0"
    return c.record(6, struct.pack("<HHHdHIH", row, col, 0, 4.0, 2, 0xFCE00000, len(sum_of_two)) + sum_of_two)


def by_hand(coding):
    """What PHP and Delphi programs write: records without version, globals, styles and compound file."""
    out = c.record(0x809, struct.pack("<HHI", 0, 0x10, 0))
    for row, values in enumerate(LEDGER):
        for col, value in enumerate(values):
            if isinstance(value, str):
                text = value.encode(coding)
                out += c.record(0x204, struct.pack("<HHHH", row, col, 0, len(text)) + text)
            else:
                out += c.number(row, col, value)
    return out + c.record(0x0A)


def odd_excel(whole):
    for page in (0, 936, 1252, 10008):
        yield f"code_page_{page}.xls", whole.replace(c.record(0x42, struct.pack("<H", 1200)), c.record(0x42, struct.pack("<H", page)))
    yield "results_of_java.xls", c.compound([("Workbook", c.biff8(of_java(0, 0), c.number(1, 0, 4.0)))])
    chart = c.record(0x809, struct.pack("<HHHHII", 0x600, 0x20, 0xDBB, 0x7CC, 0, 6)) + c.number(0, 0, 99.0) + c.record(0x0A)
    yield "chart_in_sheet.xls", c.compound([("Workbook", c.biff8(c.number(0, 0, 1.0), chart, c.number(1, 0, 2.0)))])
    yield "far_cell.xls", c.compound([("Workbook", c.biff8(c.number(0, 0, 1.0), c.number(65535, 255, 2.0)))])
    yield "two_versions.xls", c.compound([("Book", c.biff5()), ("Workbook", c.biff8(c.number(0, 0, 97.0)))])
    yield "end_missing.xls", c.compound([("Workbook", c.biff8(c.number(0, 0, 1.0), c.record(0x203, b"")[:2] + b"\x40\x20"))])
    yield "bare_stream.xls", c.biff8(c.shared(0, 0, 0), globals=c.sst("讲座"))
    yield "made_by_hand_gbk.xls", by_hand("gbk")
    yield "made_by_hand_utf8.xls", by_hand("utf-8")


def old_excel():
    whole = xls()
    yield from odd_excel(whole)
    yield "plain.xls", whole
    yield "wps.et", whole
    yield "xls_named_xlsx.xlsx", whole
    yield "xlsx_named_xls.xls", p.book(LEDGER)
    yield "xlsx_named_et.et", p.book(LEDGER)
    yield "dates.xls", xls(dates)
    yield "results_empty.xls", xls(uncomputed)
    yield "merged_and_hidden.xls", xls(merged, hide)
    yield "epoch_1904.xls", xls(dates, lambda book: setattr(book, "dates_1904", True))
    yield "cut_in_half.xls", whole[: len(whole) // 2]
    yield "cut_to_the_header.xls", whole[:512]
    bent = bytearray(whole)
    at = whole.index(struct.pack("<HH", 0x809, 16)) + 300
    bent[at : at + 400] = b"\xff" * 400
    yield "records_garbled.xls", bytes(bent)
    table = bytearray(whole)
    table[512:1024] = b"\0" * 512
    yield "first_sector_gone.xls", bytes(table)
    at = struct.unpack_from("<I", whole, 76)[0]
    looped = bytearray(whole)
    looped[512 * (at + 1) : 512 * (at + 1) + 8] = struct.pack("<II", 0, 0)
    yield "sectors_in_a_loop.xls", bytes(looped)
    book = c.biff8(c.shared(0, 0, 0), c.shared(0, 1, 9), c.number(1, 0, 30.0), globals=c.sst("讲座"))
    yield "string_index_beyond.xls", c.compound([("Workbook", book)])
    odd = c.biff8(c.number(0, 0, float("nan")), c.number(1, 0, float("inf")), c.number(2, 0, 1e300), c.number(9, 9, 2.0))
    yield "odd_numbers.xls", c.compound([("Workbook", odd)])
    huge = c.biff8(c.number(0, 0, 1.0), globals=c.record(0xFC, struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF)))
    yield "strings_count_huge.xls", c.compound([("Workbook", huge)])
    yield "excel_95.xls", c.compound([("Book", c.biff5())])
    for version in (2, 3, 4):
        yield f"excel_{version}.xls", c.biff_before_5(version)
    yield "no_workbook_inside.xls", c.compound([("Contents", b"x")])
    yield "word_document.xls", c.compound([("WordDocument", b"x"), ("1Table", b"x")])
    yield "slides.xls", c.compound([("PowerPoint Document", b"x")])
    yield "empty_stream.xls", c.compound([("Workbook", b"")])


def locked():
    info = lambda major, minor: struct.pack("<HHI", major, minor, 0x24) + bytes(200)  # noqa: E731
    package = [("EncryptedPackage", struct.pack("<Q", 4000) + bytes(range(256)) * 20)]
    agile = struct.pack("<HHI", 4, 4, 0x40) + b'<?xml version="1.0"?><encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"/>'
    yield "password_agile.xlsx", c.compound([("EncryptionInfo", agile), *package])
    yield "password_standard.xlsx", c.compound([("EncryptionInfo", info(3, 2)), *package])
    yield "password_old_standard.xlsx", c.compound([("EncryptionInfo", info(2, 2)), *package])
    rest = bytes(range(256)) * 4
    rc4 = struct.pack("<HHH", 1, 1, 1) + bytes(48)
    strong = struct.pack("<HHHI", 1, 2, 2, 0xC) + bytes(100)
    for name, data in (("rc4", rc4), ("rc4_cryptoapi", strong), ("xor", struct.pack("<HHH", 0, 0x1234, 0x5678))):
        yield f"password_{name}.xls", c.compound([("Workbook", c.biff8(globals=c.record(0x2F, data)) + rest)])
    yield "password_excel_95.xls", c.compound([("Book", c.biff5(c.record(0x2F, struct.pack("<HH", 0x1234, 0x5678))))])
    sheet = xls(lambda sheet: sheet.set_protect(True), lambda book: book.set_protect(True))
    yield "sheet_protected.xls", sheet
    yield "sheet_protected.xlsx", p.data(p.rows(LEDGER), after='<sheetProtection password="CC1A" sheet="1" objects="1"/>')
    manifest = '<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>'
    yield "password.ods", p.zipped([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", bytes(range(256))), ("META-INF/manifest.xml", manifest)])


def ods(rows, spoil=lambda xml: xml):
    document = OpenDocumentSpreadsheet()
    table = Table(name="宣传活动台账")
    for values in rows:
        row = TableRow()
        for value in values:
            if hasattr(value, "addElement"):
                cell = value
            elif isinstance(value, (int, float)):
                cell = TableCell(valuetype="float", value=value)
                cell.addElement(P(text=value))
            else:
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=value))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    plain = io.BytesIO()
    document.save(plain)
    with zipfile.ZipFile(plain) as source:
        parts = [(name, source.read(name)) for name in source.namelist() if name in ("mimetype", "content.xml", "META-INF/manifest.xml")]
    return p.zipped([(name, spoil(data.decode()) if name == "content.xml" else data) for name, data in parts])


def cell(text, **attributes):
    made = TableCell(**attributes)
    made.addElement(P(text=text))
    return made


def merged_rows():
    """The second row of the place is covered; the third is filtered out."""
    yield ["2022-06-15", TableCell(valuetype="string", stringvalue="集市", numberrowsspanned=2), 60, 51, 9]
    yield ["2022-06-16", CoveredTableCell(), 40, 40, 0]
    yield ["2022-06-17", "讲座", 20, 20, 0]


def hide_in_ods(xml):
    rows = xml.split("<table:table-row>")
    rows[0] += '<table:table-column table:number-columns-repeated="4"/><table:table-column table:visibility="collapse"/>'
    rows[-1] = '<table:table-row table:visibility="filter">' + rows[-1]
    return "<table:table-row>".join(rows[:-1]) + rows[-1]


def errors():
    """As LibreOffice, OpenOffice and Excel write the error of a formula, and a text that is none."""
    formula = {"formula": "of:=1/0"}
    return [cell("#N/A", valuetype="string"), cell("#DIV/0!", valuetype="float", value=0, **formula), cell("Err:502", valuetype="float", value=0, **formula), cell("#REF!", valuetype="boolean", booleanvalue="false", **formula), cell("#NAME?", valuetype="string", stringvalue="#NAME?", **formula)]


def times_and_texts():
    lines = cell("第一行", valuetype="string")
    lines.addElement(P(text="第二行"))
    note = Annotation()
    note.addElement(P(text="批注"))
    lines.addElement(note)
    truth = cell("TRUE", valuetype="float", value=1, formula="of:=TRUE()")
    return [TableCell(valuetype="time", timevalue="PT08H30M00S"), lines, TableCell(valuetype="percentage", value=1), truth, TableCell(valuetype="currency", currency="CNY", value=3.5)]


def open_document():
    yield "plain.ods", ods(LEDGER)
    odd = [TableCell(valuetype="date", datevalue="2022-06-15"), TableCell(valuetype="percentage", value=0.8), TableCell(valuetype="boolean", booleanvalue="true"), TableCell(valuetype="float", value=42, formula="of:=SUM([.C4:.C5])"), TableCell(formula="of:=TODAY()"), TableCell(valuetype="date", datevalue="2022-06-15T08:30:00")]
    yield "kinds_of_cells.ods", ods([*LEDGER, odd])
    far = [TableCell(valuetype="float", value=1, numbercolumnsrepeated=1000000000)]
    yield "cell_repeated.ods", ods([*LEDGER, far])
    yield "row_repeated.ods", ods(LEDGER, lambda xml: xml.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="3000">', 1))
    yield "merged.ods", ods(LEDGER, lambda xml: xml.replace("<table:table-cell", '<table:table-cell table:number-columns-spanned="5" table:number-rows-spanned="1"', 1))
    yield "merged_and_hidden.ods", ods([*LEDGER, *merged_rows()], hide_in_ods)
    yield "errors.ods", ods([*LEDGER, errors()])
    yield "times_and_texts.ods", ods([*LEDGER, times_and_texts()])
    yield "spread_out.ods", ods(LEDGER, lambda xml: xml.replace("<table:table-", "\n  <table:table-").replace("</table:table-", "\n  </table:table-"))
    yield "content_cut_off.ods", ods(LEDGER, lambda xml: xml[: len(xml) * 2 // 3])
    yield "text_document.ods", p.zipped([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")])
    flat = '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body/></office:document>'
    yield "flat.fods", flat.encode()


def binary(kind, data=b""):
    """A record of xlsb."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(data)
    length = bytes([size]) if size < 128 else bytes([size & 0x7F | 0x80, size >> 7])
    return head + length + data


def wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(*cells):
    """A workbook of one sheet; a cell is its row, column and value, or None for a formula that divides by zero."""
    book = binary(131) + binary(143) + binary(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("台账")) + binary(144) + binary(132)
    data = binary(129) + binary(148, struct.pack("<IIII", 0, 9, 0, 9)) + binary(145)
    last = None
    for row, col, value in cells:
        if row != last:
            data += binary(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0))
            last = row
        at = struct.pack("<II", col, 0)
        if value is None:
            formula = bytes([0x1E, 1, 0, 0x1E, 0, 0, 0x06])
            data += binary(11, at + b"\x07\0\0" + struct.pack("<I", len(formula)) + formula)
        else:
            data += binary(6, at + wide(value)) if isinstance(value, str) else binary(5, at + struct.pack("<d", value))
    data += binary(146) + binary(130)
    relations = p.relations(("rId1", "worksheet", "worksheets/sheet1.bin"))
    types = f'{p.HEAD}<Types xmlns="{p.PACKAGE}/content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
    return p.zipped({"[Content_Types].xml": types, "_rels/.rels": p.relations(("rId1", "officeDocument", "xl/workbook.bin")), "xl/workbook.bin": book, "xl/_rels/workbook.bin.rels": relations, "xl/worksheets/sheet1.bin": data})


def binaries():
    ledger = [(row, col, value if isinstance(value, str) else float(value)) for row, values in enumerate(LEDGER) for col, value in enumerate(values)]
    yield "plain.xlsb", xlsb(*ledger)
    yield "far_row.xlsb", xlsb((0, 0, 1.0), (1048575, 16383, 2.0))
    yield "formula_error.xlsb", xlsb(*ledger, (5, 0, "2022-06-15"), (5, 2, None))
    whole = xlsb(*ledger)
    yield "cut_in_half.xlsb", whole[: len(whole) // 2]
    broken = p.zipped({"xl/workbook.bin": b"\xff" * 40, "xl/_rels/workbook.bin.rels": "<x/>", "_rels/.rels": "<x/>"})
    yield "records_garbled.xlsb", broken


def all():
    for group in (old_excel, locked, open_document, binaries):
        yield from group()
