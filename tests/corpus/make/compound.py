"""The compound file of old Office, made by hand, and records of BIFF in it."""
import struct

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams):
    """A compound file with these streams; each is filled up to 4096 bytes, so that no small sectors are needed."""
    streams = [(name, data.ljust(4096, b"\0")) for name, data in streams]
    sectors, chains, starts = [], [], []
    for _, data in streams:
        starts.append(len(sectors))
        pieces = [data[at : at + 512].ljust(512, b"\0") for at in range(0, len(data), 512)]
        chains += [*range(len(sectors) + 1, len(sectors) + len(pieces)), END]
        sectors += pieces
    entries = [entry("Root Entry", 5, END, 0, child=1 if streams else FREE)]
    for at, ((name, data), start) in enumerate(zip(streams, starts), 1):
        entries.append(entry(name, 2, start, len(data), right=at + 1 if at < len(streams) else FREE))
    while len(entries) % 4:
        entries.append(bytes(68) + struct.pack("<III", FREE, FREE, FREE) + bytes(48))
    directory = len(sectors)
    body = b"".join(entries)
    sectors += [body[at : at + 512] for at in range(0, len(body), 512)]
    chains += [*range(directory + 1, len(sectors)), END]
    fat = len(sectors)
    table = [*chains, FAT]
    sectors.append(b"".join(struct.pack("<I", n) for n in table).ljust(512, b"\xff"))
    assert len(table) <= 128, "one sector holds the table"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIIII", 0, 1, directory, 0, 4096, END, 0, END, 0, fat)
    return header.ljust(512, b"\xff") + b"".join(sectors)


def entry(name, kind, start, size, right=FREE, child=FREE):
    name = name.encode("utf-16-le") + b"\0\0"
    out = name.ljust(64, b"\0") + struct.pack("<HBBIII", len(name), kind, 1, FREE, right, child)
    return out + bytes(36) + struct.pack("<IQ", start, size)


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def text8(text):
    """A text of BIFF8 with a length of one byte."""
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def biff8(*records, globals=b""):
    """A workbook stream: one sheet 台账 with these records."""
    bof = lambda kind: record(0x809, struct.pack("<HHHHII", 0x600, kind, 0xDBB, 0x7CC, 0, 6))  # noqa: E731
    name = text8("台账")
    head = bof(5) + record(0x42, struct.pack("<H", 1200)) + globals
    at = len(head) + 4 + 6 + len(name) + 4
    head += record(0x85, struct.pack("<IBB", at, 0, 0) + name) + record(0x0A)
    return head + bof(0x10) + b"".join(records) + record(0x0A)


def number(row, col, value):
    return record(0x203, struct.pack("<HHHd", row, col, 0, value))


def shared(row, col, index):
    return record(0xFD, struct.pack("<HHHI", row, col, 0, index))


def sst(*texts):
    body = b"".join(struct.pack("<HB", len(text), 1) + text.encode("utf-16-le") for text in texts)
    return record(0xFC, struct.pack("<II", len(texts), len(texts)) + body)


def biff5(password=b""):
    """A stream of Excel 95 in GBK."""
    bof = lambda kind: record(0x809, struct.pack("<HHHH", 0x500, kind, 0xDBB, 0x7CC))  # noqa: E731
    name = "台账".encode("gbk")
    head = bof(5) + record(0x42, struct.pack("<H", 936)) + password
    at = len(head) + 4 + 7 + len(name) + 4
    head += record(0x85, struct.pack("<IBBB", at, 0, 0, len(name)) + name) + record(0x0A)
    text = "讲座".encode("gbk")
    label = record(0x204, struct.pack("<HHHH", 0, 0, 0, len(text)) + text)
    return head + bof(0x10) + record(0x200, struct.pack("<HHHHH", 0, 2, 0, 2, 0)) + label + number(1, 0, 30.0) + record(0x0A)


def biff_before_5(version):
    """A worksheet of Excel 2, 3 or 4: bare records, no compound file."""
    bof = {2: (0x009, b"\x02\x00\x10\x00"), 3: (0x209, b"\0\0\x10\0\0\0"), 4: (0x409, b"\0\0\x10\0\0\0")}[version]
    return record(*bof) + record(0x03 if version == 2 else 0x203, struct.pack("<HH", 0, 0) + bytes(3 if version == 2 else 2) + struct.pack("<d", 30.0)) + record(0x0A)
