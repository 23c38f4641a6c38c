//! Where a link, or a redirect, leads.

use super::error::Failure;
use crate::address::{Address, host_of};

/// The address that `reference` means on the page at `base`: a whole one, or a part of one.
pub(super) fn resolved(base: &str, reference: &str, allows_http: bool) -> Result<String, Failure> {
    let reference = reference.trim();
    let reference = &reference[..reference.find('#').unwrap_or(reference.len())];
    let url = joined(base, reference);
    let address = Address::parse(&url[..url.find('?').unwrap_or(url.len())]);
    let address = address.map_err(|_| Failure::Address("the link is no address of a server"))?;
    if !address.is_secure && !allows_http {
        return Err(Failure::Address(
            "the link leads to plain http, which shows the file to the network",
        ));
    }
    if url.contains(|c: char| c.is_control() || c.is_whitespace()) {
        return Err(Failure::Address(
            "the link has characters that no address has",
        ));
    }
    Ok(url)
}

/// The host, which may be shown.
pub(super) fn host(url: &str) -> String {
    host_of(url).unwrap_or_default()
}

fn joined(base: &str, reference: &str) -> String {
    let (scheme, rest) = base.split_once("://").unwrap_or(("https", base));
    let rest = &rest[..rest.find('?').unwrap_or(rest.len())];
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    if has_scheme(reference) {
        reference.to_owned()
    } else if reference.starts_with("//") {
        format!("{scheme}:{reference}")
    } else if reference.starts_with('/') {
        format!("{scheme}://{host}{reference}")
    } else if reference.is_empty() || reference.starts_with('?') {
        format!("{scheme}://{host}{path}{reference}")
    } else {
        let folder = &path[..path.rfind('/').unwrap_or(0)];
        format!("{scheme}://{host}{folder}/{reference}")
    }
}

/// Whether the text before the first `:` is a scheme, as in `https://…`.
fn has_scheme(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn references_are_resolved_as_browsers_do_it() {
        let base = "https://example.com/rest/a?token=1";
        for (reference, expected) in [
            ("https://other.example/x?y#z", "https://other.example/x?y"),
            ("HTTPS://other.example/", "HTTPS://other.example/"),
            ("//other.example/x", "https://other.example/x"),
            ("/x?y", "https://example.com/x?y"),
            ("b?y=https://q", "https://example.com/rest/b?y=https://q"),
            ("?y", "https://example.com/rest/a?y"),
            ("", "https://example.com/rest/a"),
        ] {
            let url = resolved(base, reference, false).expect(reference);
            assert_eq!(url, expected, "{reference}");
        }
        let url = resolved("https://example.com", "x", false).expect("an address");
        assert_eq!(url, "https://example.com/x");
    }

    #[test]
    fn what_leads_nowhere_or_into_the_open_is_refused() {
        let base = "https://example.com/";
        for reference in [
            "http://example.com/x",
            "ftp://example.com/x",
            "javascript:alert(1)",
            "https://",
            "https://user@example.com/",
            "https://example.com:0/",
            "/x\r\nhost: other",
            "/a b",
        ] {
            assert!(resolved(base, reference, false).is_err(), "{reference:?}");
        }
        assert!(resolved(base, "http://example.com/x", true).is_ok());
    }
}
