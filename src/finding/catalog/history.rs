//! H: sealed periods.

/// Adds its kinds to those before and hands all on.
macro_rules! kinds_history {
    ($($before:tt)*) => { kinds_score! { $($before)*

    H01 SealUnreadable { problem } Error "封存结果读不出来":
        "封存的结果读不出来：{problem}" => "请从备份恢复这个文件，封存的文件不能改动";

    } };
}
