mod calendar;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde_core::ser::{Serialize, Serializer};

use self::calendar::{Civil, days_from_civil};
use crate::decode::{Decode, Mismatch, Scalar};

/// A moment, as the server writes it: `2026-05-01T12:30:00+03:00`.
///
/// Two moments are equal if they are the same instant, whatever their offsets. `Display` and
/// `FromStr` speak RFC 3339; years go from 0000 to 9999.
///
/// ```
/// use bitrix24_imbot::DateTime;
///
/// let moment: DateTime = "2026-05-01T12:30:00+03:00".parse()?;
/// assert_eq!(moment.unix_seconds(), 1_777_627_800);
/// assert_eq!(moment, "2026-05-01T09:30:00Z".parse()?);
/// assert_eq!(moment.to_string(), "2026-05-01T12:30:00+03:00");
/// # Ok::<(), bitrix24_imbot::InvalidDateTime>(())
/// ```
#[derive(Clone, Copy, Default)]
pub struct DateTime {
    unix_seconds: i64,
    nanoseconds: u32,
    offset_seconds: i32,
}

impl DateTime {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn unix_seconds(&self) -> i64 {
        self.unix_seconds
    }

    /// The fraction of the second, in nanoseconds.
    pub fn subsecond_nanoseconds(&self) -> u32 {
        self.nanoseconds
    }

    /// How far the clock that wrote this is ahead of UTC, in seconds.
    pub fn offset_seconds(&self) -> i32 {
        self.offset_seconds
    }

    fn instant(&self) -> (i64, u32) {
        (self.unix_seconds, self.nanoseconds)
    }
}

/// A text that is no moment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a moment is written like `2026-05-01T12:30:00+03:00`, with an offset or `Z`")]
pub struct InvalidDateTime(());

impl FromStr for DateTime {
    type Err = InvalidDateTime;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text.as_bytes()).ok_or(InvalidDateTime(()))
    }
}

/// `YYYY-MM-DDTHH:MM:SS`, then a fraction if there is one, then the offset. The seconds may be
/// missing, and a blank may stand for the `T`.
fn parse(text: &[u8]) -> Option<DateTime> {
    let [
        y1,
        y2,
        y3,
        y4,
        b'-',
        m1,
        m2,
        b'-',
        d1,
        d2,
        b'T' | b't' | b' ',
        time @ ..,
    ] = text
    else {
        return None;
    };
    let year = number(&[*y1, *y2, *y3, *y4])?;
    let days = days_from_civil(year, number(&[*m1, *m2])?, number(&[*d1, *d2])?)?;

    let [h1, h2, b':', n1, n2, rest @ ..] = time else {
        return None;
    };
    let (second, rest) = match rest {
        [b':', s1, s2, rest @ ..] => (number(&[*s1, *s2])?, rest),
        rest => (0, rest),
    };
    let (hour, minute) = (number(&[*h1, *h2])?, number(&[*n1, *n2])?);
    // The 60 of a leap second is the first second of the next minute, as everywhere in Unix time.
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let (nanoseconds, rest) = match rest {
        [b'.' | b',', fraction @ ..] => fraction_and_rest(fraction)?,
        rest => (0, rest),
    };
    let offset_seconds = offset(rest)?;
    let local = i64::from(days) * 86_400 + i64::from(hour * 3600 + minute * 60 + second);
    let unix_seconds = local - i64::from(offset_seconds);
    Some(DateTime {
        unix_seconds,
        nanoseconds,
        offset_seconds,
    })
}

/// Digits beyond the ninth are cut off.
fn fraction_and_rest(text: &[u8]) -> Option<(u32, &[u8])> {
    let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at(length);
    let nanoseconds = digits.iter().chain(b"000000000").take(9);
    let nanoseconds = nanoseconds.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    (length > 0).then_some((nanoseconds, rest))
}

/// `Z`, `+03:00`, `+0300` or `+03`, in seconds.
fn offset(text: &[u8]) -> Option<i32> {
    let (sign, h1, h2, m1, m2) = match text {
        b"Z" | b"z" => return Some(0),
        [sign, h1, h2, b':', m1, m2] | [sign, h1, h2, m1, m2] => (sign, h1, h2, *m1, *m2),
        [sign, h1, h2] => (sign, h1, h2, b'0', b'0'),
        _ => return None,
    };
    let (hours, minutes) = (number(&[*h1, *h2])?, number(&[m1, m2])?);
    let seconds = hours * 3600 + minutes * 60;
    match sign {
        _ if hours > 23 || minutes > 59 => None,
        b'+' => Some(seconds),
        b'-' => Some(-seconds),
        _ => None,
    }
}

fn number(digits: &[u8]) -> Option<i32> {
    digits.iter().try_fold(0, |sum, digit| {
        digit
            .is_ascii_digit()
            .then(|| sum * 10 + i32::from(digit - b'0'))
    })
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.unix_seconds + i64::from(self.offset_seconds);
        let Civil { year, month, day } = Civil::from_days(local.div_euclid(86_400));
        let second = local.rem_euclid(86_400);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
        )?;
        if self.nanoseconds > 0 {
            let fraction = format!("{:09}", self.nanoseconds);
            write!(f, ".{}", fraction.trim_end_matches('0'))?;
        }
        let sign = if self.offset_seconds < 0 { '-' } else { '+' };
        let minutes = self.offset_seconds.abs() / 60;
        match minutes {
            0 => f.write_str("Z"),
            _ => write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60),
        }
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DateTime({self})")
    }
}

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        self.instant() == other.instant()
    }
}

impl Eq for DateTime {}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        self.instant().cmp(&other.instant())
    }
}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.instant().hash(state);
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Decode for DateTime {
    const EXPECTED: &'static str = "a date and time with an offset";

    fn from_scalar(value: Scalar<'_>) -> Result<Self, Mismatch> {
        match value {
            Scalar::Str(text) => text.parse().ok(),
            _ => None,
        }
        .ok_or_else(|| value.mismatch(Self::EXPECTED))
    }
}
