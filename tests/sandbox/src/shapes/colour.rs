//! Colours are sent by name, and come back as what a browser needs.

const COLOURS: [(&str, &str); 16] = [
    ("red", "#df532d"),
    ("green", "#64a513"),
    ("mint", "#4ba984"),
    ("lightBlue", "#4ba5c3"),
    ("darkBlue", "#3e99ce"),
    ("purple", "#8474c8"),
    ("aqua", "#1eb4aa"),
    ("pink", "#f76187"),
    ("lime", "#58cc47"),
    ("brown", "#ab7761"),
    ("azure", "#29619b"),
    ("khaki", "#728f7a"),
    ("sand", "#ba9c7b"),
    ("marengo", "#556574"),
    ("gray", "#909090"),
    ("graphite", "#5e5f5e"),
];

/// The colour of a name; `None` for one that the server does not know. Older clients write `LIGHT_BLUE`.
pub(crate) fn of_name(name: &str) -> Option<&'static str> {
    let name = name.replace('_', "");
    let found = COLOURS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(&name));
    found.map(|(_, colour)| *colour)
}

/// The colour that somebody gets who chose none.
pub(crate) fn of_number(number: i64) -> &'static str {
    let at = usize::try_from(number.rem_euclid(16)).unwrap_or(0);
    COLOURS[at].1
}
