//! A portal behind HTTP, on the loopback alone.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::thread::JoinHandle;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::portal::Portal;
use crate::request::{Request, Response};

/// The largest body: a file of 100 MiB in Base64, and what is around it.
const MAX_BODY: usize = 140 * 1024 * 1024;

/// A portal that is served over HTTP on the loopback, on a thread of its own. It stops when it is dropped.
///
/// ```
/// use bitrix24_sandbox::{Portal, Server};
///
/// let portal = Portal::new();
/// let server = Server::start(&portal)?;
/// // URLs of the portal lead to the server from now on.
/// assert!(portal.webhook(1).starts_with("http://127.0.0.1:"));
/// # drop(server);
/// # Ok::<(), bitrix24_sandbox::ServeError>(())
/// ```
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
}

/// Why a portal cannot be served.
#[derive(Debug)]
pub struct ServeError {
    port: u16,
    source: std::io::Error,
}

impl std::fmt::Display for ServeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot listen on port {} of 127.0.0.1", self.port)
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

impl Server {
    /// Serves a portal on a free port.
    pub fn start(portal: &Portal) -> Result<Self, ServeError> {
        Self::start_on(portal, 0)
    }

    /// Serves a portal on this port; 0 takes a free one. The portal's URLs begin with the address of the server from
    /// then on.
    pub fn start_on(portal: &Portal, port: u16) -> Result<Self, ServeError> {
        let failed = |source| ServeError { port, source };
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
        listener.set_nonblocking(true).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()
            .map_err(failed)?;
        let listener = {
            let _inside = runtime.enter();
            TcpListener::from_std(listener).map_err(failed)?
        };
        portal.set_origin(&format!("http://{address}"));
        let (stop, stopped) = watch::channel(false);
        let portal = portal.clone();
        let thread = std::thread::Builder::new()
            .name("bitrix24-sandbox".into())
            .spawn(move || runtime.block_on(run(listener, portal, stopped)))
            .map_err(failed)?;
        Ok(Self {
            address,
            stop,
            thread: Some(thread),
        })
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Waits until the server ends, which it does not do by itself.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.stop.send(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Connections are tasks of the one thread, and end with it.
async fn run(listener: TcpListener, portal: Portal, mut stopped: watch::Receiver<bool>) {
    tokio::spawn(accept(listener, portal));
    let _ = stopped.changed().await;
}

async fn accept(listener: TcpListener, portal: Portal) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(serve(stream, portal.clone()));
            }
            // The process has no file handles left, or the peer went away: others get their turn.
            Err(_) => tokio::task::yield_now().await,
        }
    }
}

async fn serve(stream: TcpStream, portal: Portal) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request| answer(&portal, request));
    let connection =
        hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    // A connection that breaks is the client's business.
    let _ = connection.await;
}

async fn answer(
    portal: &Portal,
    request: hyper::Request<Incoming>,
) -> Result<hyper::Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let mut asked = Request::get(&head.uri.to_string());
    for name in [AUTHORIZATION, CONTENT_TYPE] {
        if let Some(value) = head
            .headers
            .get(&name)
            .and_then(|value| value.to_str().ok())
        {
            asked = asked.header(name.as_str(), value);
        }
    }
    // A length that is too large is refused before a byte of it is waited for.
    let fits = body.size_hint().lower() <= MAX_BODY as u64;
    let read = if fits {
        Limited::new(body, MAX_BODY).collect().await.ok()
    } else {
        None
    };
    let answer = match read {
        Some(body) => {
            asked.body = body.to_bytes().to_vec();
            portal.handle(&asked)
        }
        None => Response::new(
            413,
            r#"{"error":"","error_description":"The body is too large"}"#,
        ),
    };
    let builder = hyper::Response::builder()
        .status(answer.status)
        .header(CONTENT_TYPE, &*answer.content_type);
    let built = builder.body(Full::from(answer.body));
    // A hook may have answered with a status that does not exist.
    Ok(built.unwrap_or_else(|_| {
        let mut failed = hyper::Response::new(Full::from("the answer is no HTTP"));
        *failed.status_mut() = hyper::StatusCode::INTERNAL_SERVER_ERROR;
        failed
    }))
}
