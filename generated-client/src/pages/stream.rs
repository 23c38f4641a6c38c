use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::Paged;
use crate::call::{self, CallFuture, Method};
use crate::error::CallError;

/// The pages of a list, one call for each: a stream. See [`Paged`].
///
/// ```no_run
/// # async fn example(client: bitrix24_imbot::Client) -> Result<(), bitrix24_imbot::Error> {
/// let mut pages = client.imbot().token("my_bot_token").bot().list().limit(200).pages();
/// while let Some(page) = pages.next().await {
///     let page = page?;
///     println!("{} bots, {} users", page.bots.len(), page.users.len());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<M: Paged> {
    /// The request that is to be sent next, or is under way.
    request: Option<M>,
    call: Option<CallFuture<M>>,
    /// What is to be said after the page that led nowhere.
    error: Option<CallError<M::Code>>,
}

/// The items of a list, whatever pages they come in: a stream. See [`Paged`].
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<M: Paged> {
    pages: Pages<M>,
    /// What is left of the page that arrived last.
    items: vec::IntoIter<M::Item>,
}

impl<M: Paged> Pages<M> {
    #[allow(dead_code, reason = "only schemas with pages need it")]
    pub(crate) fn new(request: M) -> Self {
        Self {
            request: Some(request),
            call: None,
            error: None,
        }
    }

    /// The next page; `None` after the last one, and after an error. Not to wait for it to the end
    /// loses nothing.
    pub async fn next(&mut self) -> Option<Result<M::Output, CallError<M::Code>>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Finds out what comes after a page, before the page is handed out.
    fn turn(&mut self, page: &M::Output) {
        let next = self
            .request
            .as_ref()
            .map(|request| super::next(request, page));
        match next {
            Some(Ok(next)) => self.request = next,
            Some(Err(error)) => {
                self.request = None;
                self.error = Some(error);
            }
            None => {}
        }
    }
}

impl<M: Paged> Items<M> {
    #[allow(dead_code, reason = "only schemas with pages need it")]
    pub(crate) fn new(request: M) -> Self {
        Self {
            pages: Pages::new(request),
            items: Vec::new().into_iter(),
        }
    }

    /// The next item; `None` after the last one, and after an error. Not to wait for it to the end
    /// loses nothing.
    pub async fn next(&mut self) -> Option<Result<M::Item, CallError<M::Code>>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<M: Paged> Stream for Pages<M> {
    type Item = Result<M::Output, CallError<M::Code>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(error) = self.error.take() {
            return Poll::Ready(Some(Err(error)));
        }
        let pages = &mut *self;
        let Some(request) = &pages.request else {
            return Poll::Ready(None);
        };
        let call = pages
            .call
            .get_or_insert_with(|| call::start(request.clone()));
        let outcome = ready!(Pin::new(call).poll(context));
        self.call = None;
        match &outcome {
            Ok(page) => self.turn(page),
            Err(_) => self.request = None,
        }
        Poll::Ready(Some(outcome))
    }
}

impl<M: Paged> Stream for Items<M> {
    type Item = Result<M::Item, CallError<M::Code>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => self.items = M::items_of(page).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Nothing inside is pinned in place: what is under way is in a box of its own.
impl<M: Paged> Unpin for Pages<M> {}
impl<M: Paged> Unpin for Items<M> {}

impl<M: Paged> fmt::Debug for Pages<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "pages of {}", <M as Method>::NAME)
    }
}

impl<M: Paged> fmt::Debug for Items<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "items of {}", <M as Method>::NAME)
    }
}
