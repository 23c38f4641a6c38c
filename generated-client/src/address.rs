//! The address of a portal, as a user writes it.

use crate::error::BuildError;

/// The parts of an address. A parser of our own is enough, and keeps the address, which is a
/// secret, out of every message.
#[derive(Clone, Copy)]
pub(crate) struct Address<'a> {
    pub(crate) is_secure: bool,
    /// Host, with the port where one is given.
    pub(crate) host: &'a str,
    pub(crate) path: &'a str,
}

impl<'a> Address<'a> {
    pub(crate) fn parse(address: &'a str) -> Result<Self, BuildError> {
        let address = address.trim();
        let (is_secure, rest) = match (after(address, "https://"), after(address, "http://")) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) => (false, rest),
            (None, None) => return Err(BuildError::Scheme),
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(end);
        if !is_host(host) {
            return Err(BuildError::Host);
        }
        if path.contains(['?', '#']) {
            return Err(BuildError::Query);
        }
        Ok(Self {
            is_secure,
            host,
            path,
        })
    }

    /// The parts of the path that are not empty.
    pub(crate) fn segments(self) -> impl Iterator<Item = &'a str> {
        self.path.split('/').filter(|segment| !segment.is_empty())
    }
}

/// The host that a `Location` header points to, without anything secret that stands beside it.
pub(crate) fn host_of(location: &str) -> Option<String> {
    let address = &location[..location.find(['?', '#']).unwrap_or(location.len())];
    Address::parse(address)
        .ok()
        .map(|address| address.host.to_owned())
}

/// Whether a part of a path can be sent as it is.
pub(crate) fn is_plain(segment: &str) -> bool {
    !matches!(segment, "." | "..")
        && segment
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
}

fn after<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let start = text.get(..prefix.len())?;
    start
        .eq_ignore_ascii_case(prefix)
        .then(|| &text[prefix.len()..])
}

fn is_host(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
    let is_valid = match host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
    {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.chars().all(is_name),
    };
    is_valid && port.is_none_or(|port| port.parse::<u16>().is_ok())
}
