//! What methods share: error sets, enumerations, the change log.

use bitrix_schema::model::{Code, ErrorSet, Method, Schema};

use super::{Known, Mutations, line, set};

pub(super) fn of_error_sets(schema: &Schema, known: &Known, all: &mut Mutations) {
    for (at, errors) in schema.error_sets.iter().enumerate() {
        let subject = format!("error set {}", errors.name.value);
        for (code, written) in errors.codes.iter().enumerate() {
            let path = format!("codes.{}", written.code.value);
            let missing = missing(schema, known, errors, &written.code.value);
            all.add("drop", (&subject, &path), missing.clone(), move |schema| {
                schema.error_sets[at].codes.remove(code);
            });
            let mut renamed = missing;
            renamed.push(line(
                "code unknown to the docs",
                &subject,
                "codes.SOMETHING_ELSE",
            ));
            all.add("rename", (&subject, &path), renamed, move |schema| {
                set(
                    &mut schema.error_sets[at].codes[code].code,
                    "SOMETHING_ELSE",
                );
            });
        }
    }
}

/// A code that all pages of a set's methods have is missing in the set; else it is missing in the methods.
fn missing(schema: &Schema, known: &Known, errors: &ErrorSet, code: &str) -> Vec<String> {
    let is_common = schema
        .api
        .iter()
        .flat_map(|api| &api.errors)
        .any(|name| name.value == errors.name.value);
    let in_set = |name: &str| {
        let subject = format!("error set {name}");
        line("missing code", &subject, &format!("codes.{code}"))
    };
    if is_common {
        return vec![in_set(&errors.name.value)];
    }
    let has = |codes: &[Code]| codes.iter().any(|known| known.code.value == code);
    let uses = |method: &Method, set: &ErrorSet| {
        let mut used = method.errors.uses.iter();
        used.any(|used| used.value == set.name.value)
    };
    let has_elsewhere = |method: &Method| {
        let mut others = schema.error_sets.iter();
        has(&method.errors.codes)
            || others.any(|other| {
                other.name.value != errors.name.value && uses(method, other) && has(&other.codes)
            })
    };
    let mut lacking: Vec<&Method> = schema
        .methods
        .iter()
        .filter(|method| uses(method, errors) && known.lists(&method.name.value, code))
        .filter(|method| !has_elsewhere(method))
        .collect();
    let mut lines = Vec::new();
    loop {
        let methods_of = |set: &ErrorSet| -> Vec<&Method> {
            let methods = schema.methods.iter();
            methods.filter(|method| uses(method, set)).collect()
        };
        let complete = schema.error_sets.iter().filter(|set| {
            let methods = methods_of(set);
            methods
                .iter()
                .all(|method| known.lists(&method.name.value, code))
        });
        let count = |set: &ErrorSet| lacking.iter().filter(|method| uses(method, set)).count();
        let best = complete.rev().max_by_key(|set| count(set));
        let Some(best) = best.filter(|set| count(set) > 1) else {
            break;
        };
        lacking.retain(|method| !uses(method, best));
        lines.push(in_set(&best.name.value));
    }
    let path = format!("errors.{code}");
    lines.extend(
        lacking
            .iter()
            .map(|method| line("missing code", &method.name.value, &path)),
    );
    lines
}

pub(super) fn of_enums(schema: &Schema, known: &Known, all: &mut Mutations) {
    for (at, values) in schema.enums.iter().enumerate() {
        let subject = format!("enumeration {}", values.name.value);
        for (value, written) in values.values.iter().enumerate() {
            let path = format!("values.{}", written.value.value);
            let missing: Vec<String> = known
                .has(&subject, &path)
                .then(|| line("missing value", &subject, &path))
                .into_iter()
                .collect();
            all.add("drop", (&subject, &path), missing.clone(), move |schema| {
                schema.enums[at].values.remove(value);
            });
            let other = line("value unknown to the docs", &subject, "values.another");
            let other = known.is_closed(&subject).then_some(other);
            all.add(
                "rename",
                (&subject, &path),
                missing.into_iter().chain(other).collect(),
                move |schema| {
                    set(&mut schema.enums[at].values[value].value, "another");
                },
            );
        }
    }
}

pub(super) fn of_change_log(schema: &Schema, all: &mut Mutations) {
    let subject = "change log";
    for (at, (code, _)) in schema.changelog.iter().enumerate() {
        let path = format!("handled.{}", code.value);
        let missing = line("change-log entry not handled", subject, &path);
        all.add(
            "drop",
            (subject, &path),
            vec![missing.clone()],
            move |schema| {
                schema.changelog.remove(at);
            },
        );
        let other = line(
            "change-log entry unknown to the docs",
            subject,
            "handled.X-NEW-0101-1",
        );
        all.add(
            "rename",
            (subject, &path),
            vec![missing, other],
            move |schema| {
                set(&mut schema.changelog[at].0, "X-NEW-0101-1");
            },
        );
    }
}
