//! LibreOffice, where it is installed: files that it writes, and the time it takes to read one.

use crate::time;
use crate::ways::Kind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Ledgers of the sample that are converted.
const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/county/inbox/2022Q1");
/// Where converted files are kept from run to run, since LibreOffice takes long.
const KEPT: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/reading");

/// Converts files; false where there is no LibreOffice.
fn convert(to: &str, files: &[PathBuf], folder: &Path) -> bool {
    let home = Path::new(KEPT).join("home");
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", home.display()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(folder)
        .args(files)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    done.is_ok_and(|status| status.success())
}

/// The ledgers of the sample as LibreOffice writes them; empty where there is none.
pub(crate) fn samples(kind: &Kind) -> Vec<Vec<u8>> {
    let folder = Path::new(KEPT).join(kind.ending);
    if !folder.is_dir() {
        let mut files = Vec::new();
        of_samples(Path::new(SAMPLES), &mut files);
        let made = folder.with_extension("new");
        if !convert(kind.ending, &files, &made) || std::fs::rename(&made, &folder).is_err() {
            return Vec::new();
        }
    }
    let files = std::fs::read_dir(&folder).expect("it is there").flatten();
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).collect();
    paths.sort();
    let read = |path: &PathBuf| std::fs::read(path).expect("it is there");
    paths.iter().map(read).collect()
}

fn of_samples(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the sample").flatten() {
        let path = entry.path();
        if path.is_dir() {
            of_samples(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "xlsx") {
            files.push(path);
        }
    }
}

/// Milliseconds on the processors in which LibreOffice makes a text file of a workbook, beyond those that it takes to
/// start and make one of a file of one cell.
pub(crate) fn time(file: &Path, folder: &Path) -> Option<f64> {
    let small = folder.join("small.csv");
    std::fs::write(&small, "1").expect("it is saved");
    let timed = |file: &Path| {
        let [_, before] = time::of_process_and_children();
        let done = convert("csv", &[file.to_owned()], &folder.join("csv"));
        let [_, after] = time::of_process_and_children();
        done.then(|| after - before)
    };
    timed(&small)?;
    let (start, all) = (timed(&small)?, timed(file)?);
    Some(time::milliseconds(all.saturating_sub(start)))
}
