"""Files that are not xlsx, as openpyxl books: csv, ods and xls (BIFF8), as far as the sample has them."""

import csv
import io
import struct
import xml.etree.ElementTree as tree
import zipfile

import openpyxl
from openpyxl.worksheet.merge import MergedCellRange

# Working out the borders of merged cells takes most of the time of reading, and nobody looks at them here.
MergedCellRange.format = lambda _: None
ODS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
END = 0xFFFFFFFE


def load(path):
    """An openpyxl book with values only, or an error for what is none of these."""
    data = path.read_bytes()
    if data[:8] == bytes.fromhex("d0cf11e0a1b11ae1"):
        return xls(data)
    if data[:2] == b"PK":
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "content.xml" in names:
                return ods(archive.read("content.xml"))
            formulas = any(b"<f" in archive.read(n) for n in names if n.startswith("xl/worksheets/sheet"))
        return xlsx(data, formulas)
    return separated(data, path.stem)


def xlsx(data, formulas):
    """Values; a formula without a result is told from a blank cell."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    if formulas:
        for sheet in openpyxl.load_workbook(io.BytesIO(data)):
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f" and book[sheet.title][cell.coordinate].value is None:
                        book[sheet.title][cell.coordinate].value = "#公式"
    return book


def book_of(sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name[:31])
        for row in rows:
            sheet.append(row)
    return book


def separated(data, name):
    for code in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(code)
            break
        except UnicodeDecodeError:
            continue
    return book_of([(name, [[v or None for v in row] for row in csv.reader(io.StringIO(text))])])


def ods(content):
    sheets = []
    for table in tree.fromstring(content).iter(ODS % "table" + "table"):
        rows = []
        for row in table.iter(ODS % "table" + "table-row"):
            cells = []
            for cell in row:
                text = "\n".join("".join(p.itertext()) for p in cell.iter(ODS % "text" + "p")) or None
                value = cell.get(ODS % "office" + "date-value") or cell.get(ODS % "office" + "value") or text
                repeat = int(cell.get(ODS % "table" + "number-columns-repeated", 1))
                cells += [value] * (repeat if value is not None else min(repeat, 64))
            if int(row.get(ODS % "table" + "number-rows-repeated", 1)) < 1000:
                rows += [cells] * int(row.get(ODS % "table" + "number-rows-repeated", 1))
        sheets.append((table.get(ODS % "table" + "name"), rows))
    return book_of(sheets)


# ---- xls ---------------------------------------------------------------------------------------------------------


def xls(data):
    records = list(split_records(stream(data)))
    names, strings, sheets, cells = [], [], [], None
    for at, (kind, body) in enumerate(records):
        if kind == 0x85:
            names.append(text_at(body, 6, body[6])[0] if body[7] & 1 == 0 else body[8:].decode("utf-16-le"))
        elif kind == 0xFC:
            strings = shared(records, at)
        elif kind == 0x809 and struct.unpack_from("<H", body, 2)[0] == 0x10:
            cells = {}
            sheets.append(cells)
        elif cells is not None:
            cells.update(cell_values(kind, body, strings))
    return book_of((name, grid(cells)) for name, cells in zip(names, sheets))


def stream(data):
    """The stream named Workbook of a compound file; short streams are not looked for, xls are longer."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    sector = lambda n: data[(n + 1) * size : (n + 2) * size]  # noqa: E731
    count, first = struct.unpack_from("<I", data, 44)[0], struct.unpack_from("<I", data, 48)[0]
    table = [n for s in struct.unpack_from(f"<{min(count, 109)}I", data, 76) for n in struct.unpack(f"<{size // 4}I", sector(s))]

    def chain(at):
        out = []
        while at < END:
            out.append(sector(at))
            at = table[at]
        return b"".join(out)

    directory = chain(first)
    for entry in range(0, len(directory), 128):
        name = directory[entry : entry + struct.unpack_from("<H", directory, entry + 64)[0]].decode("utf-16-le").rstrip("\0")
        if name in ("Workbook", "Book"):
            start, length = struct.unpack_from("<II", directory, entry + 116)
            return chain(start)[:length]
    raise ValueError("no workbook in it")


def split_records(data):
    at = 0
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        yield kind, data[at + 4 : at + 4 + length]
        at += 4 + length


def text_at(body, flags_at, count):
    """Text of `count` characters after its flags, one or two bytes each."""
    wide = body[flags_at + 1] & 1
    end = flags_at + 2 + count * (2 if wide else 1)
    return body[flags_at + 2 : end].decode("utf-16-le" if wide else "latin-1"), end


def shared(records, at):
    """The shared strings; a string cut by a record's end goes on in the next one after a new byte of flags."""
    blocks = [records[at][1]]
    for kind, body in records[at + 1 :]:
        if kind != 0x3C:
            break
        blocks.append(body)
    total, block, pos, out = struct.unpack_from("<I", blocks[0], 4)[0], 0, 8, []
    while len(out) < total:
        if pos >= len(blocks[block]):
            block, pos = block + 1, 0
        count, flags = struct.unpack_from("<HB", blocks[block], pos)
        pos += 3
        runs = extra = 0
        if flags & 8:
            runs, pos = struct.unpack_from("<H", blocks[block], pos)[0], pos + 2
        if flags & 4:
            extra, pos = struct.unpack_from("<I", blocks[block], pos)[0], pos + 4
        text = ""
        while True:
            width = 2 if flags & 1 else 1
            part = blocks[block][pos : pos + (count - len(text)) * width]
            text, pos = text + part.decode("utf-16-le" if width == 2 else "latin-1"), pos + len(part)
            if len(text) >= count:
                break
            block, flags, pos = block + 1, blocks[block + 1][0], 1
        pos += runs * 4 + extra
        out.append(text)
    return out


def rk(raw):
    """A packed number: a whole one of 30 bits or the upper half of a double, maybe in hundredths."""
    if raw & 2:
        value = float((raw >> 2) - (1 << 30 if raw >> 31 else 0))
    else:
        value = struct.unpack("<d", bytes(4) + struct.pack("<I", raw & 0xFFFFFFFC))[0]
    return value / 100 if raw & 1 else value


def cell_values(kind, body, strings):
    if kind in (0xFD, 0x203, 0x27E, 0xBD, 0x204):
        row, col = struct.unpack_from("<HH", body)
    if kind == 0xFD:
        yield (row, col), strings[struct.unpack_from("<I", body, 6)[0]]
    elif kind == 0x203:
        yield (row, col), struct.unpack_from("<d", body, 6)[0]
    elif kind == 0x27E:
        yield (row, col), rk(struct.unpack_from("<I", body, 6)[0])
    elif kind == 0xBD:
        for n in range((len(body) - 6) // 6):
            yield (row, col + n), rk(struct.unpack_from("<I", body, 6 + n * 6)[0])
    elif kind == 0x204:
        yield (row, col), text_at(body, 7, struct.unpack_from("<H", body, 6)[0])[0]


def grid(cells):
    rows = max((r for r, _ in cells), default=-1) + 1
    cols = max((c for _, c in cells), default=-1) + 1
    return [[plain(cells.get((r, c))) for c in range(cols)] for r in range(rows)]


def plain(value):
    return int(value) if isinstance(value, float) and value == int(value) else value
