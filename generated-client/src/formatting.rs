//! BB codes, as functions: what they wrap is either [`Markup`], which they made themselves, or a text, which they
//! neutralise.
//!
//! A text is never a code by accident: `bold(name)` shows whatever name a user has chosen, brackets and all. How that
//! is done stands at [`escape`]; it is **inferred**, since the vendor documents no escape.
//!
//! ```
//! use bitrix24_imbot::formatting::{bold, link, quote, send, user};
//!
//! let text = bold("Done") + ", " + user(5, "Anna") + quote("What is left?")
//!     + link("https://example.com/142", "Open") + " or " + send("/help", "ask for help");
//! assert_eq!(
//!     text.as_str(),
//!     "[b]Done[/b], [user=5]Anna[/user]\n>>What is left?\n[url=https://example.com/142]Open[/url] or \
//!      [send=/help]ask for help[/send]"
//! );
//! ```
//!
//! Where a parameter takes a text, it takes markup too: `send(dialog).text(bold("Done"))`, `Block::message(…)`. In an
//! attachment only the codes that the vendor lists for it take effect.
//!
//! [Vendor documentation](<https://apidocs.bitrix24.com/api-reference/chat-bots/chat-bots-v2/imbot.v2/messages/message-formatting.html>)

mod attribute;
mod codes;
mod escape;
mod links;
mod markup;
mod pictures;

pub use codes::{
    bold, code, color, italic, line_break, plain, quote, quote_message, size, strike, underline,
};
pub use escape::escape;
pub use links::{
    call, call_number, chat, everyone, file, link, message, open_channel, put, send, url, user,
};
pub use markup::Markup;
pub use pictures::{Icon, ImageSize, icon, image, timestamp};
