//! Wording. The vendor's sentences are not taken over: a text is made from the name, and is there to be replaced.

use heck::ToSnakeCase;

/// A text, and whether a person has to word it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wording {
    pub text: String,
    pub is_open: bool,
}

/// The page's own words where they merely name the thing, else what the name says.
pub(super) fn of(page: &str, name: &str, kind: Kind) -> Wording {
    match bare(page) {
        Some(text) => Wording {
            text,
            is_open: false,
        },
        None => Wording {
            text: from_name(name, kind),
            is_open: true,
        },
    }
}

/// What a name stands for, as far as its wording goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Flag,
    Other,
}

/// With one of these a phrase says something, and no longer names a thing alone.
const SAYING: [&str; 24] = [
    "is", "are", "was", "were", "be", "been", "must", "should", "can", "cannot", "may", "will",
    "has", "have", "does", "do", "did", "not", "if", "when", "failed", "found", "required",
    "exceeds",
];

/// A noun phrase of at most six words: there is no other way to say it.
fn bare(page: &str) -> Option<String> {
    let text = page.trim().trim_end_matches('.');
    let words: Vec<_> = text.split_whitespace().collect();
    let is_word = |word: &&str| {
        word.chars()
            .all(|char| char.is_ascii_alphanumeric() || "-'".contains(char))
            && !SAYING.contains(&word.to_lowercase().as_str())
    };
    let names = (1..=6).contains(&words.len()) && words.iter().all(is_word);
    (names && text.starts_with(|first: char| first.is_ascii_alphabetic()))
        .then(|| sentence(&words.join(" ")))
}

fn from_name(name: &str, kind: Kind) -> String {
    let snake = name.to_snake_case();
    let words: Vec<_> = snake.split('_').filter(|word| is_readable(word)).collect();
    let text = match words.as_slice() {
        [] => "Unnamed".to_owned(),
        ["id"] => "ID".to_owned(),
        [rest @ .., "id"] => format!("ID of the {}", rest.join(" ")),
        [rest @ .., "ids"] => format!("IDs of the {}s", rest.join(" ")),
        ["is" | "has", rest @ ..] if kind == Kind::Flag && !rest.is_empty() => {
            format!("Whether: {}", rest.join(" "))
        }
        words if kind == Kind::Flag => format!("Whether: {}", words.join(" ")),
        words => words.join(" "),
    };
    sentence(&text)
}

/// Words of letters and digits can be nothing but text, in YAML, in Markdown and in Rust.
fn is_readable(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_alphanumeric)
}

/// `owner of the bot` → `Owner of the bot.`
pub(super) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect::<String>() + "."
}

/// Actions that nearly every API has.
const VERBS: [(&str, &str); 16] = [
    ("add", "Adds"),
    ("answer", "Answers"),
    ("delete", "Deletes"),
    ("download", "Downloads"),
    ("get", "Returns"),
    ("leave", "Leaves"),
    ("list", "Lists"),
    ("notify", "Notifies"),
    ("read", "Reads"),
    ("register", "Registers"),
    ("send", "Sends"),
    ("set", "Sets"),
    ("subscribe", "Subscribes"),
    ("unregister", "Unregisters"),
    ("update", "Changes"),
    ("upload", "Uploads"),
];

/// `Message`, `getContext` → `Returns context of the message.`
pub(super) fn summary(subject: &str, action: &str) -> String {
    let of = |name: &str| {
        let snake = name.to_snake_case();
        let words = snake.split('_').filter(|word| is_readable(word));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let (subject, action) = (of(subject).join(" "), of(action));
    let Some((first, rest)) = action.split_first() else {
        return sentence("calls the method");
    };
    let verb = VERBS.iter().find(|(verb, _)| verb == first);
    let rest = rest.join(" ");
    sentence(&match (verb, rest.is_empty(), subject.is_empty()) {
        (Some((_, verb)), true, true) => (*verb).to_owned(),
        (Some(("list", verb)), true, false) => format!("{verb} the {subject}s"),
        (Some((_, verb)), true, false) => format!("{verb} the {subject}"),
        (Some((_, verb)), false, true) => format!("{verb} {rest}"),
        (Some((_, verb)), false, false) => format!("{verb} {rest} of the {subject}"),
        (None, _, _) => format!("{}: {subject}", action.join(" ")),
    })
}

/// `MESSAGE_NOT_FOUND` → `Message not found.`
pub(super) fn of_code(page: &str, code: &str) -> Wording {
    of(page, &code.to_lowercase(), Kind::Other)
}

/// `users` → `user`
pub(super) fn singular(name: &str) -> &str {
    match name.strip_suffix('s') {
        Some(one) if !one.is_empty() && !one.ends_with('s') => one,
        _ => name,
    }
}

/// What is left to decide about the texts below, some or all of which were made from names.
pub(super) fn word_these<'a>(names: impl IntoIterator<Item = &'a str>, all: usize) -> Vec<String> {
    let names: Vec<_> = names.into_iter().collect();
    match names.len() {
        0 => Vec::new(),
        count if count == all && count > 1 => vec!["word all texts below".to_owned()],
        _ => vec![format!("word the texts of {}", names.join(", "))],
    }
}
