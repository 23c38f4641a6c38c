//! A call, from a request to its output. Everything generic here is a thin shell: what happens
//! between the encoded parameters and the undecoded result is in [`send`](send::send), once.

mod future;
mod options;
mod send;

use serde_core::Serialize;

pub use future::{CallFuture, DetailedFuture};
pub use options::CallOptions;

use crate::BotId;
use crate::client::Client;
use crate::decode::Decode;
use crate::encode;
use crate::error::{CallError, ErrorCode, Scrubber, UnknownCode};
use crate::limits::InvalidArgument;
use crate::request::Request;
use crate::secret::Secret;
use send::Outgoing;

/// A request of one API method. Every request of this crate is one; others cannot be made.
pub trait Method: Request + Serialize + Send + Sized + 'static {
    /// What the method returns.
    type Output: Decode + Send;
    /// The codes that the method fails with.
    type Code: ErrorCode;

    /// The method's name on the wire.
    const NAME: &'static str;
    /// The key inside `result` under which the output is.
    #[doc(hidden)]
    const RESULT_KEY: Option<&'static str> = None;
    /// What a repetition of the call does.
    const REPLAY: Replay = Replay::Never;
    /// The REST revision with which the method appeared, where that is known.
    const SINCE: Option<u32> = None;

    #[doc(hidden)]
    fn check(&self) -> Result<(), InvalidArgument> {
        Ok(())
    }

    /// The parameters that must not appear in anything that a user gets to see.
    #[doc(hidden)]
    fn secrets(&self) -> Vec<Secret> {
        Vec::new()
    }

    /// Fills in the ID of the bot that calls, where a parameter has a place for it that is empty.
    #[doc(hidden)]
    fn fill_bot_id(&mut self, _bot: BotId) {}
    /// Whether a repetition of this request does no harm, where that of its method mostly does none.
    #[doc(hidden)]
    fn is_repeatable(&self) -> bool {
        true
    }

    /// Sets the key that makes a repetition harmless, and says whether there is one.
    #[doc(hidden)]
    fn fill_replay_key(&mut self) -> bool {
        false
    }

    /// Sends the request, and returns what came with the output too: the server's time, and the
    /// parts of the answer that did not decode.
    ///
    /// ```no_run
    /// use bitrix24_imbot::Method;
    ///
    /// # async fn example(bot: bitrix24_imbot::Bot) -> Result<(), bitrix24_imbot::Error> {
    /// let reply = bot.chat().message().delete(789).detailed().await?;
    /// println!("{} after {:?}", reply.output, reply.time);
    /// # Ok(())
    /// # }
    /// ```
    fn detailed(self) -> DetailedFuture<Self> {
        start_detailed(self)
    }
}

/// What a repetition of a call does, after one of which nobody knows whether it ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Replay {
    /// It would do it twice.
    Never,
    /// It changes nothing, except with parameters that the page of the request names.
    Safe {
        /// The error code that a repetition gets if the first call has run.
        done: Option<&'static str>,
    },
    /// It changes nothing, where the request carries a key that the server recognizes.
    Keyed {
        /// The error code that a repetition gets while the first call is still running.
        busy: Option<&'static str>,
    },
}

/// Who calls, and how: the part of a request that does not depend on the method.
#[derive(Clone, Debug)]
pub struct Call {
    client: Client,
    bot: Option<BotId>,
    token: Option<Secret>,
    options: CallOptions,
}

impl Call {
    pub(crate) fn new(client: Client) -> Self {
        Self {
            client,
            bot: None,
            token: None,
            options: CallOptions::default(),
        }
    }

    pub(crate) fn with_bot(mut self, bot: BotId) -> Self {
        self.bot = Some(bot);
        self
    }

    /// Sets the token that webhooks have to send, for a bot or for the methods on all bots.
    pub(crate) fn with_token(mut self, token: Secret) -> Self {
        self.token = Some(token);
        self
    }

    pub(crate) fn set_options(&mut self, options: CallOptions) {
        self.options = options;
    }

    #[allow(dead_code, reason = "only schemas with files need it")]
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// What goes over the wire: the credentials, then the parameters.
    pub(crate) fn body(&self, request: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
        encode::body(self.bot, self.token.as_ref(), request)
    }

    /// The secrets of the caller, which must not appear in anything that a user gets to see.
    fn secrets(&self) -> impl Iterator<Item = Secret> {
        self.token.iter().chain([self.client.secret()]).cloned()
    }
}

/// Starts a call. Nothing is sent before the future is polled.
pub(crate) fn start<M: Method>(request: M) -> CallFuture<M> {
    CallFuture::new(start_detailed(request))
}

fn start_detailed<M: Method>(mut request: M) -> DetailedFuture<M> {
    DetailedFuture::new(send::send(prepare(&mut request)))
}

fn prepare<M: Method>(request: &mut M) -> Result<Outgoing, CallError<UnknownCode>> {
    let is_repeatable = match M::REPLAY {
        Replay::Never => false,
        Replay::Safe { .. } => request.is_repeatable(),
        Replay::Keyed { .. } => request.fill_replay_key(),
    };
    let call = request.call().clone();
    if let Some(bot) = call.bot {
        request.fill_bot_id(bot);
    }
    let body = match request.check() {
        Err(error) if call.options.has_limits() => Err(error),
        _ => call
            .body(request)
            .map_err(|error| InvalidArgument::unencodable(&error)),
    };
    match body {
        Ok(body) => Ok(Outgoing {
            scrubber: Scrubber::new(request.secrets().into_iter().chain(call.secrets())),
            is_known: |code| M::Code::from_code(code).is_known(),
            call,
            method: M::NAME,
            is_repeatable,
            body,
        }),
        Err(error) => Err(CallError::Invalid(error.in_method(M::NAME))),
    }
}
