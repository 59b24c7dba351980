//! What the child does: one file from standard input, what it holds to standard output.

use super::read_here;
use super::wire::{HELLO, Message, Out, Told};
use crate::finding::Findings;
use crate::workbook::limits::FILE_BYTES;
use crate::workbook::preflight;
use std::io::{self, BufWriter, Read};
use std::process::ExitCode;
use std::sync::Arc;

/// Set in the environment of a child.
pub(super) const SWITCH: &str = "KAOPING_READ_ONE_FILE";
/// Memory limit of a child in bytes.
pub(super) const MEMORY: u64 = 1 << 30;
/// Most seconds of processor time a child may use.
pub(super) const CPU_SECONDS: u64 = 6;
/// Exit code of a child that used up its processor time, where the system sets no such limit.
pub(super) const TIME_UP: u8 = 124;

/// Reads one file when this process was started to do so; none in any other process. To be called before anything
/// else in `main`.
pub fn serve() -> Option<ExitCode> {
    std::env::var_os(SWITCH)?;
    // Words of a panic are for nobody: that the child ends is enough.
    std::panic::set_hook(Box::new(|_| {}));
    let answered = limit().and_then(|()| answer());
    Some(if answered.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Sets the limits of this process before it reads the file.
#[cfg(unix)]
fn limit() -> io::Result<()> {
    use rlimit::{Resource, setrlimit};
    setrlimit(Resource::CORE, 0, 0)?;
    setrlimit(Resource::CPU, CPU_SECONDS, CPU_SECONDS + 1)?;
    match setrlimit(Resource::AS, MEMORY, MEMORY) {
        // Some systems know the limit and do not let it be set; those of the run stay.
        Err(_) if cfg!(not(target_os = "linux")) => Ok(()),
        set => set,
    }
}

/// The parent limits the memory of the child; the child limits its own processor time, so that it ends even when its
/// parent is gone.
#[cfg(windows)]
fn limit() -> io::Result<()> {
    let limit = std::time::Duration::from_secs(CPU_SECONDS);
    std::thread::Builder::new().spawn(move || {
        computed(limit);
        end()
    })?;
    Ok(())
}

/// Returns once this process has used up its processor time.
#[cfg(windows)]
fn computed(limit: std::time::Duration) {
    while cpu_time::ProcessTime::try_now().is_ok_and(|spent| spent.as_duration() <= limit) {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

#[cfg(windows)]
#[expect(clippy::exit, reason = "the thread that reads cannot be asked to stop")]
fn end() -> ! {
    std::process::exit(TIME_UP.into())
}

#[cfg(not(any(unix, windows)))]
fn limit() -> io::Result<()> {
    Ok(())
}

fn answer() -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(FILE_BYTES as u64 + 1)
        .read_to_end(&mut bytes)?;
    let mut findings = Findings::new();
    let read = preflight::look(&bytes)
        .and_then(|looked| read_here(&Arc::from(""), &bytes, looked.kind, &mut findings));
    drop(bytes);
    let mut out = Out::new(BufWriter::new(io::stdout().lock()));
    out.say(&Message::Hello(HELLO.into()))?;
    for finding in findings.as_slice() {
        out.say(&Message::Found(Told::finding(finding)))?;
    }
    match read {
        Ok(book) => out.book(book)?,
        Err(kind) => out.say(&Message::Refused(Told::kind(&kind)))?,
    }
    out.finish()
}

#[cfg(all(test, windows))]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_time_that_is_computed_is_counted() {
        let limit = Duration::from_millis(100);
        let watch = std::thread::spawn(move || computed(limit));
        let mut sum = 0_u64;
        while !watch.is_finished() {
            sum = std::hint::black_box(sum.wrapping_add(1));
        }
        assert!(cpu_time::ProcessTime::now().as_duration() > limit);
    }
}
