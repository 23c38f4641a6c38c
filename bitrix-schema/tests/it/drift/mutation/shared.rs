//! What methods share: error sets, enumerations, the change log.

use bitrix_schema::model::{Code, ErrorSet, Schema};

use super::{Mutations, line, set};

pub(super) fn of_error_sets(schema: &Schema, all: &mut Mutations) {
    for (at, errors) in schema.error_sets.iter().enumerate() {
        let subject = format!("error set {}", errors.name.value);
        for (code, written) in errors.codes.iter().enumerate() {
            let path = format!("codes.{}", written.code.value);
            let missing = missing(schema, errors, &written.code.value);
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

/// Which set a code of a page belongs to is not said there: it is missing in the methods.
fn missing(schema: &Schema, errors: &ErrorSet, code: &str) -> Vec<String> {
    let is_common = schema
        .api
        .iter()
        .flat_map(|api| &api.errors)
        .any(|name| name.value == errors.name.value);
    if is_common {
        let subject = format!("error set {}", errors.name.value);
        return vec![line("missing code", &subject, &format!("codes.{code}"))];
    }
    let has = |codes: &[Code]| codes.iter().any(|known| known.code.value == code);
    let methods = schema.methods.iter().filter(|method| {
        let uses = |name: &str| method.errors.uses.iter().any(|used| used.value == name);
        let has_elsewhere = schema.error_sets.iter().any(|other| {
            other.name.value != errors.name.value && uses(&other.name.value) && has(&other.codes)
        });
        uses(&errors.name.value) && !has_elsewhere && !has(&method.errors.codes)
    });
    methods
        .map(|method| {
            line(
                "missing code",
                &method.name.value,
                &format!("errors.{code}"),
            )
        })
        .collect()
}

pub(super) fn of_enums(schema: &Schema, all: &mut Mutations) {
    for (at, values) in schema.enums.iter().enumerate() {
        let subject = format!("enumeration {}", values.name.value);
        for (value, written) in values.values.iter().enumerate() {
            let path = format!("values.{}", written.value.value);
            let missing = line("missing value", &subject, &path);
            all.add(
                "drop",
                (&subject, &path),
                vec![missing.clone()],
                move |schema| {
                    schema.enums[at].values.remove(value);
                },
            );
            let other = line("value unknown to the docs", &subject, "values.another");
            all.add(
                "rename",
                (&subject, &path),
                vec![missing, other],
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
