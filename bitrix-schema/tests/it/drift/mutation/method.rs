//! Methods.

use bitrix_schema::At;
use bitrix_schema::model::{Credentials, Method};

use super::{Mutations, field, line, set, way};

pub(super) fn of(at: usize, method: &Method, all: &mut Mutations) {
    let name = method.name.as_str();
    let scope = vec![line("scope differs", name, "scope")];
    all.add("other", (name, "scope"), scope, move |schema| {
        set(&mut schema.methods[at].scope, "roof");
    });
    let page = vec![line("page differs", name, "docs")];
    all.add("other", (name, "docs"), page, move |schema| {
        set(&mut schema.methods[at].docs, "elsewhere.md");
    });
    if method.since.is_some() {
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
    codes(at, method, all);
    let way_to = way(move |schema| &mut schema.methods[at].params);
    field::of_all(&method.params, (name, "params"), "parameter", &way_to, all);
    match &method.returns.fields {
        Some(fields) => {
            let way_to =
                way(move |schema| schema.methods[at].returns.fields.get_or_insert_default());
            field::of_all(fields, (name, "returns"), "field", &way_to, all);
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
    if method.credentials.value == Credentials::Bot {
        let missing = [id, token].map(|path| line("missing parameter", name, path));
        change(id, missing.to_vec(), Credentials::None);
        change(id, missing[..1].to_vec(), Credentials::Token);
    } else {
        let unknown = line("parameter unknown to the docs", name, token);
        change(token, vec![unknown], Credentials::Token);
    }
}

fn codes(at: usize, method: &Method, all: &mut Mutations) {
    let name = method.name.as_str();
    for (code, written) in method.errors.codes.iter().enumerate() {
        let path = format!("errors.{}", written.code.value);
        let missing = line("missing code", name, &path);
        all.add(
            "drop",
            (name, &path),
            vec![missing.clone()],
            move |schema| {
                schema.methods[at].errors.codes.remove(code);
            },
        );
        let other = line("code unknown to the docs", name, "errors.SOMETHING_ELSE");
        all.add(
            "rename",
            (name, &path),
            vec![missing, other],
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
