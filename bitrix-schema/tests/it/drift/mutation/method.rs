//! Methods.

use bitrix_schema::At;
use bitrix_schema::model::{Credentials, Method};

use super::{Known, Mutations, field, line, set, way};

pub(super) fn of(at: usize, method: &Method, known: &Known, all: &mut Mutations) {
    let name = method.name.as_str();
    let scope = vec![line("scope differs", name, "scope")];
    all.add("other", (name, "scope"), scope, move |schema| {
        set(&mut schema.methods[at].scope, "roof");
    });
    let page = vec![line("page differs", name, "docs")];
    all.add("other", (name, "docs"), page, move |schema| {
        set(&mut schema.methods[at].docs, "elsewhere.md");
    });
    if method.since.is_some() && known.has_since(name) {
        let since = vec![line("since differs", name, "since")];
        all.add("no", (name, "since"), since, move |schema| {
            schema.methods[at].since = None;
        });
    }
    for (set, names) in method.one_of.iter().enumerate() {
        let mut names: Vec<&str> = names.iter().map(At::as_str).collect();
        names.sort_unstable();
        let path = format!("one_of.{}", names.join("|"));
        let missing = vec![line("missing one-of", name, &path)];
        all.add("drop", (name, &path), missing, move |schema| {
            schema.methods[at].one_of.remove(set);
        });
    }
    credentials(at, method, all);
    codes(at, method, known, all);
    let way_to = way(move |schema| &mut schema.methods[at].params);
    field::of_all(
        &method.params,
        (name, "params"),
        "parameter",
        &way_to,
        known,
        all,
    );
    match &method.returns.fields {
        Some(fields) => {
            let way_to =
                way(move |schema| schema.methods[at].returns.fields.get_or_insert_default());
            field::of_all(fields, (name, "returns"), "field", &way_to, known, all);
        }
        None => result(at, method, all),
    }
}

fn credentials(at: usize, method: &Method, all: &mut Mutations) {
    let name = method.name.as_str();
    let (id, token) = ("params.botId", "params.botToken");
    let mut change = |path: &str, expected: Vec<String>, to: Credentials| {
        all.add("no credentials", (name, path), expected, move |schema| {
            schema.methods[at].credentials.value = to;
        });
    };
    // What the method has among its own parameters too stays.
    let missing = |paths: &[&str]| -> Vec<String> {
        let is_own = |path: &str| {
            let mut own = method.params.iter();
            own.any(|param| path == format!("params.{}", param.name.value))
        };
        let paths = paths.iter().filter(|path| !is_own(path));
        paths
            .map(|path| line("missing parameter", name, path))
            .collect()
    };
    match method.credentials.value {
        Credentials::Bot => {
            change(id, missing(&[id, token]), Credentials::None);
            change(id, missing(&[id]), Credentials::Token);
        }
        Credentials::Token => change(token, missing(&[token]), Credentials::None),
        Credentials::None => {
            let unknown = line("parameter unknown to the docs", name, token);
            change(token, vec![unknown], Credentials::Token);
        }
    }
}

fn codes(at: usize, method: &Method, known: &Known, all: &mut Mutations) {
    let name = method.name.as_str();
    for (code, written) in method.errors.codes.iter().enumerate() {
        let path = format!("errors.{}", written.code.value);
        // A set that the method uses may have the code too.
        let missing: Vec<String> = (!known.is_in_a_set(name, written.code.as_str()))
            .then(|| line("missing code", name, &path))
            .into_iter()
            .collect();
        all.add("drop", (name, &path), missing.clone(), move |schema| {
            schema.methods[at].errors.codes.remove(code);
        });
        let other = line("code unknown to the docs", name, "errors.SOMETHING_ELSE");
        all.add(
            "rename",
            (name, &path),
            missing.into_iter().chain([other]).collect(),
            move |schema| {
                set(
                    &mut schema.methods[at].errors.codes[code].code,
                    "SOMETHING_ELSE",
                );
            },
        );
    }
}

/// A result that is one value, under a key.
fn result(at: usize, method: &Method, all: &mut Mutations) {
    let name = method.name.as_str();
    let Some(key) = &method.returns.key else {
        return;
    };
    let path = format!("returns.{}.type", key.value);
    let ty = vec![line("type differs", name, &path)];
    all.add("type of", (name, "returns"), ty, move |schema| {
        if let Some(ty) = &mut schema.methods[at].returns.ty {
            set(ty, "float");
        }
    });
    let whole = vec![line("type differs", name, "returns.type")];
    all.add("key of", (name, "returns"), whole, move |schema| {
        if let Some(key) = &mut schema.methods[at].returns.key {
            set(key, "done");
        }
    });
}
