//! How the pages of a list follow one another, where the page of the method names all parts of it.

use super::phrases::singular;
use super::yaml::{Map, Yaml};

/// `paging` with all of its parts, or what is left to decide about it.
pub(super) enum Paging {
    None,
    Whole(Map),
    Open(String),
}

/// Names with which the API pages through lists.
const OFFSET: [&str; 1] = ["offset"];
const LIMIT: [&str; 1] = ["limit"];
const MORE: [&str; 3] = ["hasNextPage", "hasMore", "hasNext"];
const NEXT: [&str; 2] = ["nextOffset", "next"];
/// Names that say that there are pages, and not how they follow one another.
const OTHERS: [&str; 2] = ["start", "lastId"];

/// The paging of a method from its drafted parameters and result; `subject` is what the method is about.
pub(super) fn of(params: &Map, returns: &Map, subject: &str) -> Paging {
    let nothing = Map::default();
    let fields = match returns.get("fields") {
        Some(Yaml::Map(fields)) => fields,
        _ => &nothing,
    };
    let found = |map: &Map| {
        let known = [&OFFSET[..], &LIMIT, &MORE, &NEXT, &OTHERS];
        let is_known = |name: &&str| known.iter().any(|names| is_one(name, names));
        let names = map.keys().filter(is_known);
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    let found = [found(params), found(fields)].concat();
    if found.is_empty() {
        return Paging::None;
    }
    whole(params, returns, fields, subject).map_or_else(
        || {
            let found = found.join(", ");
            Paging::Open(format!(
                "does it page? describe it under `paging`, which has {found}"
            ))
        },
        Paging::Whole,
    )
}

/// An offset that moves on, a limit, the items, and what says whether more follow.
fn whole(params: &Map, returns: &Map, fields: &Map, subject: &str) -> Option<Map> {
    let moves = |ty: &str| ty == "int" || ty.ends_with("Id") && ty != "DialogId";
    let (offset, offset_type) = named(params, &OFFSET, moves)?;
    let (limit, _) = named(params, &LIMIT, |ty| ty == "int")?;
    let more = named(fields, &MORE, |ty| ty == "bool");
    let next = named(fields, &NEXT, |ty| ty == offset_type);
    // A next offset of another type is one that nobody can pass on.
    if next.is_none() && (more.is_none() || named(fields, &NEXT, |_| true).is_some()) {
        return None;
    }
    let mut paging = Map::short();
    paging.put("offset", offset);
    paging.put("limit", limit);
    if !type_of(returns).is_some_and(|ty| ty.ends_with("[]")) {
        paging.put("items", items(fields, subject)?);
    }
    for (key, part) in [("more", more), ("next", next)] {
        if let Some((name, _)) = part {
            paging.put(key, name);
        }
    }
    Some(paging)
}

/// The only list, or the one that is called after what the method is about.
fn items<'a>(fields: &'a Map, subject: &str) -> Option<&'a str> {
    let is_list = |name: &&str| written(fields, name).is_some_and(|ty| ty.ends_with("[]"));
    let lists: Vec<_> = fields.keys().filter(is_list).collect();
    let called = |name: &&&str| singular(name).eq_ignore_ascii_case(subject);
    match lists.as_slice() {
        [only] => Some(only),
        several => several.iter().find(called).copied(),
    }
}

fn named<'a>(
    map: &'a Map,
    names: &[&str],
    fits: impl Fn(&str) -> bool,
) -> Option<(&'a str, &'a str)> {
    map.keys()
        .filter(|name| is_one(name, names))
        .find_map(|name| {
            let ty = written(map, name).filter(|ty| fits(ty))?;
            Some((name, ty))
        })
}

/// Older methods write the same names in capitals.
fn is_one(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The type of an entry, without what stands for "none".
fn written<'a>(map: &'a Map, name: &str) -> Option<&'a str> {
    match map.get(name)? {
        Yaml::Map(described) => type_of(described),
        _ => None,
    }
}

fn type_of(described: &Map) -> Option<&str> {
    match described.get("type")? {
        Yaml::Text(ty) => ty.split(" | ").next(),
        _ => None,
    }
}
