//! Limits: which type takes which, and whether they can all hold.

use super::Checker;
use crate::api::{Limit, Type};
use crate::diagnostic::Diagnostic;
use crate::model::{Param, WrittenLimit};
use crate::source::At;

impl Checker<'_> {
    pub(super) fn limits(&mut self, param: &Param, ty: &Type) -> Vec<Limit> {
        let mut limits = Vec::new();
        for written in &param.limits {
            match limit_of(written, ty) {
                Ok(limit) => limits.push(limit),
                Err(finding) => self.report(*finding),
            }
        }
        self.contradiction(param, "min", "max");
        self.contradiction(param, "min_chars", "max_chars");
        self.contradiction(param, "min_items", "max_items");
        limits
    }

    fn contradiction(&mut self, param: &Param, least: &str, most: &str) {
        let written = |key: &str| param.limits.iter().find(|limit| limit.value.key == key);
        if let (Some(low), Some(high)) = (written(least), written(most))
            && low.value.number > high.value.number
        {
            self.report(
                Diagnostic::new(
                    low.place,
                    format!("`{least}` is larger than `{most}`: no value can satisfy both"),
                )
                .label(format!("more than {}", high.value.number))
                .related(high.place, format!("`{most}`")),
            );
        }
    }
}

fn limit_of(written: &At<WrittenLimit>, ty: &Type) -> Result<Limit, Box<Diagnostic>> {
    let WrittenLimit { key, number } = written.value;
    let count = u64::try_from(number).unwrap_or_default();
    let limit = match key {
        "min" => Limit::Min(number),
        "max" => Limit::Max(number),
        "min_chars" => Limit::MinChars(count),
        "max_chars" => Limit::MaxChars(count),
        "max_bytes" => Limit::MaxBytes(count),
        "min_items" => Limit::MinItems(count),
        "max_json_chars" => Limit::MaxJsonChars(count),
        _ => Limit::MaxItems(count),
    };
    let (fits, kind) = match limit {
        Limit::Min(_) | Limit::Max(_) => (matches!(ty, Type::Int | Type::Float), "a number"),
        Limit::MinChars(_) | Limit::MaxChars(_) => {
            (matches!(ty, Type::Text | Type::Secret), "a text")
        }
        Limit::MaxBytes(_) => (
            matches!(ty, Type::Text | Type::Secret | Type::Bytes),
            "a text or bytes",
        ),
        Limit::MinItems(_) | Limit::MaxItems(_) => (
            matches!(ty, Type::List(_) | Type::Map(..)),
            "a list or a map",
        ),
        Limit::MaxJsonChars(_) => (true, "any value"),
    };
    if let Limit::MaxChars(0) | Limit::MaxBytes(0) | Limit::MaxItems(0) | Limit::MaxJsonChars(0) =
        limit
    {
        return Err(Box::new(
            Diagnostic::new(written.place, format!("`{key}: 0` leaves nothing to give"))
                .label("expected 1 or more")
                .help("correct the number, or remove the limit"),
        ));
    }
    if fits {
        return Ok(limit);
    }
    Err(Box::new(
        Diagnostic::new(
            written.place,
            format!("`{key}` limits {kind}, and this is none"),
        )
        .label("does not fit the type")
        .help("min and max limit numbers, *_chars texts, max_bytes texts and bytes, *_items lists and maps"),
    ))
}
