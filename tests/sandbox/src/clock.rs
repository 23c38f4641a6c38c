use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What a portal takes for the time. Clones share one time.
///
/// ```
/// use std::time::Duration;
///
/// use bitrix24_sandbox::{Clock, Portal};
///
/// let clock = Clock::manual();
/// let portal = Portal::builder().clock(clock.clone()).build();
/// // A day later, events that nobody fetched are gone.
/// clock.advance(Duration::from_secs(24 * 3600));
/// # drop(portal);
/// ```
#[derive(Clone, Debug)]
pub struct Clock(Arc<Mutex<Time>>);

#[derive(Debug)]
enum Time {
    System,
    /// Since 1970.
    Manual(Duration),
}

/// 2026-11-01T10:00:00Z
const START: Duration = Duration::from_secs(1_793_527_200);

impl Clock {
    /// The time of the machine.
    pub fn system() -> Self {
        Self(Arc::new(Mutex::new(Time::System)))
    }

    /// A clock that stands still at 2026-11-01T10:00:00Z until it is [advanced](Self::advance).
    pub fn manual() -> Self {
        Self(Arc::new(Mutex::new(Time::Manual(START))))
    }

    /// Moves a manual clock on. A clock of the machine stays as it is.
    pub fn advance(&self, by: Duration) {
        if let Time::Manual(now) = &mut *self.time() {
            *now = now.saturating_add(by);
        }
    }

    /// The time since 1970.
    pub fn now(&self) -> Duration {
        match *self.time() {
            Time::System => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap_or_default(),
            Time::Manual(now) => now,
        }
    }

    fn time(&self) -> std::sync::MutexGuard<'_, Time> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `2026-11-01T10:00:00+00:00`
pub(crate) fn iso(since_1970: Duration) -> String {
    let seconds = since_1970.as_secs();
    let (year, month, day) = civil(seconds / 86_400);
    let of_day = seconds % 86_400;
    let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00")
}

/// Year, month and day of a number of days since 1970: Howard Hinnant's `civil_from_days`, whose years begin
/// in March, so that the leap day is the last of them.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::iso;

    #[test]
    fn dates() {
        let cases = [
            (0, "1970-01-01T00:00:00+00:00"),
            (951_782_400, "2000-02-29T00:00:00+00:00"),
            (1_709_251_199, "2024-02-29T23:59:59+00:00"),
            (1_793_527_200, "2026-11-01T10:00:00+00:00"),
            (4_107_542_400, "2100-03-01T00:00:00+00:00"),
        ];
        for (seconds, expected) in cases {
            assert_eq!(iso(Duration::from_secs(seconds)), expected);
        }
    }
}
