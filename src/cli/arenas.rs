//! Memory that one thread has freed serves the others.

/// Name of the setting by which glibc is told how many stocks of free memory it may keep. It reads it at its start
/// only.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const SETTING: &str = "MALLOC_ARENA_MAX";

/// Starts this program once more in its own place, with two stocks of free memory for all threads.
///
/// Left to itself glibc keeps eight for each core, and what a large file took stays in the stock it was taken from:
/// of sixteen threads over large texts several hundred megabytes were held and a quarter of them used. Systems that
/// share their memory out otherwise are left as they are, as is whoever chose a number. Comes back where that is so,
/// or where the program cannot be started again; then the run goes on.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn share_free_memory() {
    use std::os::unix::process::CommandExt;
    let mut arguments = std::env::args_os();
    let (Ok(program), Some(name)) = (std::env::current_exe(), arguments.next()) else {
        return;
    };
    if std::env::var_os(SETTING).is_none() {
        let _not_started = std::process::Command::new(program)
            .arg0(name)
            .args(arguments)
            .env(SETTING, "2")
            .exec();
    }
}

/// Other systems than Linux with glibc: does nothing.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn share_free_memory() {}
