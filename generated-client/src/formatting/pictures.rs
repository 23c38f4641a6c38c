//! The BB codes that draw something in place of text: pictures, icons, moments.

use super::Markup;
use super::attribute::{address, value};

/// How large an image is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImageSize {
    /// `small`
    Small,
    /// `medium`
    Medium,
    /// `large`
    Large,
}

/// An image: `[img size=medium]https://example.com/picture.jpg [/img]`.
#[must_use]
pub fn image(size: ImageSize, from: &str) -> Markup {
    let size = match size {
        ImageSize::Small => "small",
        ImageSize::Medium => "medium",
        ImageSize::Large => "large",
    };
    // The space behind the address is part of the code.
    Markup::raw(format!("[img size={size}]{} [/img]", address(from)))
}

/// An icon in a line of text: `[icon=https://example.com/i.png size=20 title=smile]`.
///
/// ```
/// use bitrix24_imbot::formatting::{Markup, icon};
///
/// let text: Markup = icon("https://example.com/i.png").size(20).title("smile").into();
/// assert_eq!(text.as_str(), "[icon=https://example.com/i.png size=20 title=smile]");
/// ```
pub fn icon(from: &str) -> Icon {
    Icon {
        from: address(from),
        size: None,
        title: None,
    }
}

/// What [`icon`] makes; it turns into [`Markup`].
#[derive(Clone, Debug)]
#[must_use]
pub struct Icon {
    from: String,
    size: Option<u16>,
    title: Option<String>,
}

impl Icon {
    /// Width and height in pixels.
    pub fn size(mut self, pixels: u16) -> Self {
        self.size = Some(pixels);
        self
    }

    /// Text that is shown in its place, and over it. Brackets become look-alikes.
    pub fn title(mut self, title: &str) -> Self {
        self.title = Some(value(title));
        self
    }
}

impl From<Icon> for Markup {
    fn from(icon: Icon) -> Self {
        let size = icon.size.map(|pixels| format!(" size={pixels}"));
        let title = icon.title.map(|title| format!(" title={title}"));
        let (size, title) = (size.unwrap_or_default(), title.unwrap_or_default());
        Self::raw(format!("[icon={}{size}{title}]", icon.from))
    }
}

/// A moment in the reader's time zone: `[timestamp=1645844720 format=SHORT_TIME_FORMAT]`.
///
/// Seconds since 1970 and the name of a format. The vendor's page shows `SHORT_TIME_FORMAT`, and lists no others.
#[must_use]
pub fn timestamp(seconds: i64, format: &str) -> Markup {
    Markup::raw(format!("[timestamp={seconds} format={}]", value(format)))
}
