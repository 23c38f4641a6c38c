//! The BB codes that change how a text looks.

use super::Markup;

/// Bold: `[b]…[/b]`.
pub fn bold(content: impl Into<Markup>) -> Markup {
    around("[b]", content, "[/b]")
}

/// Italic: `[i]…[/i]`.
pub fn italic(content: impl Into<Markup>) -> Markup {
    around("[i]", content, "[/i]")
}

/// Underlined: `[u]…[/u]`.
pub fn underline(content: impl Into<Markup>) -> Markup {
    around("[u]", content, "[/u]")
}

/// Struck through: `[s]…[/s]`.
pub fn strike(content: impl Into<Markup>) -> Markup {
    around("[s]", content, "[/s]")
}

/// In another size: `[size=20]…[/size]`. Pixels, from 8 to 30; other numbers become the nearest of these.
pub fn size(pixels: u8, content: impl Into<Markup>) -> Markup {
    let pixels = pixels.clamp(8, 30);
    around(&format!("[size={pixels}]"), content, "[/size]")
}

/// In another colour: `[color=#ff0000]…[/color]`; red, green, blue.
pub fn color([red, green, blue]: [u8; 3], content: impl Into<Markup>) -> Markup {
    let before = format!("[color=#{red:02x}{green:02x}{blue:02x}]");
    around(&before, content, "[/color]")
}

/// A block of code: `[code]…[/code]`.
///
/// A text is neutralised here too, so that what a user writes cannot end the block. Who copies it copies the invisible
/// characters; code of your own that is to be copied can be put between the codes with [`Markup::raw`].
pub fn code(content: impl Into<Markup>) -> Markup {
    around("[code]", content, "[/code]")
}

/// Lines that are shown as a quote: `>>…`.
pub fn quote(content: impl Into<Markup>) -> Markup {
    let content = content.into();
    let lines = content.as_str().lines().flat_map(|line| line.split("[br]"));
    let quoted = lines.flat_map(|line| [">>", line, "\n"]);
    Markup::raw(quoted.collect::<String>())
}

/// A text that is shown as the quote of a whole message: between two lines of dashes.
pub fn quote_message(content: impl Into<Markup>) -> Markup {
    around("------\n", content, "\n------\n")
}

/// The end of a line: `[br]`.
#[must_use]
pub fn line_break() -> Markup {
    Markup::raw("[br]")
}

/// A text that nobody vouches for, neutralised: see [`escape`](super::escape).
#[must_use]
pub fn plain(text: &str) -> Markup {
    Markup::from(text)
}

pub(super) fn around(before: &str, content: impl Into<Markup>, after: &str) -> Markup {
    Markup::raw(format!("{before}{}{after}", content.into()))
}
