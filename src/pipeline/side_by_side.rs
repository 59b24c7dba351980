//! Independent pieces of work side by side. The only place that knows whether there are threads.

#[cfg(feature = "program")]
use rayon::iter::{ParallelBridge, ParallelIterator};

/// Does the work for each item; the results are in the order of the items. They are begun in that order, so that the
/// longest should come first. `threads`: none = as many as the machine likes; `name`: what each is called.
#[cfg(feature = "program")]
pub fn side_by_side<T: Send, R: Send>(
    (threads, name): (Option<usize>, &'static str),
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let numbered = items.enumerate();
    let one = |(at, item)| (at, work(item));
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads.unwrap_or(0))
        .thread_name(|_| name.to_owned())
        .build();
    let mut done: Vec<(usize, R)> = match pool {
        Ok(pool) => pool.install(|| numbered.par_bridge().map(one).collect()),
        Err(_) => numbered.map(one).collect(),
    };
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Does the work for each item, one after the other: the core has no threads.
#[cfg(not(feature = "program"))]
pub fn side_by_side<T: Send, R: Send>(
    _: (Option<usize>, &'static str),
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    items.map(work).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let squares: Vec<usize> = (0..100).map(|number| number * number).collect();
        for threads in [1, 8] {
            let square = |number: usize| number * number;
            assert_eq!(side_by_side((Some(threads), "squares"), 0..100, square), squares);
        }
    }
}
