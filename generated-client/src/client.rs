use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::BotId;
use crate::address::Address;
use crate::bot::Bot;
use crate::call::Call;
use crate::credentials::Credentials;
use crate::error::BuildError;
use crate::secret::Secret;
use crate::transport::{HttpRequest, Transport};

/// A Bitrix24 portal, and the credentials to call it.
///
/// Clones are cheap and share connections. `Debug` shows the portal's host and no secret.
///
/// ```no_run
/// use bitrix24_imbot::{Client, DialogId};
///
/// # async fn example() -> Result<(), bitrix24_imbot::Error> {
/// let client = Client::webhook("https://example.bitrix24.com/rest/1/secret/")?;
/// let bot = client.bot(456).token("my_bot_token");
/// bot.chat().message().send(DialogId::chat(5)).text("Hi").await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client(Arc<Portal>);

struct Portal {
    host: String,
    is_secure: bool,
    allows_http: bool,
    credentials: Credentials,
    transport: Arc<dyn Transport>,
    timeout: Duration,
}

impl Client {
    /// A client with an incoming webhook: `https://example.bitrix24.com/rest/1/secret/`, as shown
    /// under Developer resources on the portal.
    pub fn webhook(address: &str) -> Result<Self, BuildError> {
        Self::builder().webhook(address)
    }

    /// A client with the access token of an application. `address` is the portal's, as in
    /// `https://example.bitrix24.com/`.
    pub fn oauth(address: &str, access_token: impl Into<Secret>) -> Result<Self, BuildError> {
        Self::builder().oauth(address, access_token)
    }

    /// A client with other timeouts, or another transport.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// A bot, by the ID that its registration returned.
    ///
    /// With a webhook it needs its [token](Bot::token) too.
    pub fn bot(&self, id: impl Into<BotId>) -> Bot {
        Bot::new(self.call(), id.into())
    }

    /// A call that is not tied to a bot.
    pub(crate) fn call(&self) -> Call {
        Call::new(self.clone())
    }

    pub(crate) fn host(&self) -> &str {
        &self.0.host
    }

    /// `https://example.bitrix24.com`
    pub(crate) fn origin(&self) -> String {
        let scheme = if self.0.is_secure { "https" } else { "http" };
        format!("{scheme}://{}", self.0.host)
    }

    pub(crate) fn allows_http(&self) -> bool {
        self.0.allows_http
    }

    pub(crate) fn secret(&self) -> &Secret {
        self.0.credentials.secret()
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.0.transport
    }

    pub(crate) fn request(
        &self,
        method: &str,
        body: Vec<u8>,
        timeout: Option<Duration>,
    ) -> HttpRequest {
        HttpRequest {
            url: self.0.credentials.url(method),
            authorization: self.0.credentials.authorization(),
            body,
            timeout: timeout.unwrap_or(self.0.timeout),
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("host", &self.0.host)
            .field("credentials", &self.0.credentials)
            .finish_non_exhaustive()
    }
}

/// Builds a [`Client`]: settings first, the credentials last.
///
/// ```no_run
/// use std::time::Duration;
///
/// use bitrix24_imbot::Client;
///
/// # fn main() -> Result<(), bitrix24_imbot::Error> {
/// let client = Client::builder()
///     .connect_timeout(Duration::from_secs(10))
///     .webhook("https://example.bitrix24.com/rest/1/secret/")?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a builder does nothing until it is given credentials"]
pub struct ClientBuilder {
    transport: Option<Arc<dyn Transport>>,
    connect_timeout: Duration,
    timeout: Duration,
    allows_http: bool,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self {
            transport: None,
            connect_timeout: Duration::from_secs(3),
            // The cloud cuts a request at 60 seconds. To give up earlier would leave calls behind
            // of which nobody knows whether they have run.
            timeout: Duration::from_secs(65),
            allows_http: false,
        }
    }
}

impl ClientBuilder {
    /// How long a connection may take. Default: 3 seconds. Another transport than the default one
    /// has its own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long a call may take in all. Default: 65 seconds, because Bitrix24 itself cuts a
    /// request at 60.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Accepts an address with plain `http://`, which shows all secrets to the network: for tests
    /// on the loopback, and for self-hosted portals inside a trusted network.
    pub fn allow_http(mut self) -> Self {
        self.allows_http = true;
        self
    }

    /// Sends calls over another transport.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sends calls over a `reqwest` client of your own, for a proxy or certificates of your own.
    ///
    /// Build it with `redirect(Policy::none())` and a connect timeout. This method is tied to
    /// `reqwest` 0.13.
    #[cfg(feature = "reqwest")]
    pub fn reqwest(self, client: reqwest::Client) -> Self {
        self.transport(crate::transport::reqwest::Reqwest::from_client(client))
    }

    /// A client with an incoming webhook, see [`Client::webhook`].
    pub fn webhook(self, address: &str) -> Result<Client, BuildError> {
        let address = self.address(address)?;
        self.build(address, Credentials::webhook(address)?)
    }

    /// A client with an access token, see [`Client::oauth`].
    pub fn oauth(self, address: &str, token: impl Into<Secret>) -> Result<Client, BuildError> {
        let address = self.address(address)?;
        self.build(address, Credentials::oauth(address, token.into())?)
    }

    fn address<'a>(&self, address: &'a str) -> Result<Address<'a>, BuildError> {
        let address = Address::parse(address)?;
        if address.is_secure || self.allows_http {
            Ok(address)
        } else {
            Err(BuildError::PlainHttp)
        }
    }

    fn build(self, address: Address<'_>, credentials: Credentials) -> Result<Client, BuildError> {
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport(self.connect_timeout)?,
        };
        let (host, is_secure) = (address.host.to_owned(), address.is_secure);
        Ok(Client(Arc::new(Portal {
            host,
            is_secure,
            allows_http: self.allows_http,
            credentials,
            transport,
            timeout: self.timeout,
        })))
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("connect_timeout", &self.connect_timeout)
            .field("timeout", &self.timeout)
            .field("allows_http", &self.allows_http)
            .finish_non_exhaustive()
    }
}

#[cfg(feature = "reqwest")]
fn default_transport(connect_timeout: Duration) -> Result<Arc<dyn Transport>, BuildError> {
    Ok(Arc::new(crate::transport::reqwest::Reqwest::new(
        connect_timeout,
    )?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_: Duration) -> Result<Arc<dyn Transport>, BuildError> {
    Err(BuildError::NoTransport)
}
