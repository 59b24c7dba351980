//! Time on the processor.

use std::time::{Duration, Instant};

/// Time this thread has had, where the system tells; else time that has gone by.
pub(crate) fn of_thread() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let told = told.and_then(|line| line.split(' ').next()?.parse().ok());
    told.map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

/// Time that this process and its ended children have had, in steps of ten milliseconds; nothing where the system does
/// not tell.
pub(crate) fn of_process_and_children() -> [Duration; 2] {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = told.rsplit_once(')').map_or("", |(_, behind_name)| behind_name);
    let fields: Vec<u64> = fields
        .split_whitespace()
        .map(|field| field.parse().unwrap_or(0))
        .collect();
    // User and kernel, of each.
    [11, 13].map(|at| {
        let hundredths: u64 = fields.iter().skip(at).take(2).sum();
        Duration::from_millis(hundredths * 10)
    })
}

pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

pub(crate) fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    milliseconds(times[times.len() / 2])
}
