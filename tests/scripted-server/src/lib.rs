//! A small HTTP/1.1 server on the loopback that answers by a script and records what it is asked,
//! with all the faults that a network has: for tests and examples of clients.
//!
//! ```
//! use scripted_server::{Reply, ScriptedServer};
//!
//! let server = ScriptedServer::replaying([Reply::json(200, r#"{"result":true}"#)]);
//! println!("listening at {}", server.url());
//! // … a client calls …
//! for request in server.requests() {
//!     println!("{} {} {}", request.method, request.path, request.text());
//! }
//! ```

mod connection;
mod reply;
mod request;

use std::collections::VecDeque;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

pub use reply::Reply;
pub use request::Request;

/// A running server. It stops, and all its threads end, when it is dropped.
pub struct ScriptedServer {
    address: SocketAddr,
    shared: Arc<Shared>,
    acceptor: Option<JoinHandle<()>>,
}

/// What the threads have in common.
struct Shared {
    script: Box<dyn Fn(&Request) -> Reply + Send + Sync>,
    state: Mutex<State>,
    stopped: Condvar,
}

#[derive(Default)]
struct State {
    is_stopped: bool,
    requests: Vec<Request>,
    connections: Vec<TcpStream>,
}

impl ScriptedServer {
    /// A server that gives these replies in order, one for each request. A request too many is
    /// answered with status 500 and says so.
    ///
    /// # Panics
    ///
    /// If no port of the loopback can be had.
    pub fn replaying(replies: impl IntoIterator<Item = Reply>) -> Self {
        let replies = Mutex::new(replies.into_iter().collect::<VecDeque<_>>());
        Self::answering(move |_| {
            let next = lock(&replies).pop_front();
            next.unwrap_or_else(|| Reply::text(500, "the script has no further reply"))
        })
    }

    /// A server that asks `script` for each reply.
    ///
    /// # Panics
    ///
    /// If no port of the loopback can be had.
    pub fn answering(script: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port of the loopback");
        let address = listener
            .local_addr()
            .expect("the address of a bound listener");
        let shared = Arc::new(Shared {
            script: Box::new(script),
            state: Mutex::default(),
            stopped: Condvar::new(),
        });
        let acceptor = thread::spawn({
            let shared = Arc::clone(&shared);
            move || accept(&listener, &shared)
        });
        Self {
            address,
            shared,
            acceptor: Some(acceptor),
        }
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests so far, in the order in which they were complete.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.state().requests.clone()
    }
}

impl Drop for ScriptedServer {
    fn drop(&mut self) {
        self.shared.stop();
        // The acceptor waits for a connection: it gets one.
        let _ = TcpStream::connect(self.address);
        if let Some(acceptor) = self.acceptor.take() {
            let _ = acceptor.join();
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    fn record(&self, request: Request) {
        self.state().requests.push(request);
    }

    /// Registers a connection to be closed at the end; false where the end has come already.
    fn open(&self, stream: &TcpStream) -> bool {
        let mut state = self.state();
        if let (false, Ok(stream)) = (state.is_stopped, stream.try_clone()) {
            state.connections.push(stream);
        }
        !state.is_stopped
    }

    /// Lets go of a connection, so that its socket closes with the thread that serves it.
    fn close(&self, stream: &TcpStream) {
        let peer = stream.peer_addr().ok();
        self.state()
            .connections
            .retain(|other| other.peer_addr().ok() != peer);
    }

    fn stop(&self) {
        let mut state = self.state();
        state.is_stopped = true;
        for connection in state.connections.drain(..) {
            let _ = connection.shutdown(std::net::Shutdown::Both);
        }
        self.stopped.notify_all();
    }

    /// Sleeps, but not beyond the end of the server.
    fn sleep(&self, duration: Duration) {
        let state = self.state();
        let _ = self
            .stopped
            .wait_timeout_while(state, duration, |state| !state.is_stopped);
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    let mut threads = Vec::new();
    while let Ok((stream, _)) = listener.accept() {
        if !shared.open(&stream) {
            break;
        }
        let shared = Arc::clone(shared);
        threads.push(thread::spawn(move || {
            // A connection that breaks is the client's business.
            let _ = connection::serve(&stream, &shared);
            shared.close(&stream);
        }));
    }
    for thread in threads {
        let _ = thread.join();
    }
}

/// A script that panicked must not keep a test from reading what was recorded.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
