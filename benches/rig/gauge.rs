//! What a process takes of the machine.

use std::fs;
use std::io;
use std::time::Duration;

/// Memory in bytes, with what is shared divided among those who share it.
pub fn proportional_memory(process: u32) -> io::Result<u64> {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup"))?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    kilobytes.map(|kilobytes| kilobytes * 1024).ok_or_else(|| io::Error::other("no proportional memory is told"))
}

/// Time on a processor of all living threads.
pub fn processor_time(process: u32) -> io::Result<Duration> {
    let mut time = Duration::ZERO;
    for thread in fs::read_dir(format!("/proc/{process}/task"))? {
        // A thread may end while we look.
        let Ok(told) = fs::read_to_string(thread?.path().join("schedstat")) else { continue };
        let nanoseconds = told.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok());
        time += Duration::from_nanos(nanoseconds.ok_or_else(|| io::Error::other("no processor time is told"))?);
    }
    Ok(time)
}
