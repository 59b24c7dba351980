//! Files that nobody should have sent, among those that were: the other units' scores stay what they are, and nothing
//! runs out of memory.

use kaoping::demo::{Definition, Options, make};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
#[cfg(target_os = "linux")]
use std::path::PathBuf;
use std::process::Command;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PERIOD: &str = "2022Q2";

fn committed(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("committed")
}

/// A made-up fleet in a folder of its own.
fn fleet(units: usize) -> tempfile::TempDir {
    let definition = Definition {
        files: ["campaign", "ledgers", "scoring"]
            .map(|name| committed(&format!("samples/county/{name}.toml"))),
        words: String::from_utf8(committed("samples/county/words.txt")).expect("text"),
        roster: None,
    };
    let options = Options {
        units,
        rows: 2,
        seed: "11".into(),
        dirty: 0,
        period: Some(PERIOD.into()),
    };
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in make(&definition, &options).expect("a fleet") {
        write(folder.path(), &path, &bytes);
    }
    folder
}

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("below the root")).expect("a folder");
    fs::write(path, bytes).expect("written");
}

/// Exit code of a run, with what it says on standard error.
fn run(root: &Path, rest: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kaoping"))
        .arg("run")
        .arg(root)
        .args(["--period", PERIOD])
        .args(rest)
        .output()
        .expect("the program runs");
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

fn result(root: &Path) -> Value {
    let path = root.join(format!("reports/{PERIOD}/result.json"));
    serde_json::from_slice(&fs::read(path).expect("a result")).expect("JSON")
}

/// Lines and total of every unit.
fn scores(result: &Value) -> BTreeMap<String, (Value, Value)> {
    let units = result["units"].as_array().expect("units");
    let score = |unit: &Value| {
        let name = unit["unit"].as_str().expect("a name").to_owned();
        (name, (unit["total"].clone(), unit["lines"].clone()))
    };
    units.iter().map(score).collect()
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        archive.write_all(bytes).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A plain xlsx with a sheet of these bytes.
fn xlsx(sheet: &[u8]) -> Vec<u8> {
    workbook(sheet, None)
}

/// The same with a table of texts.
fn workbook(sheet: &[u8], texts: Option<&[u8]>) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let links = "http://schemas.openxmlformats.org/package/2006/relationships";
    let link = |kinds: &[(&str, &str)]| {
        let one = |(at, (kind, to)): (usize, &(&str, &str))| {
            format!(
                "<Relationship Id=\"r{}\" Type=\"{office}/{kind}\" Target=\"{to}\"/>",
                at + 1
            )
        };
        let all: String = kinds.iter().enumerate().map(one).collect();
        format!("<Relationships xmlns=\"{links}\">{all}</Relationships>")
    };
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets>\
         </workbook>"
    );
    let root = link(&[("officeDocument", "xl/workbook.xml")]);
    let parts = link(&[("worksheet", "sheet1.xml"), ("sharedStrings", "texts.xml")]);
    package(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", parts.as_bytes()),
        ("xl/sheet1.xml", sheet),
        ("xl/texts.xml", texts.unwrap_or(b"<sst/>")),
    ])
}

/// Files, each with the code that must be found at it.
fn hostile() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let plain = committed("tests/data/manual/plain.xlsx");
    let old = committed("tests/data/odd/plain.xls");
    let mut turned = old.clone();
    turned[512..].iter_mut().step_by(3).for_each(|byte| *byte ^= 0xa5);
    let mut looped = old;
    // Every sector follows itself.
    for at in (512..1024).step_by(4) {
        looped[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    let bomb = vec![b' '; 130 << 20];
    let nested = "<a>".repeat(200_000);
    vec![
        ("远.xlsb", committed("tests/data/odd/far_cells.xlsb"), ""),
        ("长.xlsb", committed("tests/data/odd/repeated_text.xlsb"), "W25"),
        ("密.xlsx", committed("tests/data/odd/agile.xlsx"), "W03"),
        ("密.xls", committed("tests/data/odd/rc4.xls"), "W03"),
        ("夸.xlsx", committed("tests/data/odd/boasts.xlsx"), "W30"),
        ("包.zip", committed("tests/data/odd/archive.zip"), "W31"),
        ("炸.xlsx", xlsx(&bomb), "W02"),
        ("深.xlsx", xlsx(nested.as_bytes()), "W07"),
        ("断.xlsx", plain[..plain.len() / 2].to_vec(), "W06"),
        ("零.xlsx", vec![0; 4096], "W28"),
        ("空.xlsx", Vec::new(), "W01"),
        (
            "网.xls",
            b"<html><table><tr><td>1</td></tr></table>".to_vec(),
            "W05",
        ),
        ("扫.xlsx", b"%PDF-1.4 \0".to_vec(), "W04"),
        ("乱.xls", turned, ""),
        ("环.xls", looped, ""),
        ("引.csv", "\"".repeat(1 << 20).into_bytes(), ""),
        ("逗.csv", ",".repeat(1 << 20).into_bytes(), ""),
    ]
}

#[test]
fn hostile_files_of_some_units_leave_the_scores_of_the_others() {
    let folder = fleet(24);
    let root = folder.path();
    assert_eq!(run(root, &[]), (Some(0), String::new()));
    let before = scores(&result(root));
    let sent = fs::read_dir(root.join(format!("inbox/{PERIOD}")))
        .expect("an inbox")
        .count();
    assert!(sent > 20, "{sent}");
    let victims: Vec<&String> = before.keys().take(2).collect();
    let hostile = hostile();
    for (at, (name, bytes, _)) in hostile.iter().enumerate() {
        write(root, &format!("inbox/{PERIOD}/{}/{name}", victims[at % 2]), bytes);
    }
    special_files(&root.join(format!("inbox/{PERIOD}/{}", victims[0])));
    let strictly = run(root, &["--strict", "--threads", "16"]);
    assert_eq!(strictly, (Some(1), String::new()));
    let result = result(root);
    let after = scores(&result);
    assert_eq!(before.len(), after.len());
    for (unit, score) in before.iter().filter(|(unit, _)| !victims.contains(unit)) {
        assert_eq!(&after[unit], score, "{unit}");
    }
    for (name, _, code) in hostile.iter().filter(|(_, _, code)| !code.is_empty()) {
        let found = codes_at(&result, name);
        assert!(found.iter().any(|found| found == code), "{name}: {found:?}");
    }
}

/// What must not be opened or followed.
#[cfg(unix)]
fn special_files(folder: &Path) {
    use std::os::unix::{fs::symlink, net::UnixListener};
    UnixListener::bind(folder.join("插.xlsx")).expect("a socket");
    symlink("/dev/zero", folder.join("链.xlsx")).expect("a link");
    symlink(".", folder.join("圈")).expect("a link");
}

#[cfg(not(unix))]
fn special_files(_: &Path) {}

fn codes_at(result: &Value, name: &str) -> Vec<String> {
    let findings = result["findings"].as_array().expect("findings");
    let here = findings.iter().filter(|finding| {
        let file = finding["place"]["file"].as_str().unwrap_or_default();
        file.ends_with(&format!("/{name}"))
    });
    let code = |finding: &Value| finding["kind"]["code"].as_str().unwrap_or_default().to_owned();
    here.map(code).collect()
}

/// A sheet of so many bytes that is no ledger.
#[cfg(target_os = "linux")]
fn long_sheet(bytes: usize) -> Vec<u8> {
    let mut sheet = String::from("<worksheet><sheetData>");
    let mut row = 0;
    while sheet.len() < bytes {
        row += 1;
        sheet += &format!("<row r=\"{row}\">");
        for column in ["A", "B", "C", "D", "E", "F", "G", "H"] {
            sheet += &format!("<c r=\"{column}{row}\"><v>{row}.5</v></c>");
        }
        sheet += "</row>";
    }
    (sheet + "</sheetData></worksheet>").into_bytes()
}

/// Most memory of a run with sixteen threads over so many files of these bytes. The number behind them leaves none
/// aside as a copy of another.
#[cfg(target_os = "linux")]
fn peak_of_sixteen_threads(name: &str, bytes: &[u8], files: usize) -> u64 {
    let folder = fleet(2);
    let root: PathBuf = folder.path().to_owned();
    for at in 0..files {
        let bytes = [bytes, at.to_string().as_bytes()].concat();
        write(&root, &format!("inbox/{PERIOD}/大/{at}{name}"), &bytes);
    }
    let (code, peak_kib) = run_watched(&root, &["--threads", "16"]);
    assert_eq!(code, Some(0));
    let read = codes_at(&result(&root), &format!("1{name}"));
    let of_no_ledger = |code: &String| code.starts_with('T') || code.starts_with('S');
    assert!(read.iter().all(of_no_ledger), "{read:?}");
    assert!(peak_kib > 1 << 10, "not watched: {peak_kib} KiB");
    peak_kib >> 10
}

#[cfg(target_os = "linux")]
#[test]
fn sixteen_threads_over_big_workbooks_stay_within_half_a_gigabyte() {
    let peak = peak_of_sixteen_threads(".xlsx", &xlsx(&long_sheet(24 << 20)), 16);
    assert!(peak <= 512, "{peak} MB");
}

/// Two bytes of text make a cell, its row and its text.
#[cfg(target_os = "linux")]
#[test]
fn sixteen_threads_over_long_texts_stay_within_half_a_gigabyte() {
    let peak = peak_of_sixteen_threads(".csv", "a\n".repeat(1_000_000).as_bytes(), 12);
    assert!(peak <= 512, "{peak} MB");
}

/// Five bytes of a part make an entry in the table of texts.
#[cfg(target_os = "linux")]
#[test]
fn sixteen_threads_over_tables_of_empty_texts_stay_within_half_a_gigabyte() {
    let texts = format!("<sst>{}</sst>", "<si/>".repeat(2_800_000));
    let sheet = "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>";
    let peak = peak_of_sixteen_threads(".xlsx", &workbook(sheet.as_bytes(), Some(texts.as_bytes())), 12);
    assert!(peak <= 512, "{peak} MB");
}

/// Exit code of a run, with the most memory it held. What the system counts of a child that has ended has the memory
/// of its parent in it, so the child is asked while it lives; the highest mark only grows.
#[cfg(target_os = "linux")]
fn run_watched(root: &Path, rest: &[&str]) -> (Option<i32>, u64) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kaoping"))
        .arg("run")
        .arg(root)
        .args(["--period", PERIOD])
        .args(rest)
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("the program runs");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(kib.unwrap_or(0));
        match child.try_wait().expect("a child of ours") {
            Some(status) => return (status.code(), peak),
            None => std::thread::yield_now(),
        }
    }
}
