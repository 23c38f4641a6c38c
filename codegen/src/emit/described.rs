//! The comment of a setter or a field: what it is, then what bounds it.

use bitrix_schema::api::{Field, Legacy, Limit, Literal, ParamPath, ParamValue, Type};
use bitrix_schema::yaml::{Node, Value};

use super::wire;
use crate::docs::{Doc, code, inline, sentence};
use crate::literal;

/// ```text
/// Text of the message. At most 20,000 characters. Since revision 31.
/// ```
pub(super) fn setter(path: &ParamPath, value: &ParamValue) -> Doc {
    let is_relaxed = value.field.required && !value.argument;
    let required = is_relaxed.then(|| "Has to be set.".to_owned());
    described(&path.dotted(), &value.field, required)
}

/// The same for a field of an object that is sent.
pub(super) fn field(path: &str, field: &Field) -> Doc {
    described(path, field, None)
}

fn described(path: &str, field: &Field, required: Option<String>) -> Doc {
    let mut notes: Vec<String> = required.into_iter().collect();
    notes.extend(
        field
            .default
            .as_ref()
            .map(|default| format!("Default: {}.", code(&in_rust(default, &field.ty)))),
    );
    notes.extend(field.limits.iter().map(|&of| limit(of, &field.ty)));
    notes.extend(field.since.map(since));
    notes.extend(field.legacy.iter().map(older_form));
    if !is_same_name(&field.wire, &field.rust) {
        notes.push(format!("On the wire: {}.", code(path)));
    }
    Doc::of(&field.doc).notes(&notes)
}

/// Whether a reader of the vendor's page finds the setter by the name that is written there.
fn is_same_name(wire: &str, rust: &str) -> bool {
    let letters = |name: &str| name.replace('_', "").to_lowercase();
    letters(wire) == letters(rust)
}

fn limit(limit: Limit, ty: &Type) -> String {
    let counted = |number: u64, what: &str| {
        let plural = if number == 1 { "" } else { "s" };
        format!(
            "{} {what}{plural}.",
            literal::grouped(i128::from(number), ',')
        )
    };
    let number = |number: i64| format!("{}.", literal::grouped(i128::from(number), ','));
    match limit {
        Limit::MinChars(least) => format!("At least {}", counted(least, "character")),
        Limit::MaxChars(most) => format!("At most {}", counted(most, "character")),
        Limit::Min(least) => format!("At least {}", number(least)),
        Limit::Max(most) => format!("At most {}", number(most)),
        Limit::MinItems(least) => format!("At least {}", counted(least, "item")),
        Limit::MaxItems(most) => format!("At most {}", counted(most, "item")),
        Limit::MaxBytes(most) if *ty == Type::Bytes => {
            format!(
                "At most {}",
                counted(most, "byte").replace('.', ", before Base64.")
            )
        }
        Limit::MaxBytes(most) => format!("At most {}", counted(most, "byte")),
        Limit::MaxJsonChars(most) => {
            let counted = counted(most, "character");
            format!("At most {} as JSON.", counted.trim_end_matches('.'))
        }
    }
}

/// A flag is a boolean in Rust.
fn in_rust(default: &Node, ty: &Type) -> String {
    match (ty, &default.value) {
        (Type::Flag, Value::Text(text)) => (text == "Y").to_string(),
        _ => default.to_json(),
    }
}

/// ```text
/// Takes away what [`keyboard`](Self::keyboard) sets: sends `"N"`.
/// ```
pub(super) fn removal(field: &Field, literal: Literal) -> Doc {
    let setter = format!("[`{0}`](Self::{0})", field.rust);
    Doc::new().line(format!(
        "Takes away what {setter} sets: sends {}.",
        code(wire::literal_json(literal))
    ))
}

fn since(revision: u32) -> String {
    format!("Since revision {revision}.")
}

/// `Until 2026-08-06 also: seconds as a number (BOT-BC-0506-1).`
pub(super) fn older_form(legacy: &Legacy) -> String {
    let form = inline(&legacy.form);
    let change = legacy
        .change
        .as_ref()
        .map(|change| format!(" ({})", inline(change)));
    sentence(&format!(
        "Until {} also: {}{}",
        inline(&legacy.until),
        form.trim_end_matches('.'),
        change.unwrap_or_default()
    ))
}
