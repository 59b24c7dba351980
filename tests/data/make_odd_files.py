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


def far_cells_xlsb():
    """A cell in A1 and one in the last row and column: a reader that keeps all between them needs 549 GB."""
    sheet = b"".join([
        record(0x81),
        record(0x94, struct.pack("<4I", 0, 1048575, 0, 16383)),
        record(0x91),
        record(0x00, struct.pack("<I", 0) + bytes(21)),
        record(0x05, struct.pack("<IId", 0, 0, 1.0)),
        record(0x00, struct.pack("<I", 1048575) + bytes(21)),
        record(0x05, struct.pack("<IId", 16383, 0, 2.0)),
        record(0x92),
        record(0x82),
    ])
    book = b"".join([
        record(0x83),
        record(0x8F),
        record(0x9C, struct.pack("<II", 0, 1) + wide("rId1") + wide("宣传台账")),
        record(0x90),
        record(0x84),
    ])
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" '
        'Target="{}"/></Relationships>'
    )
    package(HERE / "far_cells.xlsb", {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
        "_rels/.rels": rels.format("officeDocument", "xl/workbook.bin"),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": rels.format("worksheet", "worksheets/sheet1.bin"),
        "xl/worksheets/sheet1.bin": sheet,
    })


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    far_cells_xlsb()
