//! Unions: what arrives must say by itself which of the variants it is. What is only sent need not.

use super::Checker;
use crate::api::{Api, Type, Union};
use crate::diagnostic::Diagnostic;
use crate::model;
use crate::source::Place;

impl Checker<'_> {
    /// Holds the variants of each union against one another.
    pub(super) fn told_apart(&mut self, api: &Api) {
        let schema = self.schema;
        let unions = schema.unions.iter().zip(&api.unions);
        for (written, union) in unions.filter(|(_, union)| union.is_output || !union.is_input) {
            for (position, second) in union.variants.iter().enumerate() {
                let place = written.variants[position].ty.place;
                if let Type::Json | Type::Union(_) = second.ty {
                    self.report(not_one_kind(place, &second.ty));
                    continue;
                }
                self.told_from_earlier(written, union, position);
            }
        }
    }

    fn told_from_earlier(&mut self, written: &model::Union, union: &Union, position: usize) {
        let second = &union.variants[position];
        let place = written.variants[position].ty.place;
        for (first, said) in union.variants[..position].iter().zip(&written.variants) {
            let finding = if is_container(&first.ty) && kind(&first.ty) == kind(&second.ty) {
                let (one, other) = (&first.variant, &second.variant);
                Diagnostic::new(place, format!("`{one}` and `{other}` are both {} in JSON", kind(&second.ty)))
                    .label("cannot be told apart")
                    .help("make them one type: an object with the fields of both, `json[]` for lists of two types")
            } else if takes(&first.ty, &second.ty) {
                let (one, other) = (&first.variant, &second.variant);
                Diagnostic::new(
                    place,
                    format!("no value ever becomes `{other}`: `{one}` takes them all"),
                )
                .label("never reached")
                .help("put the narrower type first, or remove one of the two")
            } else {
                continue;
            };
            self.report(finding.related(said.ty.place, format!("`{}`", first.variant)));
            return;
        }
    }
}

fn not_one_kind(place: Place, ty: &Type) -> Diagnostic {
    let finding = Diagnostic::new(
        place,
        "a variant of a union is of one JSON kind, and this may be of any",
    )
    .label("may be anything");
    finding.help(match ty {
        Type::Json => "name the type; or use `json` in place of the union",
        _ => "write its variants here",
    })
}

fn is_container(ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::Object(_) | Type::Map(..))
}

fn kind(ty: &Type) -> &'static str {
    match ty {
        Type::List(_) => "lists",
        Type::Object(_) | Type::Map(..) => "objects",
        _ => "values",
    }
}

/// Whether the client reads all that `second` could read as `first`, which comes before it.
fn takes(first: &Type, second: &Type) -> bool {
    let is_integer = matches!(second, Type::Int | Type::Id(_));
    let is_text = matches!(
        second,
        Type::Text
            | Type::Secret
            | Type::Enum(_)
            | Type::Uuid
            | Type::Bytes
            | Type::DateTime
            | Type::DialogId
    );
    match first {
        Type::Text | Type::Secret => is_text || is_integer || *second == Type::Float,
        Type::DialogId => is_text || is_integer,
        Type::Enum(_) => is_text,
        Type::Float => is_integer || *second == Type::Float,
        Type::Int | Type::Id(_) => is_integer,
        _ => first == second,
    }
}
