//! What a portal supports.

use crate::imbot::RevisionGetError;
use crate::{CallError, Client, ErrorCode, Method};

/// The revision of a portal's REST interface, which says what it supports.
///
/// Portals in the cloud are updated at any time, self-hosted ones may be years behind. The client
/// keeps no answer: ask when the bot starts, keep the revision, and ask again once a day or so. To
/// look something up in it costs no call.
///
/// ```no_run
/// # async fn example(client: bitrix24_imbot::Client) -> Result<(), bitrix24_imbot::Error> {
/// use bitrix24_imbot::imbot;
///
/// let revision = client.revision().await?;
/// if revision.supports::<imbot::EventGet>() {
///     println!("{revision:?} delivers events without a webhook");
/// }
/// if !revision.is_at_least(36) {
///     println!("some parameters are ignored");
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Revision {
    /// The portal does not know `imbot.v2.Revision.get`: it is older than revision 33, and has
    /// none of the methods of this crate.
    Before33,
    /// The number that the portal says.
    Rest(i64),
}

impl Revision {
    /// Whether the portal has a method, by the revision with which that appeared. A method whose
    /// revision is not known counts as old as `imbot.v2` itself.
    pub fn supports<M: Method>(self) -> bool {
        match self {
            Self::Before33 => false,
            Self::Rest(revision) => M::SINCE.is_none_or(|since| i64::from(since) <= revision),
        }
    }

    /// Whether the portal has what is documented as "available from revision N".
    pub fn is_at_least(self, revision: u32) -> bool {
        self >= Self::Rest(revision.into())
    }
}

impl Client {
    /// Asks for the portal's [`Revision`]: one call of `imbot.v2.Revision.get`.
    ///
    /// That a portal is [older than 33](Revision::Before33) follows from the answers of those that
    /// have no such method: HTTP status 404, `ERROR_METHOD_NOT_FOUND` or `2210204`. An address that
    /// is no portal's may answer with 404, too.
    ///
    /// # Errors
    ///
    /// Those of the call, a missing scope among them.
    pub fn revision(
        &self,
    ) -> impl Future<Output = Result<Revision, CallError<RevisionGetError>>> + Send + use<> {
        let call = self.imbot().revision().get().into_future();
        async {
            match call.await {
                Ok(revisions) => Ok(Revision::Rest(revisions.rest)),
                Err(error) if is_unknown(&error) => Ok(Revision::Before33),
                Err(error) => Err(error),
            }
        }
    }

    /// Whether the portal has a method: one call. To ask for several methods, ask for the
    /// [`revision`](Self::revision) and look them all up in it.
    ///
    /// ```no_run
    /// # async fn example(client: bitrix24_imbot::Client) -> Result<(), bitrix24_imbot::Error> {
    /// use bitrix24_imbot::imbot;
    ///
    /// if client.supports::<imbot::EventGet>().await? {
    ///     println!("events can be asked for");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`revision`](Self::revision).
    pub fn supports<M: Method>(
        &self,
    ) -> impl Future<Output = Result<bool, CallError<RevisionGetError>>> + Send + use<M> {
        let revision = self.revision();
        async { Ok(revision.await?.supports::<M>()) }
    }
}

/// Whether the portal does not know the method.
fn is_unknown(error: &CallError<RevisionGetError>) -> bool {
    let is_code = |code: &RevisionGetError| {
        ["ERROR_METHOD_NOT_FOUND", "2210204"]
            .iter()
            .any(|unknown| code.as_str().eq_ignore_ascii_case(unknown))
    };
    error.status() == Some(404) || error.code().is_some_and(is_code)
}
