//! Work that blocks, away from the threads that run futures.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;

/// Runs `work` on a thread of its own, whatever runtime the caller has. To drop the future lets the
/// thread end by itself.
///
/// It fails where no thread can be had, and where `work` panics.
pub(crate) fn run<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> impl Future<Output = io::Result<T>> + Send + 'static {
    let slot = Arc::new(Mutex::new(Slot {
        state: State::Working,
        waker: None,
    }));
    let filler = Filler(Arc::clone(&slot));
    let started = thread::Builder::new()
        .name("bitrix24-imbot".into())
        .spawn(move || filler.fill(work()));
    let outcome = Outcome(slot);
    async move {
        started?;
        outcome.await
    }
}

struct Slot<T> {
    state: State<T>,
    waker: Option<Waker>,
}

enum State<T> {
    Working,
    Done(T),
    /// The result was taken, or there will be none.
    Empty,
}

/// The thread's side of the slot. Dropped without a result, which is what a panic does, it says so.
struct Filler<T>(Arc<Mutex<Slot<T>>>);

impl<T> Filler<T> {
    fn fill(self, result: T) {
        lock(&self.0).state = State::Done(result);
    }
}

impl<T> Drop for Filler<T> {
    fn drop(&mut self) {
        let mut slot = lock(&self.0);
        if matches!(slot.state, State::Working) {
            slot.state = State::Empty;
        }
        let waker = slot.waker.take();
        drop(slot);
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

/// The caller's side of the slot.
struct Outcome<T>(Arc<Mutex<Slot<T>>>);

impl<T> Future for Outcome<T> {
    type Output = io::Result<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut slot = lock(&self.0);
        match std::mem::replace(&mut slot.state, State::Empty) {
            State::Working => {
                slot.state = State::Working;
                slot.waker = Some(context.waker().clone());
                Poll::Pending
            }
            State::Done(result) => Poll::Ready(Ok(result)),
            State::Empty => Poll::Ready(Err(io::Error::other("the reader or writer panicked"))),
        }
    }
}

/// No code that can panic runs while the lock is held.
fn lock<T>(slot: &Mutex<Slot<T>>) -> MutexGuard<'_, Slot<T>> {
    slot.lock().unwrap_or_else(PoisonError::into_inner)
}
