//! Starts the child, watches it, and takes its answer. Whatever becomes of the child is a finding of its file.

use super::damaged;
use super::serve::{CPU_SECONDS, MEMORY, SWITCH, TIME_UP};
use super::wire::{HELLO, Message, Told, hear};
use crate::finding::{Finding, Findings, Kind};
use crate::workbook::preflight::Looked;
use crate::workbook::raw::{RawBook, RawSheet};
use process_control::{ChildExt, Control, ExitStatus};
use std::io::{self, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

/// Longest time that a child may take by the clock. Its limit of processor time is reached first, so that the result
/// for
/// a file does not depend on what else runs; this limit only ends a child that never gets to compute.
const TIME: Duration = Duration::from_secs(30);

/// One file for a child.
pub(super) struct Question<'a> {
    bytes: &'a [u8],
    /// Largest answer in bytes; a longer one is refused.
    most: u64,
    time: Duration,
}

impl<'a> Question<'a> {
    pub(super) fn new(bytes: &'a [u8], looked: Looked) -> Self {
        Question {
            bytes,
            most: looked.answer(),
            time: TIME,
        }
    }
}

/// What a child said of a file.
#[derive(Debug, Default)]
pub(super) struct Answer {
    properties: Vec<(String, String)>,
    sheets: Vec<RawSheet>,
    found: Vec<Told>,
}

impl Answer {
    /// The answer as a workbook, with the path and kind of the file.
    pub(super) fn book(self, mut book: RawBook, findings: &mut Findings) -> RawBook {
        let found = |told: Told| -> Option<Finding> { told.into_finding(&book.file) };
        self.found
            .into_iter()
            .filter_map(found)
            .for_each(|finding| findings.push(finding));
        book.properties = self.properties.into_iter().collect();
        book.sheets = self.sheets;
        book
    }
}

/// Why there is no answer.
enum Silence {
    /// The child refused the file.
    Refused(Box<Kind>),
    /// The answer is longer than the limit.
    TooMuch,
    /// The answer breaks off, or is not in the protocol of `wire`.
    Rubbish,
}

/// Starts a child that reads one file, and returns its answer.
pub(super) fn ask(program: &Path, question: &Question) -> Result<Answer, Kind> {
    let started = Command::new(program)
        .env(SWITCH, "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = started.map_err(|_| Kind::NoOlderReader {})?;
    let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (Some(to), Some(from), Some(words)) = pipes else {
        return Err(Kind::NoOlderReader {});
    };
    let (ended, answer) = std::thread::scope(|scope| {
        let talk = scope.spawn(|| talk(to, from, question));
        let ended = wait(&mut child, question.time);
        // A child that is still there has said what it had to say, or never will.
        let _ = child.kill();
        let _ = child.wait();
        (ended, talk.join().unwrap_or(Err(Silence::Rubbish)))
    });
    verdict(ended, answer, words)
}

/// How a child ended.
enum Ended {
    /// It exited, or the system ended it.
    With(ExitStatus),
    /// It was still there when the time was up.
    TimeUp,
    /// Its memory limit could not be set, so it was ended before it read anything.
    Unbound,
}

fn wait(child: &mut Child, time: Duration) -> Ended {
    let control = child.controlled().time_limit(time);
    #[cfg(windows)]
    let control = control.memory_limit(usize::try_from(MEMORY).unwrap_or(usize::MAX));
    match control.wait() {
        Ok(Some(status)) => Ended::With(status),
        Ok(None) => Ended::TimeUp,
        // Nothing can be set for a child that is done already; it counts as it ended.
        Err(_) => match child.try_wait() {
            Ok(Some(status)) => Ended::With(status.into()),
            _ => Ended::Unbound,
        },
    }
}

/// Writes the file to the child, then reads its answer. A child that closes its input early may still answer, so a
/// failed write is no error.
fn talk(mut to: ChildStdin, from: ChildStdout, question: &Question) -> Result<Answer, Silence> {
    let _ = to.write_all(question.bytes);
    drop(to);
    listen(&mut BufReader::new(from).take(question.most))
}

fn listen(from: &mut io::Take<impl Read>) -> Result<Answer, Silence> {
    let mut answer = Answer::default();
    let mut frame = Vec::new();
    match next(from, &mut frame)? {
        Message::Hello(word) if word == HELLO => {}
        _ => return Err(Silence::Rubbish),
    }
    loop {
        match next(from, &mut frame)? {
            Message::End => return Ok(answer),
            Message::Refused(told) => {
                let refused = told.into_kind();
                return Err(refused.map_or(Silence::Rubbish, |kind| Silence::Refused(Box::new(kind))));
            }
            message => take(&mut answer, message)?,
        }
    }
}

fn next(from: &mut io::Take<impl Read>, frame: &mut Vec<u8>) -> Result<Message, Silence> {
    hear(from, frame).map_err(|_| match from.limit() {
        0 => Silence::TooMuch,
        _ => Silence::Rubbish,
    })
}

fn take(answer: &mut Answer, message: Message) -> Result<(), Silence> {
    if let Message::Sheet { name, hidden } = message {
        answer.sheets.push(RawSheet {
            name,
            hidden,
            ..RawSheet::default()
        });
        return Ok(());
    }
    let sheet = answer.sheets.last_mut();
    match (message, sheet) {
        (Message::Property(name, value), _) => answer.properties.push((name, value)),
        (Message::Found(told), _) => answer.found.push(told),
        (Message::Row(row), Some(sheet)) => sheet.rows.push(row),
        (
            Message::Areas {
                merges,
                hidden_columns,
            },
            Some(sheet),
        ) => (sheet.merges, sheet.hidden_columns) = (merges, hidden_columns),
        _ => return Err(Silence::Rubbish),
    }
    Ok(())
}

/// An answer counts only from a child that ended as it should.
fn verdict(ended: Ended, answer: Result<Answer, Silence>, words: ChildStderr) -> Result<Answer, Kind> {
    let status = match ended {
        Ended::With(status) => status,
        Ended::TimeUp => return Err(too_long(TIME.as_secs())),
        Ended::Unbound => return Err(Kind::NoOlderReader {}),
    };
    match answer {
        Ok(answer) if status.success() => Ok(answer),
        Err(Silence::Refused(kind)) if status.success() => Err(*kind),
        Err(Silence::TooMuch) => Err(too_large()),
        _ if of_time(status) => Err(too_long(CPU_SECONDS)),
        _ if of_memory(words) => Err(too_large()),
        _ => Err(damaged("读到一半就读不下去了")),
    }
}

fn too_long(seconds: u64) -> Kind {
    Kind::ReadTooLong {
        limit: seconds.to_string(),
    }
}

fn too_large() -> Kind {
    Kind::ReadTooLarge {
        limit: format!("{}MB", MEMORY >> 20),
    }
}

/// Whether it was ended, or ended itself, because it had computed for too long.
fn of_time(status: ExitStatus) -> bool {
    #[cfg(unix)]
    const SIGXCPU: i32 = 24;
    #[cfg(unix)]
    if status.signal() == Some(SIGXCPU) {
        return true;
    }
    status.code() == Some(TIME_UP.into())
}

/// Whether its error output is the message with which the standard library aborts when memory cannot be allocated.
fn of_memory(words: ChildStderr) -> bool {
    let mut last = Vec::new();
    let _ = words.take(4096).read_to_end(&mut last);
    String::from_utf8_lossy(&last).contains("memory allocation of")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// What becomes of a file whose reader behaves as this script says.
    fn outcome(script: &str) -> Kind {
        let question = Question {
            bytes: script.as_bytes(),
            most: 1 << 20,
            time: Duration::from_secs(60),
        };
        ask(Path::new("/bin/sh"), &question).expect_err("no answer")
    }

    #[test]
    fn a_child_that_dies_or_talks_rubbish_is_a_damaged_file() {
        for script in [
            "exit 0",
            "exit 3",
            "kill -9 $$",
            "kill -11 $$",
            "echo rubbish",
            "printf '\\377\\377\\377\\377'",
            "cat /dev/zero",
        ] {
            assert_eq!(outcome(script).code().name(), "W06", "{script}");
        }
    }

    #[test]
    fn a_child_that_runs_into_a_limit_says_which() {
        for script in ["kill -24 $$".to_owned(), format!("exit {TIME_UP}")] {
            assert_eq!(outcome(&script).code().name(), "W24", "{script}");
        }
        let out_of_memory = "echo 'memory allocation of 9 bytes failed' >&2; kill -6 $$";
        assert_eq!(outcome(out_of_memory).code().name(), "W25");
    }

    #[test]
    fn a_child_that_never_ends_is_ended() {
        let question = Question {
            bytes: b"while :; do :; done",
            most: 1 << 20,
            time: Duration::from_millis(50),
        };
        let refusal = ask(Path::new("/bin/sh"), &question).expect_err("no answer");
        assert_eq!(refusal.code().name(), "W24");
    }

    #[test]
    fn no_more_is_taken_than_the_file_can_hold() {
        let question = Question {
            bytes: b"printf 0123456789abcdef",
            most: 8,
            time: Duration::from_secs(60),
        };
        let refusal = ask(Path::new("/bin/sh"), &question).expect_err("no answer");
        assert_eq!(refusal.code().name(), "W25");
    }

    #[test]
    fn without_a_program_it_says_so() {
        let question = Question {
            bytes: b"",
            most: 8,
            time: TIME,
        };
        let refusal = ask(Path::new("/nowhere/kaoping"), &question).expect_err("no answer");
        assert_eq!(refusal.code().name(), "W26");
    }
}
