//! An amount that several threads share: a thread that wants a part of it waits until enough is free.

use std::sync::{Condvar, Mutex, PoisonError};

/// A shared amount of something, such as bytes of memory or child processes.
#[derive(Debug)]
pub struct Allowance {
    most: u64,
    taken: Mutex<u64>,
    freed: Condvar,
}

/// A part of an allowance; it is given back when this is dropped.
#[derive(Debug)]
pub struct Taken<'a> {
    of: &'a Allowance,
    amount: u64,
}

impl Allowance {
    /// An allowance of which all is free.
    pub fn new(most: u64) -> Self {
        Allowance {
            most,
            taken: Mutex::new(0),
            freed: Condvar::new(),
        }
    }

    /// Takes a part, waiting until it is free. A part larger than the allowance takes all of it, alone.
    pub fn take(&self, amount: u64) -> Taken<'_> {
        let amount = amount.min(self.most);
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = self
            .freed
            .wait_while(taken, |taken| *taken + amount > self.most)
            .unwrap_or_else(PoisonError::into_inner);
        *taken += amount;
        Taken { of: self, amount }
    }
}

impl Taken<'_> {
    /// The amount that was taken.
    pub fn amount(&self) -> u64 {
        self.amount
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        *self.of.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.amount;
        self.of.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn sixteen_threads_never_hold_more_than_there_is() {
        let allowance = Allowance::new(100);
        let (held, highest) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for thread in 0..16 {
                let (allowance, held, highest) = (&allowance, &held, &highest);
                scope.spawn(move || {
                    for turn in 0..200 {
                        let taken = allowance.take(1 + (thread * 37 + turn * 11) % 120);
                        let now = held.fetch_add(taken.amount(), Ordering::SeqCst) + taken.amount();
                        highest.fetch_max(now, Ordering::SeqCst);
                        held.fetch_sub(taken.amount(), Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(highest.into_inner() <= 100);
        assert_eq!(*allowance.taken.lock().expect("no panic"), 0);
    }

    #[test]
    fn who_wants_more_than_there_is_gets_all() {
        let allowance = Allowance::new(10);
        assert_eq!(allowance.take(11).amount(), 10);
        assert_eq!(allowance.take(10).amount(), 10);
    }
}
