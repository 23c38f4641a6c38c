//! The address of a portal, as a user writes it.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::error::BuildError;

/// Longest name and part of a name that the DNS takes.
const LONGEST_NAME: usize = 253;
const LONGEST_LABEL: usize = 63;

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
        check_authority(host)?;
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

/// Refuses what no server can have, so that it fails here and not with each call.
fn check_authority(authority: &str) -> Result<(), BuildError> {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    if authority.contains('@') || !is_host(host) {
        return Err(BuildError::Host);
    }
    match port {
        Some(port) if !is_port(port) => Err(BuildError::Port),
        _ => Ok(()),
    }
}

fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[') {
        let address = address.strip_suffix(']');
        return address.is_some_and(|address| address.parse::<Ipv6Addr>().is_ok());
    }
    let name = host.strip_suffix('.').unwrap_or(host);
    // A name that ends in a number is an IPv4 address to every URL parser.
    let last = name.rsplit('.').next().unwrap_or(name);
    if last.bytes().all(|byte| byte.is_ascii_digit()) {
        return name.parse::<Ipv4Addr>().is_ok();
    }
    name.len() <= LONGEST_NAME && name.split('.').all(is_label)
}

/// One part of a host name. Letters outside ASCII become `xn--…` on their way.
fn is_label(label: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let is_framed = !label.starts_with('-') && !label.ends_with('-');
    (1..=LONGEST_LABEL).contains(&label.chars().count())
        && is_framed
        && label.chars().all(is_letter)
}

/// Digits and nothing else, and not the port 0, which nothing can listen at.
fn is_port(port: &str) -> bool {
    let is_number = port.bytes().all(|byte| byte.is_ascii_digit());
    is_number && port.parse::<u16>().is_ok_and(|port| port > 0)
}
