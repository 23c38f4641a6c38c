//! One function over many inputs, on all cores, results in the order of the inputs.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::{panic, thread};

/// Applies `work` to every input.
///
/// Which thread does what depends on the machine; the result does not.
pub(crate) fn map<T: Sync, R: Send>(inputs: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(inputs.len());
    if threads <= 1 {
        return inputs.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let mut results: Vec<Option<R>> = inputs.iter().map(|_| None).collect();
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                let (sender, next, work) = (sender.clone(), &next, &work);
                scope.spawn(move || {
                    while let Some((at, input)) = take(inputs, next) {
                        // The receiver outlives all workers, so that sending cannot fail.
                        let _ = sender.send((at, work(input)));
                    }
                })
            })
            .collect();
        drop(sender);
        for (at, result) in receiver {
            results[at] = Some(result);
        }
        for worker in workers {
            if let Err(cause) = worker.join() {
                panic::resume_unwind(cause);
            }
        }
    });
    results.into_iter().flatten().collect()
}

fn take<'a, T>(inputs: &'a [T], next: &AtomicUsize) -> Option<(usize, &'a T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    inputs.get(at).map(|input| (at, input))
}
