//! Parameters and fields.

use bitrix_schema::model::{Content, Param};
use bitrix_schema::yaml::{Node, Value};
use bitrix_schema::{At, Place};

use super::{Known, Mutations, Way, line, set, way};

pub(super) fn of_all(
    params: &[Param],
    (subject, root): (&str, &str),
    thing: &str,
    way: &Way,
    known: &Known,
    all: &mut Mutations,
) {
    for (at, param) in params.iter().enumerate() {
        let path = format!("{root}.{}", param.name.value);
        let here = (subject, path.as_str());
        names(at, here, (thing, root), way, known, all);
        if known.has(subject, &path) {
            properties(at, param, here, thing == "parameter", way, all);
        }
        match &param.content {
            Content::Type(ty) if known.has(subject, &path) => {
                types(at, &ty.value, here, way, known, all);
            }
            Content::Inline(inline) => {
                let above = way.clone();
                let below = self::way(move |schema| match &mut above(schema)[at].content {
                    Content::Inline(params) => params,
                    _ => panic!("the group is still there"),
                });
                of_all(inline, here, thing, &below, known, all);
            }
            Content::Type(_) | Content::Unclear => {}
        }
    }
}

fn names(
    at: usize,
    (subject, path): (&str, &str),
    (thing, root): (&str, &str),
    way: &Way,
    known: &Known,
    all: &mut Mutations,
) {
    let missing: Vec<String> = known
        .has(subject, path)
        .then(|| line(&format!("missing {thing}"), subject, path))
        .into_iter()
        .collect();
    let to = way.clone();
    all.add("drop", (subject, path), missing.clone(), move |schema| {
        to(schema).remove(at);
    });
    let is_described = !subject.starts_with("object ") || known.is_closed(subject);
    let other = is_described.then(|| {
        line(
            &format!("{thing} unknown to the docs"),
            subject,
            &format!("{root}.somethingElse"),
        )
    });
    let to = way.clone();
    all.add(
        "rename",
        (subject, path),
        missing.into_iter().chain(other).collect(),
        move |schema| {
            set(&mut to(schema)[at].name, "somethingElse");
        },
    );
}

fn properties(
    at: usize,
    param: &Param,
    (subject, path): (&str, &str),
    is_parameter: bool,
    way: &Way,
    all: &mut Mutations,
) {
    let mut add = |what: &str, property: &str, spoil: fn(&mut Param)| {
        let differs = match property {
            "required" | "default" => format!("{property} differs"),
            _ => "limit differs".to_owned(),
        };
        let expected = vec![line(&differs, subject, &format!("{path}.{property}"))];
        let to = way.clone();
        all.add(what, (subject, path), expected, move |schema| {
            spoil(&mut to(schema)[at]);
        });
    };
    if is_parameter {
        add("flip required of", "required", |param| {
            let is_required = param.required.as_ref().is_some_and(|at| at.value);
            param.required = Some(At::new(!is_required, Place::default()));
        });
    }
    add("other default of", "default", |param| {
        param.default = Some(Node {
            value: Value::Text("another".to_owned()),
            place: param.name.place,
            comment: None,
        });
    });
    // No default and `null` are the same.
    let has_default = |default: &Node| !matches!(default.value, Value::Null);
    if param.default.as_ref().is_some_and(has_default) {
        add("no default of", "default", |param| param.default = None);
    }
    for limit in &param.limits {
        let key = limit.value.key;
        if param.limits.len() == 1 {
            add("no limit of", key, |param| param.limits.clear());
        }
        if key.starts_with("max") {
            add("other limit of", key, |param| {
                param.limits.last_mut().expect("a limit").value.number += 1;
            });
        } else {
            add("other limit of", key, |param| {
                param.limits.first_mut().expect("a limit").value.number -= 1;
            });
        }
    }
}

fn types(
    at: usize,
    ty: &str,
    (subject, path): (&str, &str),
    way: &Way,
    known: &Known,
    all: &mut Mutations,
) {
    // Anything fits that.
    if ty == "json" {
        return;
    }
    // No type of the docs is a list of lists of booleans, except that any list is an `array`.
    let other = if ty.contains("[]") {
        "bool"
    } else {
        "bool[][]"
    };
    let mut others = vec![other.to_owned()];
    if !ty.contains('|') && known.has_type(subject, path) {
        others.push(format!("{ty} | null"));
    }
    for other in others {
        let expected = vec![line("type differs", subject, &format!("{path}.type"))];
        let to = way.clone();
        all.add(
            &format!("{other} for"),
            (subject, path),
            expected,
            move |schema| {
                let param = &mut to(schema)[at];
                param.content = Content::Type(At::new(other.clone(), param.name.place));
            },
        );
    }
}
