use std::borrow::Cow;

/// A refusal: what becomes of it on the wire is `{"error": code, "error_description": …}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) status: u16,
    pub(crate) code: Cow<'static, str>,
    /// Without one, the tables have the text.
    pub(crate) description: Option<String>,
}

impl Failure {
    /// An error of a controller: always HTTP 400, whatever it is about.
    pub(crate) fn of(code: &'static str) -> Self {
        Self {
            status: 400,
            code: Cow::Borrowed(code),
            description: None,
        }
    }

    /// An error of the authorization: HTTP 401.
    pub(crate) fn unauthorized(code: &'static str, description: &str) -> Self {
        Self {
            status: 401,
            ..Self::of(code).saying(description)
        }
    }

    pub(crate) fn method_not_found() -> Self {
        Self {
            status: 404,
            ..Self::of("ERROR_METHOD_NOT_FOUND").saying("Method not found!")
        }
    }

    /// A parameter that is not there.
    pub(crate) fn missing(name: &str) -> Self {
        Self::of("100").saying(&format!("Could not find value for parameter {{{name}}}"))
    }

    /// A parameter of another type than the server takes.
    pub(crate) fn mistyped(name: &str, value: &str, wanted: &str) -> Self {
        let text = format!(
            "Invalid value {{{value}}} to match with parameter {{{name}}}. Should be value of type {wanted}."
        );
        Self::of("100").saying(&text)
    }

    /// A value inside a parameter that PHP's strict types refuse.
    pub(crate) fn strict(name: &str) -> Self {
        Self::of("0").saying(&format!("Argument {name} is of another type"))
    }

    pub(crate) fn saying(mut self, description: &str) -> Self {
        self.description = Some(description.to_owned());
        self
    }
}
