use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::Method;
use super::send::Sending;
use crate::decode::{self, Drops};
use crate::envelope::Answer;
use crate::error::CallError;
use crate::reply::Reply;

/// A call under way. To drop it is safe; the server may have carried the call out all the same.
#[must_use = "a call does nothing until it is awaited"]
pub struct CallFuture<M>(DetailedFuture<M>);

/// A call under way that returns a [`Reply`], see [`Method::detailed`].
#[must_use = "a call does nothing until it is awaited"]
pub struct DetailedFuture<M> {
    sending: Sending,
    method: PhantomData<fn() -> M>,
}

impl<M> CallFuture<M> {
    pub(super) fn new(detailed: DetailedFuture<M>) -> Self {
        Self(detailed)
    }
}

impl<M> DetailedFuture<M> {
    pub(super) fn new(sending: Sending) -> Self {
        Self {
            sending,
            method: PhantomData,
        }
    }
}

impl<M: Method> Future for CallFuture<M> {
    type Output = Result<M::Output, CallError<M::Code>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let reply = ready!(Pin::new(&mut self.0).poll(context));
        Poll::Ready(reply.map(|reply| reply.output))
    }
}

impl<M: Method> Future for DetailedFuture<M> {
    type Output = Result<Reply<M::Output>, CallError<M::Code>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = ready!(self.sending.as_mut().poll(context));
        Poll::Ready(
            answer
                .and_then(|answer| read(&answer, M::RESULT_KEY))
                .map_err(CallError::recode),
        )
    }
}

/// Decodes the result of an answer.
fn read<T: decode::Decode, C>(
    answer: &Answer,
    key: Option<&'static str>,
) -> Result<Reply<T>, CallError<C>> {
    let mut drops = Drops::default();
    let result = answer.result(key)?;
    match decode::decode(result.json, &mut drops) {
        Ok(Ok(output)) => Ok(answer.reply(output, &result, drops)),
        Ok(Err(mismatch)) => Err(answer.unexpected(&result, &mismatch)),
        Err(error) => Err(answer.broken(error)),
    }
}

impl<M: Method> fmt::Debug for CallFuture<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<M: Method> fmt::Debug for DetailedFuture<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "call of {}", M::NAME)
    }
}
