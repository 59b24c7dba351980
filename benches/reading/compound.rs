//! A compound file around one stream.

const SECTOR: usize = 512;
/// Numbers of sectors that one sector holds.
const NUMBERS: usize = SECTOR / 4;
/// Sectors of the table that the header lists.
const LISTED: usize = 109;

const FREE: u32 = 0xffff_ffff;
const END: u32 = 0xffff_fffe;
const TABLE: u32 = 0xffff_fffd;
const LISTS: u32 = 0xffff_fffc;

/// The file: header, stream, directory, table of sectors, and the lists of its sectors that the header has no room for.
pub(crate) fn file(name: &str, mut stream: Vec<u8>) -> Vec<u8> {
    // Shorter streams would have to lie in small sectors.
    let length = stream.len().max(4096);
    stream.resize(length.next_multiple_of(SECTOR), 0);
    let sectors = stream.len() / SECTOR;
    let (mut tables, mut lists) = (0, 0);
    while (sectors + 1 + tables + lists).div_ceil(NUMBERS) > tables {
        tables += 1;
        lists = tables.saturating_sub(LISTED).div_ceil(NUMBERS - 1);
    }
    let first_table = sectors + 1;
    let first_list = first_table + tables;
    let mut next: Vec<u32> = (1..sectors).map(number).chain([END, END]).collect();
    next.resize(next.len() + tables, TABLE);
    next.resize(next.len() + lists, LISTS);
    next.resize(tables * NUMBERS, FREE);
    let mut places: Vec<u32> = (first_table..first_list).map(number).collect();
    let listed = places.len().min(LISTED);
    let further: Vec<u32> = places.drain(listed..).collect();
    places.resize(LISTED, FREE);
    let list = if lists == 0 { END } else { number(first_list) };
    let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    file.resize(24, 0);
    file.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0]);
    let counts = [
        0,
        number(tables),
        number(sectors),
        0,
        4096,
        END,
        0,
        list,
        number(lists),
    ];
    file.extend(bytes(&counts));
    file.extend(bytes(&places));
    file.extend(stream);
    file.extend(directory(name, number(length)));
    file.extend(bytes(&next));
    for (at, part) in further.chunks(NUMBERS - 1).enumerate() {
        let mut part = part.to_vec();
        part.resize(NUMBERS - 1, FREE);
        part.push(if at + 1 == lists {
            END
        } else {
            number(first_list + at + 1)
        });
        file.extend(bytes(&part));
    }
    file
}

fn number(number: usize) -> u32 {
    u32::try_from(number).expect("four bytes")
}

fn bytes(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// The root, and the stream from the first sector on.
fn directory(name: &str, length: u32) -> Vec<u8> {
    let mut directory = entry("Root Entry", 5, 1, END, 0);
    directory.extend(entry(name, 2, FREE, 0, length));
    directory.resize(SECTOR, 0);
    directory
}

fn entry(name: &str, kind: u8, child: u32, start: u32, length: u32) -> Vec<u8> {
    let units = name.encode_utf16().chain([0]);
    let mut entry: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    let width = u8::try_from(entry.len()).expect("short");
    entry.resize(64, 0);
    entry.extend([width, 0, kind, 1]);
    entry.extend(bytes(&[FREE, FREE, child]));
    entry.extend([0; 36]);
    entry.extend(bytes(&[start, length, 0]));
    entry
}
