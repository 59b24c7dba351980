"""xlsx: the package and its parts."""
import io
import struct
import zipfile

import package as p

PART = "xl/worksheets/sheet1.xml"
PLAIN = p.sheet(p.rows(p.ledger()))


def tabs(*sheets):
    return "".join(f'<sheet name="{name}" sheetId="{at}" r:id="{link}" {more}/>' for at, (name, link, more) in enumerate(sheets, 1))


def spelling():
    prefixed = PLAIN.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace("xmlns=", "xmlns:x=")
    work = p.parts(PLAIN)["xl/workbook.xml"].replace("<", "<工:").replace("<工:/", "</工:").replace("<工:?", "<?").replace("xmlns=", "xmlns:工=")
    yield "other_prefixes", p.zipped(p.parts(prefixed, extra={"xl/workbook.xml": work}))
    strict = {
        name: text.replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main").replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, text in p.parts(p.sheet(p.rows(p.ledger()).replace("2022-04-12", "2022-04-12"))).items()
    }
    strict["xl/workbook.xml"] = strict["xl/workbook.xml"].replace("<workbook ", '<workbook conformance="strict" ')
    yield "strict", p.zipped(strict)
    yield "utf16_parts", p.zipped({name: text.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16") for name, text in p.parts(PLAIN).items()})
    big = PLAIN.replace('encoding="UTF-8"', 'encoding="UTF-16"')
    yield "utf16_big_endian", p.zipped(p.parts(b"\xfe\xff" + big.encode("utf-16-be")))
    yield "gbk_part", p.zipped(p.parts(PLAIN.replace('encoding="UTF-8"', 'encoding="GBK"').encode("gbk")))
    yield "not_utf8", p.zipped(p.parts(PLAIN.encode().replace("讲座".encode(), b"\xbd\xb2\xd7\xf9")))
    yield "byte_order_mark", p.zipped(p.parts(b"\xef\xbb\xbf" + PLAIN.encode()))
    yield "bare_ampersand", p.zipped(p.parts(PLAIN.replace("讲座", "讲座 R&D &nbsp; &#x110000; &#0;")))
    yield "doctype", p.zipped(p.parts(PLAIN.replace("<worksheet", '<!DOCTYPE x [<!ENTITY a "讲座讲座"><!ENTITY b "&a;&a;&a;">]><worksheet', 1).replace("讲座", "&b;")))
    yield "nested_deeply", p.zipped(p.parts(p.sheet(p.rows(p.ledger()) + "<row r=\"6\"><c r=\"A6\">" + "<a>" * 50000 + "</a>" * 50000 + "</c></row>")))
    yield "long_attribute", p.zipped(p.parts(p.sheet(p.rows(p.ledger()) + f'<row r="6" spans="{"1" * 300000}"><c r="A6"><v>1</v></c></row>')))
    yield "extensions", p.zipped(p.parts(p.sheet(p.rows(p.ledger()), after='<extLst><ext uri="{1}"><x14:rows xmlns:x14="y"><row r="9"><c r="A9"><v>9</v></c></row></x14:rows></ext></extLst>')))
    yield "alternate_content", p.zipped(p.parts(p.sheet(p.rows(p.ledger()), before='<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x"><sheetPr/></mc:Choice><mc:Fallback/></mc:AlternateContent>')))


def links():
    whole = p.parts(PLAIN, strings=p.strings("甲"))
    moved = {**whole, "xl/文字.xml": whole["xl/sharedStrings.xml"], "xl/_rels/workbook.xml.rels": whole["xl/_rels/workbook.xml.rels"].replace("sharedStrings.xml", "文字.xml"), PART: p.sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')}
    del moved["xl/sharedStrings.xml"]
    yield "strings_elsewhere", p.zipped(moved)
    yield "strings_missing", p.zipped({name: text for name, text in {**moved, "xl/_rels/workbook.xml.rels": whole["xl/_rels/workbook.xml.rels"]}.items() if name != "xl/文字.xml"})
    yield "strings_not_linked", p.zipped({**whole, "xl/_rels/workbook.xml.rels": p.relations(("rId1", "worksheet", "worksheets/sheet1.xml")), "[Content_Types].xml": whole["[Content_Types].xml"].replace("</Types>", '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'), PART: moved[PART]})
    yield "strings_count_huge", p.zipped(p.parts(p.sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), strings=p.strings("甲", attributes=' count="100000000000" uniqueCount="100000000000"')))
    yield "absolute_targets", p.zipped({name: text.replace('Target="worksheets', 'Target="/xl/worksheets').replace('Target="xl/', 'Target="/xl/') for name, text in whole.items()})
    yield "targets_with_dots", p.zipped({name: text.replace('Target="worksheets/', 'Target="./theme/../worksheets/') for name, text in whole.items()})
    yield "backslash_names", p.zipped([(name.replace("/", "\\"), text) for name, text in whole.items()])
    yield "names_in_capitals", p.zipped([(name.upper() if name.startswith("xl") else name, text) for name, text in whole.items()])
    yield "workbook_elsewhere", p.zipped({name.replace("xl/workbook.xml", "xl/book1.xml").replace("_rels/workbook.xml", "_rels/book1.xml"): text.replace("xl/workbook.xml", "xl/book1.xml") for name, text in whole.items()})
    yield "no_package_links", p.zipped({name: text for name, text in whole.items() if name != "_rels/.rels"})
    yield "no_workbook_links", p.zipped({name: text for name, text in whole.items() if name != "xl/_rels/workbook.xml.rels"})
    yield "no_content_types", p.zipped({name: text for name, text in whole.items() if name != "[Content_Types].xml"})
    yield "no_workbook", p.zipped({name: text for name, text in whole.items() if name != "xl/workbook.xml"})
    yield "part_twice", p.zipped([*whole.items(), (PART, p.sheet(p.rows([["第二份"]])))])
    yield "external_link", p.zipped({**whole, "xl/_rels/workbook.xml.rels": whole["xl/_rels/workbook.xml.rels"].replace('Target="worksheets/sheet1.xml"', 'TargetMode="External" Target="http://example.com/a.xml"')})


def sheets():
    two = [PLAIN, p.sheet(p.rows([["第二张"]]))]
    yield "same_sheet_names", p.zipped(p.parts(*two, names=["台账", "台账"]))
    yield "hidden_sheets", p.zipped(p.parts(*two, tabs=tabs(("台账", "rId1", 'state="hidden"'), ("底稿", "rId2", 'state="veryHidden"'))))
    yield "sheet_names_odd", p.zipped(p.parts(*two, p.sheet(""), tabs=tabs(("", "rId1", ""), ("长" * 40, "rId2", ""), ("甲&amp;&#x1;/乙", "rId3", ""))))
    yield "sheet_missing", p.zipped({name: text for name, text in p.parts(*two).items() if name != PART})
    yield "sheet_empty_part", p.zipped(p.parts("", two[1]))
    yield "sheet_cut_off", p.zipped(p.parts(PLAIN[: len(PLAIN) * 3 // 4], two[1]))
    yield "sheet_not_xml", p.zipped(p.parts("\x00\x01\x02 not a sheet", two[1]))
    yield "sheet_listed_twice", p.zipped(p.parts(PLAIN, tabs=tabs(("甲", "rId1", 'state="hidden"'), ("乙", "rId1", ""))))
    yield "sheet_link_unknown", p.zipped(p.parts(PLAIN, tabs=tabs(("甲", "rId1", ""), ("乙", "rId7", ""))))
    chart = p.parts(PLAIN, tabs=tabs(("台账", "rId1", ""), ("图", "rId8", ""), ("宏", "rId9", "")))
    chart["xl/_rels/workbook.xml.rels"] = p.relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId8", "chartsheet", "chartsheets/sheet1.xml"), ("rId9", "xlMacrosheet", "macrosheets/sheet1.xml"))
    chart["xl/chartsheets/sheet1.xml"] = "<chartsheet/>"
    yield "chart_and_macro_sheets", p.zipped(chart)
    yield "no_sheets", p.zipped(p.parts(PLAIN, tabs=" "))
    yield "sheets_two_too_many", p.zipped(p.parts(PLAIN, *[p.sheet("")] * 257, names=[f"表{at}" for at in range(1, 259)]))
    yield "empty_sheet", p.zipped(p.parts(p.sheet("")))
    macro = {name: text.replace("sheet.main+xml", "x").replace("spreadsheetml.x", "x") for name, text in p.parts(PLAIN).items()}
    macro["[Content_Types].xml"] = macro["[Content_Types].xml"].replace("application/vnd.openxmlformats-officedocument.x", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    macro["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    yield "macros.xlsm", p.zipped(macro)
    properties = '<Properties><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="kaoping"><vt:lpwstr>甲｜乙</vt:lpwstr></property></Properties>'
    yield "custom_properties", p.zipped({**p.parts(PLAIN), "_rels/.rels": p.relations(("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "custom-properties", "docProps/custom.xml")), "docProps/custom.xml": properties})


def archive():
    whole = p.zipped(p.parts(PLAIN))
    yield "cut_in_half", whole[: len(whole) // 2]
    yield "cut_at_the_end", whole[:-7]
    yield "only_the_magic", b"PK\x03\x04"
    yield "junk_behind", whole + b"\r\n--boundary--\r\n" * 20
    yield "junk_in_front", b"HTTP/1.1 200 OK\r\n\r\n" + whole
    yield "stored", p.zipped(p.parts(PLAIN), zipfile.ZIP_STORED)
    stored = bytearray(p.zipped(p.parts(PLAIN), zipfile.ZIP_STORED))
    at = stored.index("讲座".encode())
    stored[at : at + 6] = "讲坐".encode()
    yield "checksum_differs", bytes(stored)
    bent = bytearray(whole)
    for at in range(-60, -20):
        bent[at] ^= 0x55
    yield "directory_garbled", bytes(bent)
    middle = bytearray(whole)
    at = whole.index(PART.encode()) + len(PART) + 40
    middle[at : at + 30] = bytes(30)
    yield "deflate_garbled", bytes(middle)
    huge = bytearray(whole)
    at = huge.rindex(b"PK\x01\x02")
    huge[at + 24 : at + 28] = struct.pack("<I", 0xFFFFFFF0)
    yield "size_declared_huge", bytes(huge)
    small = bytearray(whole)
    at = small.rindex(b"PK\x01\x02")
    small[at + 24 : at + 28] = struct.pack("<I", 3)
    yield "size_declared_small", bytes(small)
    locked = bytearray(whole)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.rindex(mark)
        locked[at + flags] |= 1
    yield "entry_encrypted", bytes(locked)
    yield "repeated_zeros", p.zipped(p.parts(p.sheet(p.rows(p.ledger()) + " " * 6_000_000)))
    yield "overlapping_bomb", overlapping(p.parts(PLAIN), copies=120, size=9_000_000)
    streamed = io.BytesIO()
    with zipfile.ZipFile(Unseekable(streamed), "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in p.parts(PLAIN).items():
            package.writestr(zipfile.ZipInfo(name, p.WHEN), text, zipfile.ZIP_DEFLATED)
    yield "streamed", streamed.getvalue()


class Unseekable:
    """A file that can only be written on, so that sizes come behind the data."""

    def __init__(self, file):
        self.write = file.write
        self.flush = file.flush


def overlapping(parts, copies, size):
    """Many entries of the directory that point at one piece of data."""
    name = "xl/media/image0000.png"
    whole = p.zipped({**parts, name: bytes(size)})
    end = whole.rindex(b"PK\x05\x06")
    entry = whole.rindex(b"PK\x01\x02")
    extra = b"".join(whole[entry:end].replace(name.encode(), name.replace("0000", f"{at:04}").encode()) for at in range(1, copies))
    tail = bytearray(whole[end:])
    count, length = struct.unpack_from("<H", tail, 8)[0] + copies - 1, struct.unpack_from("<I", tail, 12)[0] + len(extra)
    struct.pack_into("<HHI", tail, 8, count, count, length)
    return whole[:end] + extra + bytes(tail)


def all():
    for group in (spelling, links, sheets, archive):
        for name, data in group():
            yield (name if "." in name else f"{name}.xlsx"), data
