//! Text to facts.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use super::line::Line;
use crate::facts::{
    Aside, ChangeKind, ChangeLogEntry, CodeFacts, Date, EnumFacts, EnumReference, EventFacts,
    Facts, FieldFacts, MethodFacts, ObjectFacts, OneOf, Place, ValueFacts,
};

/// A line that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockError {
    /// Counted from 1.
    pub line: u32,
    /// A sentence.
    pub message: String,
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.line, self.message)
    }
}

/// What a line with more space in front belongs to.
#[derive(Clone, Copy)]
enum Block {
    Method,
    Event,
    Object,
    Table,
    /// Nothing belongs to it.
    None,
    /// It could not be read, which is said; of what belongs to it nothing is known.
    Unread,
}

/// Reads the lock. The facts hold what could be read, the errors say what could not.
pub fn parse(text: &str) -> (Facts, Vec<LockError>) {
    let mut facts = Facts::default();
    let mut errors = Vec::new();
    let mut block = Block::None;
    let mut file: Arc<str> = "".into();
    let mut seen: HashSet<&str> = HashSet::new();
    for (at, text) in text.lines().enumerate() {
        if text.trim().is_empty() || text.starts_with('#') {
            continue;
        }
        if !text.starts_with(' ') && !is_single(text) {
            seen.clear();
        }
        let read = Line::read(text).and_then(|line| {
            // Two sides of a merge, both kept.
            if !seen.insert(text) {
                Err("the line stands here twice".to_owned())
            } else if line.is_indented {
                inside(&line, block, &file, &mut facts)
            } else {
                let (new_block, new_file) = top(&line, &mut facts)?;
                block = new_block;
                file = new_file;
                Ok(())
            }
        });
        if let Err(message) = read {
            if !text.starts_with(' ') {
                block = Block::Unread;
            }
            errors.push(LockError {
                line: u32::try_from(at + 1).unwrap_or(u32::MAX),
                message,
            });
        }
    }
    (facts, errors)
}

/// Lines that are blocks by themselves stand in lists.
fn is_single(text: &str) -> bool {
    text.starts_with("system-error ") || text.starts_with("change ")
}

fn top(line: &Line, facts: &mut Facts) -> Result<(Block, Arc<str>), String> {
    let Some((Some(file), number)) = &line.place else {
        return Err("a block names its file and line".to_owned());
    };
    let place = Place {
        file: file.as_str().into(),
        line: *number,
    };
    let (file, place) = (place.file.clone(), Aside(place));
    let name = line.name.clone();
    let block = match line.kind.as_str() {
        "method" => {
            facts.methods.push(MethodFacts {
                name,
                place,
                ..MethodFacts::default()
            });
            Block::Method
        }
        "event" => {
            facts.events.push(EventFacts {
                name,
                place,
                ..EventFacts::default()
            });
            Block::Event
        }
        "object" => {
            facts.objects.push(ObjectFacts {
                name,
                place,
                ..ObjectFacts::default()
            });
            Block::Object
        }
        "table" => {
            facts.enums.push(EnumFacts {
                file: file.clone(),
                anchor: name,
                place,
                ..EnumFacts::default()
            });
            Block::Table
        }
        "system-error" => {
            facts.system_errors.push(code(line, place.0)?);
            Block::None
        }
        "change" => {
            facts.changelog.push(change(line, place.0)?);
            Block::None
        }
        other => return Err(format!("`{other}` is no kind of block")),
    };
    Ok((block, file))
}

fn inside(line: &Line, block: Block, file: &Arc<str>, facts: &mut Facts) -> Result<(), String> {
    let place = match &line.place {
        Some((own, number)) => Place {
            file: own.as_deref().map_or_else(|| file.clone(), Into::into),
            line: *number,
        },
        None => Place::default(),
    };
    let misplaced = || Err(format!("`{}` does not belong in this block", line.kind));
    match (block, line.kind.as_str()) {
        (Block::Unread, _) => Ok(()),
        (Block::Method, _) => match facts.methods.last_mut() {
            Some(method) => in_method(line, place, method),
            None => misplaced(),
        },
        (Block::Event, "field") => match facts.events.last_mut() {
            Some(event) => {
                event.fields.push(field(line, &place)?);
                Ok(())
            }
            None => misplaced(),
        },
        (Block::Object, "field") => match facts.objects.last_mut() {
            Some(object) => {
                object.fields.push(field(line, &place)?);
                Ok(())
            }
            None => misplaced(),
        },
        (Block::Table, "value") => match facts.enums.last_mut() {
            Some(table) => {
                table.values.push(ValueFacts {
                    value: line.name.clone(),
                    place: Aside(place),
                    ..ValueFacts::default()
                });
                Ok(())
            }
            None => misplaced(),
        },
        _ => misplaced(),
    }
}

fn in_method(line: &Line, place: Place, method: &mut MethodFacts) -> Result<(), String> {
    match line.kind.as_str() {
        "scope" => method.scopes.push(line.name.clone()),
        "since" => method.since = Some(number(&line.name)?),
        "status" => method.statuses.push(number(&line.name)?),
        "error-status" => method.error_statuses.push(number(&line.name)?),
        "includes" if line.name == "system-errors" => method.system_errors = true,
        "param" => method.params.push(field(line, &place)?),
        "returns" => method.returns.push(field(line, &place)?),
        "error" => method.errors.push(code(line, place)?),
        "one-of" => {
            let mut names = vec![line.name.clone()];
            names.extend(line.properties.iter().filter_map(|(_, name)| name.clone()));
            method.one_of.push(OneOf {
                names,
                place: Aside(place),
            });
        }
        other => return Err(format!("`{other}` does not belong in a method")),
    }
    Ok(())
}

fn field(line: &Line, place: &Place) -> Result<FieldFacts, String> {
    let mut field = FieldFacts {
        path: line.name.clone(),
        place: Aside(place.clone()),
        ..FieldFacts::default()
    };
    for (key, value) in &line.properties {
        match (key.as_str(), value) {
            ("required", None) => field.required = true,
            ("open", None) => field.open = true,
            ("type", Some(value)) => field.types.push(value.clone()),
            ("default", Some(value)) => field.default = Some(value.clone()),
            ("min", Some(value)) => field.min = Some(number(value)?),
            ("max", Some(value)) => field.max = Some(number(value)?),
            ("max_chars", Some(value)) => field.max_chars = Some(number(value)?),
            ("max_items", Some(value)) => field.max_items = Some(number(value)?),
            ("max_size", Some(value)) => field.max_size = Some(value.clone()),
            ("since", Some(value)) => field.since = Some(number(value)?),
            ("value", Some(value)) => field.values.push(ValueFacts {
                value: value.clone(),
                place: Aside(place.clone()),
                ..ValueFacts::default()
            }),
            ("from", Some(value)) => {
                let (file, anchor) = value
                    .rsplit_once('#')
                    .ok_or_else(|| format!("`{value}` names no anchor"))?;
                field.values_from = Some(EnumReference {
                    file: file.into(),
                    anchor: anchor.to_owned(),
                });
            }
            _ => return Err(unknown(key)),
        }
    }
    Ok(field)
}

fn code(line: &Line, place: Place) -> Result<CodeFacts, String> {
    let mut code = CodeFacts {
        code: line.name.clone(),
        place: Aside(place),
        ..CodeFacts::default()
    };
    for (key, value) in &line.properties {
        match (key.as_str(), value) {
            ("status", Some(value)) => code.status = Some(number(value)?),
            _ => return Err(unknown(key)),
        }
    }
    Ok(code)
}

fn change(line: &Line, place: Place) -> Result<ChangeLogEntry, String> {
    let mut entry = ChangeLogEntry {
        code: line.name.clone(),
        place: Aside(place),
        ..ChangeLogEntry::default()
    };
    for (key, value) in &line.properties {
        let Some(value) = value else {
            return Err(unknown(key));
        };
        match key.as_str() {
            "kind" => {
                entry.kind = match value.as_str() {
                    "new" => ChangeKind::New,
                    "fix" => ChangeKind::Fix,
                    "breaking" => ChangeKind::Breaking,
                    other => return Err(format!("`{other}` is no kind of change")),
                }
            }
            "revision" => entry.revision = Some(number(value)?),
            "published" => entry.published = Some(date(value)?),
            "until" => entry.supported_until = Some(date(value)?),
            "from" => entry.applies_from = Some(date(value)?),
            "method" => entry.methods.push(value.clone()),
            "event" => entry.events.push(value.clone()),
            _ => return Err(unknown(key)),
        }
    }
    Ok(entry)
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("`{text}` is not a number that fits here"))
}

fn date(text: &str) -> Result<Date, String> {
    let wrong = || format!("`{text}` is not a day such as 2026-05-06");
    let mut parts = text.split('-');
    let mut part = || parts.next().ok_or_else(wrong);
    let (year, month, day) = (part()?, part()?, part()?);
    Date::new(number(year)?, number(month)?, number(day)?).ok_or_else(wrong)
}

fn unknown(key: &str) -> String {
    format!("`{key}` is no property here, or has no value")
}
