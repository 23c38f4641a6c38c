//! Texts with a form of their own, as the client reads and writes them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::facts::Date;

/// `chat5`, `1`, `sg12`: letters or none, then a number above zero.
pub fn is_dialog_id(text: &str) -> bool {
    let prefix = text.trim_end_matches(|char: char| char.is_ascii_digit());
    let is_prefix = prefix.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_prefix
        && text[prefix.len()..]
            .parse()
            .is_ok_and(|number: i64| number > 0)
}

/// A UUID in lower case: the server takes no other.
pub fn is_uuid(text: &str) -> bool {
    let groups: Vec<_> = text.split('-').collect();
    let lower_hex = |part: &&str| {
        part.bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.iter().all(lower_hex)
}

/// The bytes that a Base64 text stands for: the usual alphabet, filled up with `=`.
pub fn base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// `2026-08-06`
pub fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return false;
    };
    let date = || {
        let year = number(year, 4)?;
        Date::new(year, narrow(number(month, 2)?)?, narrow(number(day, 2)?)?)
    };
    date().is_some()
}

/// What the client reads: `2024-10-11T10:00:00+02:00`, the seconds, the `T` and the colon of the offset left out or not.
pub fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't', ' ']) else {
        return false;
    };
    let Some(at) = time.find(['Z', 'z', '+', '-']) else {
        return false;
    };
    let (clock, offset) = time.split_at(at);
    is_date(date) && is_clock(clock) && is_offset(offset)
}

/// What the client writes: a request comes out as it stands in the example.
pub fn is_plain_date_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(clock) = text.get(11..19) else {
        return false;
    };
    let rest = &text[19..];
    let offset = rest.trim_start_matches(|char: char| char == '.' || char.is_ascii_digit());
    let fraction = &rest[..rest.len() - offset.len()];
    let is_short = fraction.is_empty() || (fraction.len() <= 10 && !fraction.ends_with('0'));
    let is_zone = offset == "Z" || (offset.len() == 6 && &offset[1..] != "00:00");
    is_date_time(text)
        && bytes[10] == b'T'
        && clock.matches(':').count() == 2
        && !clock.ends_with("60")
        && is_short
        && is_zone
}

/// `10:00`, `10:00:00`, `10:00:00.5`
fn is_clock(text: &str) -> bool {
    let (whole, fraction) = text
        .split_once(['.', ','])
        .map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let most = [23, 59, 60];
    let parts: Vec<_> = whole.split(':').collect();
    let in_range = parts
        .iter()
        .zip(most)
        .all(|(part, most)| number(part, 2).is_some_and(|number| number <= most));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (2..=3).contains(&parts.len()) && in_range && fraction.is_none_or(is_digits)
}

/// `Z`, `+03:00`, `+0300`, `+03`
fn is_offset(text: &str) -> bool {
    let digits = match text {
        "Z" | "z" => return true,
        _ => text[1..].replacen(':', "", usize::from(text.len() == 6)),
    };
    let (hours, minutes) = digits.split_at_checked(2).unwrap_or_default();
    number(hours, 2).is_some_and(|hours| hours <= 23)
        && (minutes.is_empty() || number(minutes, 2).is_some_and(|minutes| minutes <= 59))
}

fn number(text: &str, len: usize) -> Option<u16> {
    let is_number = text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

fn narrow(number: u16) -> Option<u8> {
    u8::try_from(number).ok()
}

#[cfg(test)]
mod tests {
    use super::{is_date, is_date_time, is_dialog_id, is_plain_date_time};

    #[test]
    fn what_the_client_refuses_is_refused() {
        for text in ["chat", "false", "", "chat0", "chat 5", "-5", "chat-5"] {
            assert!(!is_dialog_id(text), "{text}");
        }
        for text in ["2026-13-01", "2026-02-30", "2026-1-01", "0"] {
            assert!(!is_date(text), "{text}");
        }
        for text in [
            "2026-13-01T10:00:00Z",
            "2026-05-01T10:00:00",
            "2026-05-01T24:00:00Z",
            "2026-05-01T10:00:00+3",
            "2026-05-01T10:00:00+é",
            "2026-05-01",
        ] {
            assert!(!is_date_time(text), "{text}");
        }
    }

    #[test]
    fn what_the_client_reads_is_taken_and_what_it_writes_is_plain() {
        for text in ["chat5", "1", "sg12", "chat05"] {
            assert!(is_dialog_id(text), "{text}");
        }
        for text in [
            "2026-05-01T10:00:00+03:00",
            "2026-05-01T10:00:00Z",
            "2026-05-01T10:00:00.25-03:30",
        ] {
            assert!(is_date_time(text) && is_plain_date_time(text), "{text}");
        }
        for text in [
            "2026-05-01T10:00:00+0300",
            "2026-05-01 10:00Z",
            "2026-05-01T10:00:00+00:00",
            "2026-05-01T10:00:00.50Z",
        ] {
            assert!(is_date_time(text) && !is_plain_date_time(text), "{text}");
        }
    }
}
