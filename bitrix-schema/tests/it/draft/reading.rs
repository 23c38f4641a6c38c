//! Drafts of eight pages, held against what a person read on them.

use std::collections::BTreeMap;
use std::path::Path;

use bitrix_schema::load;
use bitrix_schema::model::{Content, Credentials, Method, Param, Schema};
use serde_json::Value;

use super::vendor::{docs, import, with};

/// How many facts of a kind are the same, of how many.
#[derive(Default)]
struct Shares {
    counts: BTreeMap<&'static str, (usize, usize)>,
    missed: Vec<String>,
}

impl Shares {
    fn count(&mut self, kind: &'static str, what: &str, same: bool) {
        let (equal, all) = self.counts.entry(kind).or_default();
        *all += 1;
        *equal += usize::from(same);
        if !same {
            self.missed.push(format!("{kind} of {what}"));
        }
    }

    fn share(&self, kinds: &[&str]) -> f64 {
        let counts = self.counts.iter().filter(|(kind, _)| kinds.contains(kind));
        let (equal, all) =
            counts.fold((0, 0), |sum, (_, count)| (sum.0 + count.0, sum.1 + count.1));
        f64::from(u32::try_from(equal).unwrap()) / f64::from(u32::try_from(all.max(1)).unwrap())
    }
}

#[test]
fn drafts_say_what_a_person_reads() {
    let Some(docs) = docs() else { return };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/independent_reading");
    let mut shares = Shares::default();
    let mut pages = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let reading: Value = serde_yaml::from_str(&text).unwrap();
        let name = reading["method"].as_str().unwrap().to_owned();
        let (schema, _) = load(with(import(&docs, std::slice::from_ref(&name))));
        compare(&schema, &reading, &name, &mut shares);
        pages += 1;
    }
    for (kind, (equal, all)) in &shares.counts {
        println!("{kind}: {equal} of {all}");
    }
    println!("{pages} pages; not the same: {:?}", shares.missed);
    assert_eq!(pages, 8);
    let certain = ["names", "required flags", "types", "codes", "scopes"];
    assert!(shares.share(&certain) >= 1.0, "{:?}", shares.missed);
    let numbers = ["defaults", "limits", "values"];
    assert!(shares.share(&numbers) >= 0.95, "{:?}", shares.missed);
}

fn compare(schema: &Schema, reading: &Value, name: &str, shares: &mut Shares) {
    let method = schema
        .methods
        .iter()
        .find(|method| method.name.value == name)
        .unwrap();
    shares.count(
        "scopes",
        name,
        reading["scope"][0] == method.scope.value.as_str(),
    );
    let params = reading["params"].as_array().unwrap();
    for row in params {
        let path = row["path"].as_str().unwrap();
        let what = format!("{name} {path}");
        let found = parameter(method, path);
        shares.count("names", &what, found.is_some());
        if let Some(found) = found {
            row_of(schema, row, &found, &what, shares);
        }
    }
    shares.count(
        "names",
        &format!("{name}, no others"),
        paths(&method.params, "") == own(params, method),
    );
    for row in reading["returns"].as_array().unwrap() {
        let path = row["path"].as_str().unwrap();
        let Some(path) = path.strip_prefix("result") else {
            continue;
        };
        let what = format!("{name} result{path}");
        let found = result(schema, method, path);
        shares.count("names", &what, found.is_some());
        if let Some(found) = found {
            shares.count("types", &what, types_agree(schema, row, &found));
        }
    }
    let mut codes: Vec<_> = method
        .errors
        .codes
        .iter()
        .map(|code| code.code.value.as_str())
        .collect();
    codes.sort_unstable();
    let listed = reading["errors"].as_array().map_or(&[][..], Vec::as_slice);
    for code in listed {
        shares.count(
            "codes",
            &format!("{name} {code}"),
            codes.contains(&code.as_str().unwrap()),
        );
    }
    shares.count(
        "codes",
        &format!("{name}, no others"),
        codes.len() == listed.len(),
    );
}

/// A parameter, or a credential that the client fills in.
struct Found<'a> {
    ty: String,
    required: bool,
    param: Option<&'a Param>,
}

fn parameter<'a>(method: &'a Method, path: &str) -> Option<Found<'a>> {
    let filled_in = |ty: &str, required| {
        Some(Found {
            ty: ty.to_owned(),
            required,
            param: None,
        })
    };
    match (path, method.credentials.value) {
        ("botId", Credentials::Bot) => return filled_in("int", true),
        ("botToken", Credentials::Bot | Credentials::Token) => return filled_in("string", false),
        _ => {}
    }
    let mut params = &method.params;
    let mut segments = path.split('.').peekable();
    loop {
        let segment = segments.next()?;
        let param = params.iter().find(|param| param.name.value == segment)?;
        match (&param.content, segments.peek()) {
            (Content::Inline(inside), Some(_)) => params = inside,
            (_, Some(_)) => return None,
            (content, None) => {
                let required = param
                    .required
                    .as_ref()
                    .is_some_and(|required| required.value);
                return Some(Found {
                    ty: type_text(content),
                    required,
                    param: Some(param),
                });
            }
        }
    }
}

fn type_text(content: &Content) -> String {
    match content {
        Content::Type(ty) => ty.value.clone(),
        Content::Inline(_) | Content::Unclear => "json".to_owned(),
    }
}

fn row_of(schema: &Schema, row: &Value, found: &Found<'_>, what: &str, shares: &mut Shares) {
    shares.count("types", what, types_agree(schema, row, &found.ty));
    let required = row["required"].as_bool().unwrap_or_default();
    shares.count("required flags", what, required == found.required);
    let Some(param) = found.param else { return };
    let default = param
        .default
        .as_ref()
        .map(bitrix_schema::yaml::Node::to_json);
    let default = default.map(|text| text.trim_matches('"').to_owned());
    let read = row["default"].as_str();
    if read.is_some() || default.is_some() {
        shares.count("defaults", what, read == default.as_deref());
    }
    for key in ["min", "max", "max_chars", "max_items"] {
        let ours = param.limits.iter().find(|limit| limit.value.key == key);
        let (read, ours) = (row[key].as_i64(), ours.map(|limit| limit.value.number));
        if read.is_some() || ours.is_some() {
            shares.count("limits", what, read == ours);
        }
    }
    let Some(values) = row["values"].as_array() else {
        return;
    };
    let known = schema.enums.iter().find(|item| found.ty == item.name.value);
    for value in values {
        let value = value.as_str().unwrap();
        let is_bool = found.ty == "bool" && ["true", "false"].contains(&value);
        let listed =
            known.is_some_and(|item| item.values.iter().any(|one| one.value.value == value));
        shares.count("values", &format!("{what} {value}"), is_bool || listed);
    }
}

/// The type behind a path: `.users[].id`.
fn result(schema: &Schema, method: &Method, path: &str) -> Option<String> {
    let returns = &method.returns;
    let mut fields = returns.fields.as_deref();
    let mut ty = match (&returns.ty, &returns.key, fields) {
        (Some(ty), None, _) => ty.value.clone(),
        (Some(ty), Some(key), _) => {
            return match path.strip_prefix('.') {
                None => Some("json".to_owned()),
                Some(name) => (name == key.value).then(|| ty.value.clone()),
            };
        }
        (None, ..) => "json".to_owned(),
    };
    for segment in path.split('.').skip(1) {
        let name = segment.trim_end_matches("[]");
        let field = fields?.iter().find(|field| field.name.value == name)?;
        ty = type_text(&field.content);
        let item = alternatives(&ty).into_iter().next()?;
        let mut objects = schema.objects.iter();
        let object = objects.find(|object| object.name.value == item.trim_end_matches("[]"));
        fields = object.map(|object| object.fields.as_slice());
    }
    Some(ty)
}

fn alternatives(ty: &str) -> Vec<String> {
    ty.split(" | ").map(str::to_owned).collect()
}

/// Whether every type on the page is an alternative of the draft's. Pages that contradict an object's own page, of which
/// the object has more, are none the less covered.
fn types_agree(schema: &Schema, row: &Value, ty: &str) -> bool {
    let ours = alternatives(ty);
    let types = row["type"].as_array().unwrap();
    types.iter().all(|word| {
        let word = word.as_str().unwrap();
        ours.iter().any(|ours| agrees(schema, word, ours))
    })
}

fn agrees(schema: &Schema, word: &str, ours: &str) -> bool {
    if let Some(item) = word.strip_suffix("[]") {
        return ours
            .strip_suffix("[]")
            .is_some_and(|ours| agrees(schema, item, ours));
    }
    let is_object = schema
        .objects
        .iter()
        .any(|object| object.name.value == ours);
    let is_enum = schema.enums.iter().any(|item| item.name.value == ours);
    match word {
        "integer" => ours == "int" || ours.ends_with("Id"),
        "boolean" => ["bool", "false"].contains(&ours),
        "string" => {
            is_enum || ["string", "secret", "bytes", "DialogId", "DateTime"].contains(&ours)
        }
        "datetime" => ours == "DateTime",
        "null" => ours == "null",
        "array" => ours == "json" || ours.ends_with("[]"),
        "object" => is_object || ours == "json" || ours.starts_with("map<"),
        "file" => ours == "json",
        name => is_object && [name.to_owned(), format!("{name}Info")].contains(&ours.to_owned()),
    }
}

fn paths(params: &[Param], above: &str) -> Vec<String> {
    let mut found: Vec<_> = params
        .iter()
        .flat_map(|param| {
            let path = format!("{above}{}", param.name.value);
            let inside = match &param.content {
                Content::Inline(inside) => paths(inside, &format!("{path}.")),
                _ => Vec::new(),
            };
            std::iter::once(path).chain(inside)
        })
        .collect();
    found.sort();
    found
}

/// The paths of the page, without those that the client fills in.
fn own(params: &[Value], method: &Method) -> Vec<String> {
    let paths = params.iter().map(|row| row["path"].as_str().unwrap());
    let own =
        paths.filter(|path| parameter(method, path).is_none_or(|found| found.param.is_some()));
    let mut own: Vec<_> = own.map(str::to_owned).collect();
    own.sort();
    own
}
