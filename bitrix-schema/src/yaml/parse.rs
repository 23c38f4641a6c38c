use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};
use serde_yaml::{Budget, Options, Spanned};

use super::{Comment, Entry, MAX_BYTES, MAX_DEPTH, Node, Value, syntax};
use crate::diagnostic::Diagnostic;
use crate::source::{At, Place, to_u32};

/// Reads a file into nodes. The first thing that keeps the file from being read is the only finding.
pub(crate) fn parse(file: u32, bytes: &[u8]) -> Result<Node, Diagnostic> {
    let text = syntax::readable_text(file, bytes)?;
    let options = options();
    let spanned: Spanned<Raw> = serde_yaml::from_str_with_options(text, options)
        .map_err(|error| syntax::explain(file, text, &error))?;
    Reading { file, text }.node(spanned)
}

/// Keys come through as they stand, twice if they stand twice: the reader sees them all and says so itself.
fn options() -> Options {
    let mut options = Options::default();
    options.budget = Some(budget());
    options.duplicate_keys = DuplicateKeyPolicy::PassThrough;
    options.merge_keys = MergeKeyPolicy::AsOrdinary;
    options.strict_booleans = true;
    options.reject_unsupported_tags = true;
    options.leading_zero_numbers_as_strings = true;
    options.underscored_numbers_as_strings = true;
    options.non_finite_float_policy = NonFiniteFloatPolicy::AsString;
    options.with_snippet = false;
    options
}

/// Anchors and aliases are refused at the first one, so that they cannot explode.
fn budget() -> Budget {
    let mut budget = Budget::default();
    budget.max_anchors = 0;
    budget.max_aliases = 0;
    budget.max_depth = MAX_DEPTH;
    budget.flow_nesting_limit = MAX_DEPTH;
    budget.max_documents = 1;
    budget.max_events = MAX_BYTES;
    budget.max_nodes = MAX_BYTES;
    budget.max_total_scalar_bytes = 2 * MAX_BYTES;
    budget
}

/// A value as the YAML library hands it over.
enum Raw {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Int(value))
    }

    /// The reader of the text says that it is too large.
    #[expect(clippy::cast_precision_loss, reason = "no such value is used")]
    fn visit_u64<E>(self, value: u64) -> Result<Raw, E> {
        Ok(i64::try_from(value).map_or(Raw::Float(value as f64), Raw::Int))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Float(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_bytes<E: serde::de::Error>(self, _: &[u8]) -> Result<Raw, E> {
        Err(E::custom(syntax::BINARY))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = entries.next_key::<Spanned<Key>>()? {
            let Spanned {
                value: Key(name),
                referenced,
                defined,
            } = key;
            map.push((
                Spanned {
                    value: name,
                    referenced,
                    defined,
                },
                entries.next_value()?,
            ));
        }
        Ok(Raw::Map(map))
    }
}

/// A key as it is written: `on`, `1` and `null` are names like any other.
struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Raw::deserialize(deserializer)? {
            Raw::Null => Ok(Self("null".to_owned())),
            Raw::Bool(value) => Ok(Self(value.to_string())),
            Raw::Int(value) => Ok(Self(value.to_string())),
            Raw::Float(value) => Ok(Self(value.to_string())),
            Raw::Text(text) => Ok(Self(text)),
            Raw::List(_) | Raw::Map(_) => Err(D::Error::custom(syntax::COMPOUND_KEY)),
        }
    }
}

/// What turns the library's values into nodes: the file and its text.
struct Reading<'a> {
    file: u32,
    text: &'a str,
}

impl Reading<'_> {
    fn node(&self, raw: Spanned<Raw>) -> Result<Node, Diagnostic> {
        let place = self.place(&raw);
        let is_scalar = !matches!(raw.value, Raw::List(_) | Raw::Map(_));
        let comment = if is_scalar {
            self.comment_behind(place)
        } else {
            None
        };
        let value = match raw.value {
            Raw::Null => Value::Null,
            Raw::Bool(value) => Value::Bool(value),
            Raw::Int(value) => Value::Int(value),
            Raw::Float(_) if self.is_integer(place) => return Err(syntax::too_large(place)),
            Raw::Float(value) => Value::Float(value),
            Raw::Text(text) => Value::Text(text),
            Raw::List(items) => {
                let items = items.into_iter().map(|item| self.node(item));
                Value::List(items.collect::<Result<_, _>>()?)
            }
            Raw::Map(entries) => {
                let entries = entries.into_iter().map(|(key, value)| {
                    let place = self.place(&key);
                    if self.is_integer(place) && self.written(place) != key.value {
                        return Err(syntax::too_large(place));
                    }
                    Ok(Entry {
                        key: At::new(key.value, place),
                        value: self.node(value)?,
                    })
                });
                Value::Map(entries.collect::<Result<_, _>>()?)
            }
        };
        Ok(Node {
            value,
            place,
            comment,
        })
    }

    fn written(&self, place: Place) -> &str {
        &self.text[place.start as usize..(place.start + place.len) as usize]
    }

    /// Whether a number is written as an integer, however large.
    fn is_integer(&self, place: Place) -> bool {
        let digits = self.written(place).trim_start_matches(['+', '-']);
        let is_decimal = digits.bytes().all(|byte| byte.is_ascii_digit());
        !digits.is_empty() && (is_decimal || digits.starts_with("0x") || digits.starts_with("0o"))
    }

    fn place<T>(&self, spanned: &Spanned<T>) -> Place {
        let span = spanned.referenced.span();
        let offset = |bytes: Option<u64>| {
            bytes
                .and_then(|bytes| u32::try_from(bytes).ok())
                .unwrap_or(0)
        };
        let start = offset(span.byte_offset()).min(to_u32(self.text.len()));
        let len = offset(span.byte_len()).min(to_u32(self.text.len()) - start);
        Place {
            file: self.file,
            start,
            len,
        }
    }

    /// A plain scalar ends at ` #`. Quoted scalars and block scalars cannot be cut this way.
    fn comment_behind(&self, place: Place) -> Option<Comment> {
        let scalar_end = (place.start + place.len) as usize;
        let scalar = &self.text[place.start as usize..scalar_end];
        if scalar.starts_with(['"', '\'']) || scalar.ends_with('\n') {
            return None;
        }
        let rest = self.text[scalar_end..].lines().next().unwrap_or_default();
        // An absent value ends before its colon or right behind it.
        let gap = rest.trim_start_matches(':');
        let comment = gap.trim_start_matches([' ', '\t']);
        if !comment.starts_with('#') || comment.len() == gap.len() {
            return None;
        }
        let start = scalar_end + (rest.len() - comment.len());
        let spaced = comment[1..].is_empty() || comment[1..].starts_with([' ', '\t']);
        Some(Comment {
            place: Place {
                file: self.file,
                start: to_u32(start),
                len: to_u32(comment.len()),
            },
            spaced,
        })
    }
}
