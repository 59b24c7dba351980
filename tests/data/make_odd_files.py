"""Makes the files of tests/data/odd: what is sent in place of a workbook, and workbooks that spoil their readers.

Run in this folder with Python 3; openpyxl, xlwt and msoffcrypto-tool are needed. The files are committed.
"""

import struct
import zipfile
from pathlib import Path

HERE = Path(__file__).parent / "odd"
DAY = (2022, 7, 1, 0, 0, 0)


def package(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def record(kind, body=b""):
    """One record of a binary part: kind and length in groups of seven bits."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, groups = len(body), b""
    while True:
        more = length >> 7
        groups += bytes([length & 0x7F | (0x80 if more else 0)])
        length = more
        if not more:
            return head + groups + body


def wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(path, *rows, texts=()):
    """One sheet of these rows, each a number and the records of its cells, and a table of texts."""
    sheet = [record(0x81), record(0x94, struct.pack("<4I", 0, 1048575, 0, 16383)), record(0x91)]
    for row, cells in rows:
        sheet += [record(0x00, struct.pack("<I", row) + bytes(13)), *cells]
    sheet += [record(0x92), record(0x82)]
    table = [record(0x9F, struct.pack("<2I", len(texts), len(texts)))]
    table += [record(0x13, b"\0" + wide(text)) for text in texts] + [record(0xA0)]
    book = b"".join([
        record(0x83),
        record(0x8F),
        record(0x9C, struct.pack("<II", 0, 1) + wide("rId1") + wide("宣传台账")),
        record(0x90),
        record(0x84),
    ])
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def rels(*links):
        links = "".join(
            f'<Relationship Id="rId{at}" Type="{office}/{kind}" Target="{target}"/>'
            for at, (kind, target) in enumerate(links, 1)
        )
        return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'

    package(path, {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
        "_rels/.rels": rels(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": rels(("worksheet", "worksheets/sheet1.bin"), ("sharedStrings", "sharedStrings.bin")),
        "xl/worksheets/sheet1.bin": b"".join(sheet),
        "xl/sharedStrings.bin": b"".join(table),
    })


def far_cells_xlsb():
    """A cell in A1 and one in the last row and column: a reader that keeps all between them needs 549 GB."""

    def number(column, value):
        return record(0x05, struct.pack("<IId", column, 0, value))

    xlsb(HERE / "far_cells.xlsb", (0, [number(0, 1.0)]), (1048575, [number(16383, 2.0)]))


def repeated_text_xlsb():
    """The longest text a cell can hold, in 400 cells: 39 MB when each is handed on."""
    cells = [record(0x07, struct.pack("<III", column, 0, 0)) for column in range(400)]
    xlsb(HERE / "repeated_text.xlsb", (0, cells), texts=["长" * 32767])


def plain(path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "宣传台账"
    book.active.append(["序号", "活动时间"])
    book.active.append([1, "2022-04-12"])
    book.save(path)


def encrypted_xlsx():
    """Agile as msoffcrypto writes it, and the same with the version of the standard scheme at its head."""
    import io

    import msoffcrypto

    source = io.BytesIO()
    plain(source)
    out = io.BytesIO()
    msoffcrypto.OfficeFile(source).encrypt("123456", out)
    agile = out.getvalue()
    (HERE / "agile.xlsx").write_bytes(agile)
    head = bytes.fromhex("0400040040000000")
    assert agile.count(head) == 1
    (HERE / "standard.xlsx").write_bytes(agile.replace(head, bytes.fromhex("0300020024000000")))


def xls():
    """A plain book, and books whose records say that the rest is encrypted."""
    import xlwt
    from xlwt import CompoundDoc

    book = xlwt.Workbook()
    sheet = book.add_sheet("宣传台账")
    for row, values in enumerate([["序号", "活动时间"], [1, "2022-04-12"]]):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    stream = book.get_biff_data()
    first = 4 + struct.unpack("<H", stream[2:4])[0]
    old = stream[:4] + struct.pack("<H", 0x0500) + stream[6:]

    def write(name, stream, password=b""):
        record = struct.pack("<HH", 0x2F, len(password)) + password if password else b""
        with open(HERE / name, "wb") as target:
            CompoundDoc.XlsDoc().save(target, stream[:first] + record + stream[first:])

    write("plain.xls", stream)
    write("xor.xls", stream, struct.pack("<HHH", 0, 0x1234, 0x5678))
    write("rc4.xls", stream, struct.pack("<HHH", 1, 1, 1) + bytes(48))
    write("cryptoapi.xls", stream, struct.pack("<HHHI", 1, 2, 2, 4) + bytes(60))
    write("xor_95.xls", old, struct.pack("<HH", 0x1234, 0x5678))


def archive():
    """A zip of two workbooks."""
    package(HERE / "archive.zip", {"东街社区/宣传台账.xlsx": b"x", "东街社区/入户台账.xls": b"x"})


def boasts():
    """A package whose directory says that a part of some hundred bytes has 200 MB."""
    path = HERE / "boasts.xlsx"
    plain(path)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 200 << 20)
    path.write_bytes(data)


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    far_cells_xlsb()
    repeated_text_xlsb()
    encrypted_xlsx()
    xls()
    archive()
    boasts()
