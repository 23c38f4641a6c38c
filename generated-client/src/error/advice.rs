/// What the user can do about a code that any method may return.
pub(super) fn advice(code: &str) -> Option<&'static str> {
    ADVICE
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(code))
        .map(|(_, advice)| *advice)
}

const ADVICE: &[(&str, &str)] = &[
    (
        "QUERY_LIMIT_EXCEEDED",
        "the portal takes about two requests a second; repeat later",
    ),
    (
        "OPERATION_TIME_LIMIT",
        "this method has used up its time on the portal; repeat in 10 minutes",
    ),
    (
        "OVERLOAD_LIMIT",
        "the portal has blocked REST; ask Bitrix24 support before calling again",
    ),
    (
        "expired_token",
        "the access token has expired; get a new one with the refresh token",
    ),
    (
        "invalid_token",
        "the access token is not valid; authorize the application again",
    ),
    (
        "NO_AUTH_FOUND",
        "the portal does not know these credentials; check token or webhook",
    ),
    (
        "INVALID_CREDENTIALS",
        "check the webhook's address: its secret is wrong or was revoked",
    ),
    (
        "insufficient_scope",
        "grant this scope to the webhook or application in its settings",
    ),
    (
        "ERROR_METHOD_NOT_FOUND",
        "the portal may be too old for this method",
    ),
    ("PORTAL_DELETED", "the portal no longer exists"),
    ("100", "a parameter is missing or has a wrong type"),
];
