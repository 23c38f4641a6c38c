use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use socket2::SockRef;

use crate::Shared;
use crate::reply::{Action, End, Reply};
use crate::request::Request;

/// Answers request after request until one side closes.
pub(crate) fn serve(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut unread = Vec::new();
    while let Some(request) = read_request(stream, &mut unread)? {
        let reply = (shared.script)(&request);
        shared.record(request);
        if !answer(stream, shared, reply)? {
            break;
        }
    }
    stream.shutdown(std::net::Shutdown::Both)
}

/// Does what the reply says; true where the connection goes on.
fn answer(mut stream: &TcpStream, shared: &Shared, reply: Reply) -> io::Result<bool> {
    shared.sleep(reply.delay);
    match reply.action {
        Action::Answer {
            status,
            headers,
            body,
            pieces,
            end,
        } => {
            let mut message = format!("HTTP/1.1 {status} Scripted\r\n").into_bytes();
            for (name, value) in headers {
                write!(message, "{name}: {value}\r\n")?;
            }
            let sent = match end {
                End::Complete => &body[..],
                End::Truncated(length) | End::Stalled(length) => &body[..length.min(body.len())],
            };
            if let Some(size) = pieces {
                in_pieces(&mut message, sent, size, matches!(end, End::Complete))?;
            } else {
                write!(message, "content-length: {}\r\n\r\n", body.len())?;
                message.extend_from_slice(sent);
            }
            stream.write_all(&message)?;
            if matches!(end, End::Stalled(_)) {
                shared.sleep(Duration::MAX);
            }
            Ok(matches!(end, End::Complete))
        }
        Action::Close => Ok(false),
        Action::Reset => {
            // A socket that does not linger is reset when its last handle is closed.
            SockRef::from(stream).set_linger(Some(Duration::ZERO))?;
            Err(io::ErrorKind::ConnectionReset.into())
        }
        Action::Hang => {
            shared.sleep(Duration::MAX);
            Ok(false)
        }
    }
}

/// The rest of the headers, and a body in chunked coding; the last chunk says that it is complete.
fn in_pieces(message: &mut Vec<u8>, body: &[u8], size: usize, complete: bool) -> io::Result<()> {
    write!(message, "transfer-encoding: chunked\r\n\r\n")?;
    for piece in body.chunks(size.max(1)) {
        write!(message, "{:x}\r\n", piece.len())?;
        message.extend_from_slice(piece);
        message.extend_from_slice(b"\r\n");
    }
    if complete {
        message.extend_from_slice(b"0\r\n\r\n");
    }
    Ok(())
}

/// The next request, or nothing where the client has closed. `unread` holds what has arrived of the
/// requests after it.
fn read_request(mut stream: &TcpStream, unread: &mut Vec<u8>) -> io::Result<Option<Request>> {
    loop {
        if let Some((mut request, start, length)) = parse_head(unread)?
            && unread.len() >= start + length
        {
            request.body = unread[start..start + length].to_vec();
            unread.drain(..start + length);
            return Ok(Some(request));
        }
        let mut chunk = [0; 16 * 1024];
        match stream.read(&mut chunk)? {
            0 => return Ok(None),
            read => unread.extend_from_slice(&chunk[..read]),
        }
    }
}

/// A request without its body, where the body starts, and its length.
fn parse_head(bytes: &[u8]) -> io::Result<Option<(Request, usize, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut head = httparse::Request::new(&mut headers);
    let start = match head.parse(bytes) {
        Ok(httparse::Status::Complete(start)) => start,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(error) => return Err(io::Error::new(io::ErrorKind::InvalidData, error)),
    };
    let headers = head.headers.iter().map(|header| {
        (
            header.name.to_ascii_lowercase(),
            String::from_utf8_lossy(header.value).into_owned(),
        )
    });
    let request = Request {
        method: head.method.unwrap_or_default().to_owned(),
        path: head.path.unwrap_or_default().to_owned(),
        headers: headers.collect(),
        body: Vec::new(),
    };
    let length = request
        .header("content-length")
        .and_then(|length| length.parse().ok());
    Ok(Some((request, start, length.unwrap_or(0))))
}
