use std::time::Duration;

/// Options of one call, which do not belong to its method. Every request takes them with `with`.
///
/// ```no_run
/// use std::time::Duration;
///
/// use bitrix24_imbot::CallOptions;
///
/// # async fn example(bot: bitrix24_imbot::Bot) -> Result<(), bitrix24_imbot::Error> {
/// let patient = CallOptions::new().timeout(Duration::from_secs(300));
/// bot.chat().message().delete(789).with(patient).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "options do nothing until a request takes them"]
pub struct CallOptions {
    timeout: Option<Duration>,
    ignores_limits: bool,
}

impl CallOptions {
    /// Options as they are without any.
    pub fn new() -> Self {
        Self::default()
    }

    /// How long the call may take in all. Default: that of the client, 65 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sends the call even where a parameter breaks a documented limit.
    pub fn without_limits(mut self) -> Self {
        self.ignores_limits = true;
        self
    }

    pub(super) fn has_limits(&self) -> bool {
        !self.ignores_limits
    }

    pub(super) fn get_timeout(&self) -> Option<Duration> {
        self.timeout
    }
}
