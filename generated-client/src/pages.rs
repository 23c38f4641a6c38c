//! Lists that come in pages.

mod error;
mod stream;

pub use error::PagingError;
pub use stream::{Items, Pages};

use crate::call::Method;
use crate::error::CallError;

/// A request whose answer is one page of several: its `items()` and `pages()` are streams, which
/// ask for one page after the other, each when it is wanted.
///
/// A stream ends after the page that the server calls the last one. It also ends after its first
/// error: that of a call, or a [`PagingError`] where a page says that more follows and does not
/// lead further. What arrived before the error has been handed out by then.
///
/// Nothing is sent before a stream is polled. It is safe to drop at any time, and so is what
/// `next()` returns: the stream goes on where it was. Each call is made once; where one fails,
/// start again from the last page that arrived, with `pages()` and `next_page`.
///
/// ```no_run
/// # async fn example(client: bitrix24_imbot::Client) -> Result<(), bitrix24_imbot::Error> {
/// let mut bots = client.imbot().token("my_bot_token").bot().list().items();
/// while let Some(bot) = bots.next().await {
///     println!("{:?}", bot?);
/// }
/// # Ok(())
/// # }
/// ```
pub trait Paged: Method + Clone {
    /// What the pages hold.
    type Item: Send + 'static;

    /// The request for the page after this one.
    #[doc(hidden)]
    fn turn(&self, page: &Self::Output) -> Result<Option<Self>, PagingError>;

    /// The items of a page.
    #[doc(hidden)]
    fn items_of(page: Self::Output) -> Vec<Self::Item>;
}

/// What `next_page` of a request is.
pub(crate) fn next<M: Paged>(
    request: &M,
    page: &M::Output,
) -> Result<Option<M>, CallError<M::Code>> {
    request
        .turn(page)
        .map_err(|error| CallError::Paging(error.in_method(M::NAME)))
}

/// The offset behind a page of so many items. Behind an empty one it would ask for the same again.
#[allow(dead_code, reason = "only methods that page this way need it")]
pub(crate) fn behind(offset: i64, items: usize) -> Result<i64, PagingError> {
    if items == 0 {
        return Err(PagingError::empty());
    }
    i64::try_from(items)
        .ok()
        .and_then(|items| offset.checked_add(items))
        .ok_or_else(PagingError::overflow)
}

/// A cursor that stands still would ask for the same page forever, and one that goes back for the
/// same pages.
#[allow(dead_code, reason = "only methods that page this way need it")]
pub(crate) fn check_move(from: i64, to: i64) -> Result<(), PagingError> {
    if to > from {
        Ok(())
    } else {
        Err(PagingError::not_moved(from, to))
    }
}
