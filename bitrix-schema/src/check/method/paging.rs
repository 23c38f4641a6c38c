//! How the pages of a list follow one another.

use crate::api::{Method, Object, Paging, ParamPath, Returns, Type};
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
        let offset = self
            .parameter_named(&written.offset, method)
            .map(|(path, _)| path);
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
        let next = result_field(
            &written.next,
            |ty| matches!(ty, Type::Int | Type::Id(_)),
            "a number or an ID",
        );
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
            offset: offset.unwrap_or_else(|| ParamPath(Vec::new())),
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
        let fields = match &method.returns {
            Returns::Object { fields, .. } => fields.as_slice(),
            Returns::Value {
                ty: Type::Object(object),
                ..
            } => objects
                .iter()
                .find(|known| known.name == *object)
                .map_or(&[][..], |known| known.fields.as_slice()),
            Returns::Value { .. } => &[],
        };
        match fields.iter().find(|field| field.wire == name.value) {
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
