//! Objects some of whose fields are those of another object, which stand among their own.

use super::Types;
use crate::api::{Field, Type};
use crate::yaml::Node;

/// The fields that data of an object can have: its own and, in place of each flat one, those of what it brings along.
/// Of a union that is the first variant whose required fields are all there. `Err` with the union's name where none is.
pub(super) fn fields_of<'a>(
    node: &Node,
    fields: &'a [Field],
    types: &Types<'a>,
) -> Result<Vec<&'a Field>, String> {
    let mut all = Vec::new();
    for field in fields {
        if !field.is_flat {
            all.push(field);
            continue;
        }
        match brought_by(&field.ty, node, types) {
            Some(brought) => all.extend(brought),
            None if field.required => return Err(name(&field.ty).to_owned()),
            None => {}
        }
    }
    Ok(all)
}

fn brought_by<'a>(ty: &Type, node: &Node, types: &Types<'a>) -> Option<&'a [Field]> {
    match ty {
        Type::Object(name) => types.objects.get(name.as_str()).map(|of| &of.fields[..]),
        Type::Union(name) => {
            let union = types.unions.get(name.as_str())?;
            let variants = union
                .variants
                .iter()
                .filter_map(|of| brought_by(&of.ty, node, types));
            variants.into_iter().find(|fields| is_given(node, fields))
        }
        _ => None,
    }
}

fn is_given(node: &Node, fields: &[Field]) -> bool {
    fields.iter().all(|of| {
        let given = node.get(&of.wire);
        match &of.constant {
            Some(constant) => given.is_some_and(|given| given.to_json() == constant.to_json()),
            None => !of.required || given.is_some(),
        }
    })
}

fn name(ty: &Type) -> &str {
    match ty {
        Type::Object(name) | Type::Union(name) => name,
        _ => "",
    }
}
