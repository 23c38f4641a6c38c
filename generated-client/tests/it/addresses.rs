//! Which addresses a client accepts.

use bitrix24_imbot::{BuildError, Client};

#[test]
fn webhooks() {
    for address in [
        "https://example.bitrix24.com/rest/1/secret/",
        "https://example.bitrix24.com/rest/1/secret",
        " HTTPS://example.bitrix24.com/rest/1/secret/\n",
        "https://portal.example.com:8443/rest/1/secret/",
        "https://портал.рф/rest/1/secret/",
        "https://[::1]:8443/rest/1/secret/",
        "https://intranet.example.com/portal/rest/1/secret/",
        "https://intranet/rest/1/secret/",
        "https://my_portal.example.com./rest/1/secret/",
        "https://192.168.0.1:1/rest/1/secret/",
        "https://1.example.com:65535/rest/1/secret/",
    ] {
        Client::webhook(address).unwrap_or_else(|error| panic!("{address}: {error}"));
    }
}

#[test]
fn wrong_webhooks() {
    type Is = fn(&BuildError) -> bool;
    let cases: &[(&str, Is)] = &[
        ("", |e| matches!(e, BuildError::Scheme)),
        ("example.bitrix24.com/rest/1/s3cret/", |e| {
            matches!(e, BuildError::Scheme)
        }),
        ("ftp://example.bitrix24.com/rest/1/s3cret/", |e| {
            matches!(e, BuildError::Scheme)
        }),
        ("http://example.bitrix24.com/rest/1/s3cret/", |e| {
            matches!(e, BuildError::PlainHttp)
        }),
        ("https:///rest/1/s3cret/", |e| matches!(e, BuildError::Host)),
        ("https://user:s3cret@example.com/rest/1/s3cret/", |e| {
            matches!(e, BuildError::Host)
        }),
        ("https://example.com:port/rest/1/s3cret/", |e| {
            matches!(e, BuildError::Port)
        }),
        ("https://exa mple.com/rest/1/s3cret/", |e| {
            matches!(e, BuildError::Host)
        }),
        ("https://example.com/rest/1/s3cret/?auth=s3cret", |e| {
            matches!(e, BuildError::Query)
        }),
        ("https://example.com/rest/1/s3cret/#s3cret", |e| {
            matches!(e, BuildError::Query)
        }),
        ("https://example.com/", |e| matches!(e, BuildError::Webhook)),
        ("https://example.com/rest/", |e| {
            matches!(e, BuildError::Webhook)
        }),
        ("https://example.com/rest/1/", |e| {
            matches!(e, BuildError::Webhook)
        }),
        ("https://example.com/rest/s3cret/1/", |e| {
            matches!(e, BuildError::Webhook)
        }),
        ("https://example.com/rest/1/../", |e| {
            matches!(e, BuildError::Webhook)
        }),
        ("https://example.com/rest/1/sec ret/", |e| {
            matches!(e, BuildError::Webhook)
        }),
        ("https://example.com/rest/1/s3cret/profile.json", |e| {
            matches!(e, BuildError::WebhookMethod)
        }),
    ];
    for (address, is_expected) in cases {
        let error = Client::webhook(address).expect_err(address);
        assert!(is_expected(&error), "{address}: {error:?}");
        assert!(
            !format!("{error} {error:?}").contains("s3cret"),
            "{address}: {error:?}"
        );
    }
}

#[test]
fn hosts_and_ports_that_no_server_has() {
    let long_label = format!("{}.com", "a".repeat(64));
    let long_name = vec!["a"; 128].join(".");
    for host in [
        ".",
        "..",
        "-",
        "a..b",
        ".example.com",
        "-a.com",
        "a-.com",
        "1.2.3.999",
        "1.2.3",
        "256",
        "01.2.3.4",
        "[::1",
        "[::g]",
        "[1.2.3.4]",
        "::1",
        "a%20b",
        "@example.com",
        &long_label,
        &long_name,
    ] {
        let address = format!("https://{host}/rest/1/secret/");
        let error = Client::webhook(&address).expect_err(host);
        assert!(matches!(error, BuildError::Host), "{host}: {error:?}");
    }
    for port in ["+80", "-1", "0", "00", "65536", "", " 80", "8 0", "８０"] {
        let address = format!("https://example.com:{port}/rest/1/secret/");
        let error = Client::webhook(&address).expect_err(port);
        assert!(matches!(error, BuildError::Port), "{port}: {error:?}");
    }
}

#[test]
fn portals() {
    for address in [
        "https://example.com",
        "https://example.com/",
        "https://example.com/rest/",
    ] {
        Client::oauth(address, "token").unwrap_or_else(|error| panic!("{address}: {error}"));
    }
    let error = Client::oauth("https://example.com/rest/1/secret/", "token").expect_err("a path");
    assert!(matches!(error, BuildError::Path), "{error:?}");
    for token in ["", "to ken", "token\n", "тoken"] {
        let error = Client::oauth("https://example.com/", token).expect_err("no token");
        assert!(matches!(error, BuildError::Token), "{error:?}");
    }
}

#[test]
fn debug_shows_the_portal_and_no_secret() {
    let client = Client::webhook("https://example.bitrix24.com/rest/1/secret/").expect("valid");
    let bot = client.bot(456).token("my_bot_token");
    let request = bot.chat().message().delete(789);
    for shown in [
        format!("{client:?}"),
        format!("{bot:?}"),
        format!("{request:#?}"),
    ] {
        assert!(shown.contains("example.bitrix24.com"), "{shown}");
        assert!(
            !shown.contains("secret/") && !shown.contains("my_bot_token"),
            "{shown}"
        );
    }
}
