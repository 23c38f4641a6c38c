use std::fmt;

/// An error code that this version of the client does not know.
///
/// It comes from the server and cannot be made: a later version may know the code, and then has a
/// variant for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnknownCode(Box<str>);

impl UnknownCode {
    pub(crate) fn new(code: &str) -> Self {
        Self(code.into())
    }

    /// The code as the server sent it, except that a secret of the call is masked in it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The error codes of one method, or any code at all.
pub trait ErrorCode: fmt::Debug + Sized + Send + Sync + 'static {
    /// Finds the code; one that is not known becomes the `Unknown` variant.
    fn from_code(code: &str) -> Self;

    /// The code as the server spells it.
    fn as_str(&self) -> &str;

    /// Whether this is a code that this version of the client knows.
    #[doc(hidden)]
    fn is_known(&self) -> bool;
}

/// Any code, where the method is not known.
impl ErrorCode for UnknownCode {
    fn from_code(code: &str) -> Self {
        Self::new(code)
    }

    fn as_str(&self) -> &str {
        self.as_str()
    }

    fn is_known(&self) -> bool {
        false
    }
}

/// A set of error codes that can be looked up.
pub trait ErrorSet: Clone + PartialEq + Sized + 'static {
    /// The codes as the server spells them.
    const CODES: &'static [(&'static str, Self)];

    /// Finds a code. Case does not matter: the server itself is not consistent.
    fn find(code: &str) -> Option<Self> {
        Self::CODES
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(code))
            .map(|(_, code)| code.clone())
    }

    /// The code as the server spells it; empty for a variant that belongs to another set.
    fn name(&self) -> &'static str {
        Self::CODES
            .iter()
            .find(|(_, code)| code == self)
            .map_or("", |(name, _)| name)
    }
}

/// Defines the error codes of a method: its own, then those of shared sets, then any other. Without sets it
/// defines a shared [`ErrorSet`].
///
/// ```text
/// error_codes! {
///     /// Error codes of `imbot.v2.Chat.leave`.
///     ChatLeaveError, Bot(BotCode), System(SystemCode) {
///         "CHAT_NOT_FOUND" => ChatNotFound, "There is no such chat.";
///     }
/// }
/// ```
macro_rules! error_codes {
    (
        $(#[$docs:meta])*
        $Name:ident { $($code:literal => $Code:ident, $doc:literal;)* }
    ) => {
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $Name {
            $(#[doc = concat!("`", $code, "`: ", $doc)] $Code,)*
        }

        $crate::error::error_set!($Name { $($code => $Code,)* });

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::error::ErrorSet::name(self))
            }
        }
    };
    (
        $(#[$docs:meta])*
        $Name:ident, $($Shared:ident($Set:ty)),* { $($code:literal => $Code:ident, $doc:literal;)* }
    ) => {
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $Name {
            $(#[doc = concat!("`", $code, "`: ", $doc)] $Code,)*
            $(#[doc = concat!("A code of [`", stringify!($Set), "`].")] $Shared($Set),)*
            /// A code that this version of the client does not know.
            Unknown($crate::error::UnknownCode),
        }

        $crate::error::error_set!($Name { $($code => $Code,)* });

        impl $crate::error::ErrorCode for $Name {
            fn from_code(code: &str) -> Self {
                use $crate::error::ErrorSet;

                if let Some(own) = Self::find(code) {
                    return own;
                }
                $(
                    if let Some(shared) = <$Set>::find(code) {
                        return Self::$Shared(shared);
                    }
                )*
                Self::Unknown($crate::error::UnknownCode::new(code))
            }

            fn as_str(&self) -> &str {
                match self {
                    $(Self::$Code => $code,)*
                    $(Self::$Shared(shared) => $crate::error::ErrorSet::name(shared),)*
                    Self::Unknown(code) => code.as_str(),
                }
            }

            fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::error::ErrorCode::as_str(self))
            }
        }
    };
}

/// The codes of an enumeration as the server spells them.
macro_rules! error_set {
    ($Name:ident { $($code:literal => $Code:ident,)* }) => {
        impl $crate::error::ErrorSet for $Name {
            const CODES: &'static [(&'static str, Self)] = &[$(($code, Self::$Code)),*];
        }
    };
}

pub(crate) use {error_codes, error_set};
