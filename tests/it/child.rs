//! The child that reads older formats, as the system sees it.

use std::fs;
use std::process::{Command, Stdio};

/// The number behind a word in one of the files the system keeps about a process.
fn number(id: u32, file: &str, word: &str) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{id}/{file}")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(word))?;
    line.split_whitespace().next()?.parse().ok()
}

#[test]
fn what_a_child_may_take_is_not_taken_before_it_begins() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kaoping"))
        .env("KAOPING_READ_ONE_FILE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let id = child.id();
    // It waits for its file once it is bound, as its input is still open.
    let most = loop {
        let ended = child.try_wait().expect("a child of ours");
        assert_eq!(ended, None, "it did not wait");
        match number(id, "limits", "Max address space") {
            Some(most) => break most,
            None => std::thread::yield_now(),
        }
    };
    let taken = number(id, "status", "VmSize:").expect("it is there") << 10;
    drop(child.stdin.take());
    child.wait().expect("a child of ours");
    assert!(taken * 8 < most, "{taken} of {most} bytes are gone already");
}
