//! How the pages of a list follow one another.

use crate::api::{Field, Method, Object, Paging, ParamPath, Returns, Type};
use crate::check::Checker;
use crate::diagnostic::Diagnostic;
use crate::model;
use crate::source::At;
use crate::spelling::nearest;

impl Checker<'_> {
    pub(super) fn paging(
        &mut self,
        written: &model::Paging,
        method: &Method,
        objects: &[Object],
    ) -> Paging {
        let offset = self.parameter_named(&written.offset, method);
        let offset_type = offset.as_ref().map(|(_, value)| &value.field.ty);
        if !offset_type.is_none_or(is_offset) {
            self.report(
                Diagnostic::new(
                    written.offset.place,
                    format!("`{}` is no number that could move on", written.offset.value),
                )
                .label("expected a parameter of type int, or an ID"),
            );
        }
        let limit = written
            .limit
            .as_ref()
            .and_then(|name| self.parameter_of_type(name, method, &Type::Int));
        let mut result_field =
            |name: &Option<At<String>>, fits: fn(&Type) -> bool, expected: &str| {
                let name = name.as_ref()?;
                self.result_field(name, method, objects, fits, expected);
                Some(name.value.clone())
            };
        let items = result_field(&written.items, |ty| matches!(ty, Type::List(_)), "a list");
        let more = result_field(&written.more, |ty| matches!(ty, Type::Bool), "a boolean");
        let next = result_field(&written.next, is_offset, "a number or an ID");
        if let (Some(next), Some(offset)) = (&written.next, offset_type)
            && let Some(field) = field_named(&next.value, method, objects)
            && is_offset(&field.ty)
            && field.ty != *offset
        {
            self.report(
                Diagnostic::new(
                    next.place,
                    format!(
                        "`{}` has another type than `{}`",
                        next.value, written.offset.value
                    ),
                )
                .label("becomes the next offset")
                .help("give both one type: `int`, or the same ID"),
            );
        }
        if items.is_none()
            && !matches!(
                &method.returns,
                Returns::Value {
                    ty: Type::List(_),
                    ..
                }
            )
        {
            self.report(
                Diagnostic::new(written.place, "`items` is missing")
                    .label("which field holds the items?")
                    .help("without `items` the result itself is the list, and it is none"),
            );
        }
        Paging {
            offset: offset.map_or_else(|| ParamPath(Vec::new()), |(path, _)| path),
            limit,
            items,
            more,
            next,
        }
    }

    fn result_field(
        &mut self,
        name: &At<String>,
        method: &Method,
        objects: &[Object],
        fits: fn(&Type) -> bool,
        expected: &str,
    ) {
        let fields = result_fields(method, objects);
        match field_named(&name.value, method, objects) {
            Some(field) if fits(&field.ty) => {}
            Some(_) => self.report(
                Diagnostic::new(name.place, format!("`{}` is not {expected}", name.value))
                    .label(format!("expected {expected}")),
            ),
            None => {
                let finding = Diagnostic::new(
                    name.place,
                    format!("the result has no field `{}`", name.value),
                )
                .label("unknown field");
                let meant = nearest(&name.value, fields.iter().map(|field| field.wire.as_str()));
                self.report(match meant {
                    Some(field) => finding.help(format!("did you mean `{field}`?")),
                    None => finding.help("name a field of `returns`"),
                });
            }
        }
    }
}

fn is_offset(ty: &Type) -> bool {
    matches!(ty, Type::Int | Type::Id(_))
}

fn field_named<'a>(wire: &str, method: &'a Method, objects: &'a [Object]) -> Option<&'a Field> {
    let mut fields = result_fields(method, objects).iter();
    fields.find(|field| field.wire == wire)
}

fn result_fields<'a>(method: &'a Method, objects: &'a [Object]) -> &'a [Field] {
    match &method.returns {
        Returns::Object { fields, .. } => fields,
        Returns::Value {
            ty: Type::Object(object),
            ..
        } => objects
            .iter()
            .find(|known| known.name == *object)
            .map_or(&[][..], |known| &known.fields),
        Returns::Value { .. } => &[],
    }
}
