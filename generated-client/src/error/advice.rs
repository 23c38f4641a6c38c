/// What the user can do about a code that any method may return.
///
/// What a code means is said by its variant's documentation, and is not repeated here; codes about
/// which that says it all have no entry.
pub(super) fn advice(code: &str) -> Option<&'static str> {
    ADVICE
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(code))
        .map(|(_, advice)| *advice)
}

const ADVICE: &[(&str, &str)] = &[
    (
        "QUERY_LIMIT_EXCEEDED",
        "send fewer requests a second, and repeat this one",
    ),
    ("OPERATION_TIME_LIMIT", "repeat the call in 10 minutes"),
    ("invalid_token", "authorize the application again"),
    (
        "NO_AUTH_FOUND",
        "compare the token or the webhook's address with the one on the portal",
    ),
    (
        "INVALID_CREDENTIALS",
        "give these rights to the user whose token or webhook it is",
    ),
    (
        "insufficient_scope",
        "grant the scope in the settings of the webhook or application",
    ),
];
