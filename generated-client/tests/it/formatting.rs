//! BB codes, and users' texts that must not become any.

use bitrix24_imbot::formatting::{
    ImageSize, Markup, bold, call, call_number, chat, code, color, escape, everyone, file, icon,
    image, italic, line_break, link, message, open_channel, plain, put, quote, quote_message, send,
    size, strike, timestamp, underline, url, user,
};
use bitrix24_imbot::{ChatId, DialogId, UserId};
use proptest::prelude::*;

const JOINER: char = '\u{2060}';

#[test]
fn every_code_of_the_page() {
    let cases = [
        (bold("x"), "[b]x[/b]"),
        (italic("x"), "[i]x[/i]"),
        (underline("x"), "[u]x[/u]"),
        (strike("x"), "[s]x[/s]"),
        (size(20, "x"), "[size=20]x[/size]"),
        (size(200, "x"), "[size=30]x[/size]"),
        (color([255, 0, 10], "x"), "[color=#ff000a]x[/color]"),
        (url("https://example.com"), "[url]https://example.com[/url]"),
        (
            link("https://example.com", "x"),
            "[url=https://example.com]x[/url]",
        ),
        (user(UserId::from(123), "Anna"), "[user=123]Anna[/user]"),
        (everyone("All"), "[user=all]All[/user]"),
        (chat(ChatId::from(456), "Group"), "[chat=456]Group[/chat]"),
        (open_channel(789, "Line"), "[chat=imol|789]Line[/chat]"),
        (
            message(DialogId::chat(123), 456, "x"),
            "[context=chat123/456]x[/context]",
        ),
        (quote("one\ntwo"), ">>one\n>>two\n"),
        (quote_message("one"), "------\none\n------\n"),
        (code("let x"), "[code]let x[/code]"),
        (
            image(ImageSize::Medium, "https://example.com/a.jpg"),
            "[img size=medium]https://example.com/a.jpg [/img]",
        ),
        (icon("/i.png").into(), "[icon=/i.png]"),
        (
            icon("/i.png").size(20).title("smile").into(),
            "[icon=/i.png size=20 title=smile]",
        ),
        (put("/help", "Help"), "[put=/help]Help[/put]"),
        (send("/start", "Start"), "[send=/start]Start[/send]"),
        (call("+15550100", "Call"), "[call=+15550100]Call[/call]"),
        (call_number("+15550100"), "[call]+15550100[/call]"),
        (
            timestamp(1_645_844_720, "SHORT_TIME_FORMAT"),
            "[timestamp=1645844720 format=SHORT_TIME_FORMAT]",
        ),
        (file(123), "[disk=123]"),
        (line_break(), "[br]"),
    ];
    for (markup, expected) in cases {
        assert_eq!(markup.as_str(), expected);
    }
}

#[test]
fn a_text_is_neutralised_once_however_deep_it_lies() {
    let nested = bold(italic(user(5, "[b]")) + "!");
    assert_eq!(nested.as_str(), "[b][i][user=5][\u{2060}b][/user][/i]![/b]");
    assert_eq!(String::from(plain("[") + "b]"), "[\u{2060}b]");
    let pieces: Markup = ["a", "[b]"].into_iter().collect();
    assert_eq!(pieces.to_string(), "a[\u{2060}b]");
}

#[test]
fn a_quote_begins_a_line() {
    assert_eq!(
        (plain("So") + quote("yes") + "ok").as_str(),
        "So\n>>yes\nok"
    );
    assert_eq!((quote("a") + quote("b")).as_str(), ">>a\n>>b\n");
    assert_eq!(
        quote(plain("a") + line_break() + "b").as_str(),
        ">>a\n>>b\n"
    );
}

#[test]
fn nothing_ends_a_code_from_within() {
    assert_eq!(
        link("/a b]c[d", "x").as_str(),
        "[url=/a%20b%5Dc%5Bd]x[/url]"
    );
    assert_eq!(link("/\u{a0}x", "x").as_str(), "[url=/%C2%A0x]x[/url]");
    assert_eq!(
        put("/say ]x[/put]\n", "x").as_str(),
        "[put=/say ］x［/put］ ]x[/put]"
    );
    let titled: Markup = icon("/i.png").title("a][b]").into();
    assert_eq!(titled.as_str(), "[icon=/i.png title=a］［b］]");
    assert_eq!(code("[/code]").as_str(), "[code][\u{2060}/code][/code]");
}

/// Texts with which users have tried: none may hold what is behind it any more.
#[test]
fn what_users_try() {
    let attacks = [
        ("[b]x[/b]", "[b]"),
        ("[B]x[/B]", "[/B]"),
        ("[user=all]x[/user]", "[user"),
        ("a[br]b[BR]", "[br"),
        ("a #BR# b #br#", "#BR#"),
        (">>quote", ">>"),
        ("x\n   >>>quote", ">>"),
        (
            "------------------------------------------------------\nAnna\n------",
            "--",
        ),
        ("https://example.com", "https:"),
        ("HTTPS://EXAMPLE.COM", "HTTPS:"),
        ("www.example.com/path", "www."),
        ("mailto:anna@example.com", "mailto:"),
        ("anna@example.com", "a@e"),
        ("tel:+15550100", "tel:"),
        ("javascript:alert(1)", "javascript:"),
        ("example.com", "example."),
        ("例え。com", "え。"),
        ("192.168.0.1", "192."),
        ("//example.com", "//"),
        ("&#91;b&#93;", "&#"),
        ("&gt;&gt;x", "&gt"),
        // What a server may remove does not bring the neighbours together.
        (">\u{1}>x", ">\u{1}>"),
        ("-\u{200b}-", "-\u{200b}-"),
        ("&\u{ad}gt;", "&\u{ad}g"),
        ("[code][b]x[/b][/code]", "[code]"),
    ];
    for (attack, pattern) in attacks {
        assert!(attack.contains(pattern), "the case is about {pattern}");
        let escaped = escape(attack);
        assert!(!escaped.contains(pattern), "{attack:?} became {escaped:?}");
    }
}

#[test]
fn what_is_harmless_stays_as_it_is() {
    for text in [
        "",
        "Anna",
        "at 10:30, room 4",
        "a < b > c",
        "AT & T",
        "first. Second",
        "semi-detached",
        "1/2",
        "#142",
        "é ж 你好",
    ] {
        assert_eq!(escape(text), text);
    }
}

/// What a parser could take for a code, by the rules of the vendor's page and those of common link finders.
fn patterns(text: &str) -> Vec<String> {
    // As a server would see it that removes what has no form, but for the one character that everything rests on.
    let chars: Vec<char> = text
        .chars()
        .filter(|char| *char == JOINER || !is_removed(*char))
        .collect();
    let pairs = chars.windows(2).filter(|pair| {
        let (first, second) = (pair[0], pair[1]);
        let goes_on = second != JOINER && !second.is_whitespace();
        match first {
            '[' => second != JOINER,
            '>' | '-' | '/' => second == first,
            '&' => second == '#' || second.is_ascii_alphanumeric(),
            '#' => matches!(second, 'b' | 'B'),
            '@' => goes_on,
            '.' | '。' | '．' | '｡' => second.is_alphanumeric(),
            _ => false,
        }
    });
    let triples = chars.windows(3).filter(|three| {
        let is_scheme = three[0].is_ascii_alphabetic() && three[1] == ':';
        is_scheme && three[2] != JOINER && !three[2].is_whitespace()
    });
    let hosts = chars.windows(3).filter(|three| {
        three[0].is_alphanumeric() && three[1] == '.' && three[2].is_alphanumeric()
    });
    pairs
        .chain(triples)
        .chain(hosts)
        .map(String::from_iter)
        .collect()
}

fn is_removed(char: char) -> bool {
    (char.is_control() && !char.is_whitespace())
        || matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2061}'..='\u{2064}' | '\u{feff}')
}

/// Texts of what codes are made of, and any others.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(vec![
            "[", "]", "/", "b", "br", "url=", "code", ">", ">>", "-", "---", "#", "BR", "&", "gt;", "#91;", ":", "http",
            "https", "mailto", "www", ".", "com", "@", "\n", "\r", " ", "\t", "。", "\u{200b}", "\u{1}", "\u{2060}",
            "\u{feff}", "\u{ad}", "é", "1",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn no_text_holds_a_code(text in text()) {
        let escaped = escape(&text);
        prop_assert_eq!(patterns(&escaped), Vec::<String>::new(), "{:?}", escaped);
    }

    #[test]
    fn no_two_texts_make_a_code_together(first in text(), second in text()) {
        let joined = (plain(&first) + second.as_str()).to_string();
        prop_assert_eq!(patterns(&joined), Vec::<String>::new(), "{:?}", joined);
    }

    #[test]
    fn a_person_reads_the_same(text in text()) {
        let without = |text: &str| text.replace(JOINER, "");
        prop_assert_eq!(without(&escape(&text)), without(&text));
    }

    #[test]
    fn around_a_text_every_code_stays_whole(text in text()) {
        let markup = bold(text.as_str()) + link(&text, "x") + put(&text, "y");
        // Each bracket that opens is one that these functions wrote.
        let opened = markup.as_str().replace("[\u{2060}", "").matches('[').count();
        prop_assert_eq!(opened, 6, "{}", markup);
    }
}
