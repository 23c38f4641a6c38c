//! The grammar of types, read into a tree whose parts know where they stand in the text.
//!
//! ```text
//! type        = alternative { "|" alternative }
//! alternative = base { "[]" }
//! base        = NAME | "map" "<" type "," type ">" | "(" type ")"
//!             | "null" | "false" | "[]" | "\"\"" | "\"N\"" | "0"
//! ```

use crate::api::Literal;

/// A type as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TypeExpression {
    pub kind: Kind,
    /// Offset and length in the text.
    pub at: (usize, usize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Name(String),
    List(Box<TypeExpression>),
    Map(Box<TypeExpression>, Box<TypeExpression>),
    Literal(Literal),
    Union(Vec<TypeExpression>),
}

/// Why a text is not a type, and where.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TypeError {
    pub at: (usize, usize),
    pub message: String,
    pub help: &'static str,
}

/// No type that a person means nests deeper.
const MAX_DEPTH: usize = 8;

const HELP: &str = "a type is a name, `T[]`, `map<K, V>`, or alternatives `A | B`; `null`, `false`, `[]`, `\"\"`, `\"N\"` and `0` are values that stand for \"none\"";

pub(crate) fn parse(text: &str) -> Result<TypeExpression, TypeError> {
    let mut parser = Parser {
        text,
        position: 0,
        depth: 0,
    };
    let expression = parser.union()?;
    match parser.peek() {
        None => Ok(expression),
        Some(char) => Err(parser.unexpected(char)),
    }
}

struct Parser<'a> {
    text: &'a str,
    position: usize,
    depth: usize,
}

impl Parser<'_> {
    fn union(&mut self) -> Result<TypeExpression, TypeError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(error(
                (self.position, 1),
                format!("types nest at most {MAX_DEPTH} levels deep"),
            ));
        }
        let first = self.alternative()?;
        let start = first.at.0;
        let mut alternatives = vec![first];
        while self.eat("|") {
            alternatives.push(self.alternative()?);
        }
        self.depth -= 1;
        Ok(match alternatives.len() {
            1 => alternatives.remove(0),
            _ => TypeExpression {
                kind: Kind::Union(alternatives),
                at: (start, self.position - start),
            },
        })
    }

    fn alternative(&mut self) -> Result<TypeExpression, TypeError> {
        let mut expression = self.base()?;
        let mut lists = 0;
        while self.eat("[]") {
            lists += 1;
            let start = expression.at.0;
            if lists > MAX_DEPTH {
                return Err(error(
                    (start, self.position - start),
                    format!("types nest at most {MAX_DEPTH} levels deep"),
                ));
            }
            expression = TypeExpression {
                at: (start, self.position - start),
                kind: Kind::List(Box::new(expression)),
            };
        }
        Ok(expression)
    }

    fn base(&mut self) -> Result<TypeExpression, TypeError> {
        let Some(next) = self.peek() else {
            return Err(error(
                (self.position, 0),
                "the type ends here unexpectedly".to_owned(),
            ));
        };
        let start = self.position;
        for (written, literal) in [
            ("[]", Literal::EmptyList),
            ("\"\"", Literal::EmptyText),
            ("\"N\"", Literal::No),
        ] {
            if self.eat(written) {
                return Ok(self.literal(literal, start));
            }
        }
        if self.eat("(") {
            let inner = self.union()?;
            self.expect(")")?;
            return Ok(inner);
        }
        if !next.is_ascii_alphanumeric() {
            return Err(self.unexpected(next));
        }
        let name = self.word();
        match name.as_str() {
            "null" => Ok(self.literal(Literal::Null, start)),
            "false" => Ok(self.literal(Literal::False, start)),
            "0" => Ok(self.literal(Literal::Zero, start)),
            "map" => self.map(start),
            _ => Ok(TypeExpression {
                at: (start, name.len()),
                kind: Kind::Name(name),
            }),
        }
    }

    fn map(&mut self, start: usize) -> Result<TypeExpression, TypeError> {
        self.expect("<")?;
        let key = self.union()?;
        self.expect(",")?;
        let value = self.union()?;
        self.expect(">")?;
        Ok(TypeExpression {
            kind: Kind::Map(Box::new(key), Box::new(value)),
            at: (start, self.position - start),
        })
    }

    fn literal(&self, literal: Literal, start: usize) -> TypeExpression {
        TypeExpression {
            kind: Kind::Literal(literal),
            at: (start, self.position - start),
        }
    }

    fn word(&mut self) -> String {
        let rest = &self.text[self.position..];
        let len = rest
            .find(|char: char| !char.is_ascii_alphanumeric() && char != '_')
            .unwrap_or(rest.len());
        self.position += len;
        rest[..len].to_owned()
    }

    /// The next character that is no space; the position moves to it.
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.position..];
        self.position += rest.len() - rest.trim_start_matches(' ').len();
        self.text[self.position..].chars().next()
    }

    fn eat(&mut self, expected: &str) -> bool {
        let before = self.position;
        self.peek();
        if self.text[self.position..].starts_with(expected) {
            self.position += expected.len();
            return true;
        }
        // What was read so far ends before the spaces.
        self.position = before;
        false
    }

    fn expect(&mut self, expected: &str) -> Result<(), TypeError> {
        if self.eat(expected) {
            return Ok(());
        }
        let len = self.peek().map_or(0, char::len_utf8);
        Err(error(
            (self.position, len),
            format!("`{expected}` is missing in the type"),
        ))
    }

    fn unexpected(&self, char: char) -> TypeError {
        error(
            (self.position, char.len_utf8()),
            format!("`{char}` does not belong in a type here"),
        )
    }
}

fn error(at: (usize, usize), message: String) -> TypeError {
    TypeError {
        at,
        message,
        help: HELP,
    }
}
