"""Text files, and files of other programs under the name of a workbook."""
import package as p

TABLE = "活动时间,活动类别,应到人数,实到人数,缺席人数\r\n2022-04-12,讲座,30,28,2\r\n2022-05-11,上门,12,12,0\r\n"


def csv():
    yield "utf8.csv", TABLE.encode()
    yield "utf8_with_mark.csv", TABLE.encode("utf-8-sig")
    yield "gbk.csv", TABLE.encode("gbk")
    yield "gbk_named_xls.xls", TABLE.encode("gbk")
    yield "gb18030.csv", TABLE.replace("讲座", "讲座㐂").encode("gb18030")
    yield "utf16.csv", TABLE.replace(",", "\t").encode("utf-16")
    yield "utf16_big_endian.csv", b"\xfe\xff" + TABLE.encode("utf-16-be")
    yield "utf16_without_mark.csv", TABLE.encode("utf-16-le")
    yield "gbk_broken.csv", TABLE.encode("gbk")[:-40] + b"\x81\xff\xfe" + TABLE.encode("gbk")[-40:]
    yield "big5.csv", "活動時間,活動類別\r\n2022-04-12,講座\r\n".encode("big5")
    yield "tabs.txt", TABLE.replace(",", "\t").encode()
    yield "semicolons.csv", TABLE.replace(",", ";").encode()
    yield "quotes.csv", '活动时间,活动类别,应到人数\n2022-04-12,"讲座,""第一""\n场",30\n"2022-05-11,上门,12\n'.encode()
    yield "old_line_ends.csv", TABLE.replace("\r\n", "\r").encode()
    yield "formula_like.csv", "活动时间,活动类别,应到人数\n=1+1,@讲座,+86\n-甲,\t=cmd,＝1\n".encode()
    yield "ragged.csv", "活动时间,活动类别\n\n2022-04-12\n,,,,上门\n2022-05-11,上门,12,12,0,1,2,3\n".encode()
    yield "control.csv", TABLE.replace("讲", "讲\x01").encode()
    yield "zeros.csv", TABLE.encode() + bytes(40)
    yield "long_line.csv", ("活动时间," + "x" * 32768 + "\n").encode()
    yield "one_word.csv", "无\n".encode()
    yield "only_blanks.csv", " \r\n\t\r\n".encode()
    yield "exponents.csv", "活动时间,应到人数,实到人数\n44663,1.2E+05,3.60121E+17\n2022-04-12,0012,1e400\n".encode()


def old_forms():
    page = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="{0}"></head><table><tr><td>讲座</td></tr></table></html>'
    yield "web_page.xls", page.format("utf-8").encode()
    yield "web_page_gbk.xls", page.format("gb2312").encode("gbk")
    yield "web_table.xls", "<table border=1><tr><td>讲座</td></tr></table>".encode()
    yield "web_archive.xls", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    yield "spreadsheet_2003.xls", '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="台账"/></Workbook>'.encode()
    yield "spreadsheet_2003_utf16.xls", '<?xml version="1.0" encoding="UTF-16"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'.encode("utf-16")
    yield "sylk.xls", 'ID;PWXL;N;E\r\nB;Y2;X2\r\nC;Y1;X1;K"讲座"\r\nC;Y2;X1;K30\r\nE\r\n'.encode("gbk")
    yield "dif.xls", 'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,1\r\n""\r\nDATA\r\n0,0\r\n""\r\n-1,0\r\nBOT\r\n1,0\r\n"a"\r\n-1,0\r\nEOD\r\n'.encode()
    yield "some_xml.xls", '<?xml version="1.0"?><feed><entry>讲座</entry></feed>'.encode()


def foreign():
    yield "nothing.xlsx", b""
    yield "one_byte.xlsx", b"P"
    yield "pdf.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"
    yield "rar.xlsx", b"Rar!\x1a\x07\x01\x00" + bytes(40)
    yield "seven_zip.xlsx", b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(40)
    yield "gzip.xlsx", b"\x1f\x8b\x08\x00" + bytes(20)
    yield "photo.xlsx", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(40)
    yield "screenshot.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(40)
    yield "rich_text.xlsx", b"{\\rtf1\\ansi\\deff0}"
    yield "program.xlsx", b"MZ\x90\x00" + bytes(60)
    yield "shortcut.xlsx", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60)
    yield "zeros.xlsx", bytes(4096)
    yield "random.xlsx", bytes((at * 167 + 13) % 256 for at in range(600))
    yield "word.xlsx", p.zipped([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<a/>")])
    yield "slides.xlsx", p.zipped([("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<a/>")])
    yield "zip_of_workbooks.xlsx", p.zipped([("台账.xlsx", p.book(p.ledger()))])
    yield "zip_of_nothing.xlsx", p.zipped([])
    yield "ofd.xlsx", p.zipped([("OFD.xml", "<ofd:OFD/>"), ("Doc_0/Document.xml", "<a/>")])
    yield "jar.xlsx", p.zipped([("META-INF/MANIFEST.MF", "Manifest-Version: 1.0")])
    yield "mail.xlsx", b"From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n"
    yield "script.xlsx", b"#!/bin/sh\nexit 0\n"


def all():
    for group in (csv, old_forms, foreign):
        yield from group()
