//! One function per kind of output file.

mod described;
mod enumeration;
mod errors;
mod event;
mod examples;
mod family;
mod fields;
mod fixtures;
mod folder;
mod ids;
mod method;
mod object;
pub(crate) mod paths;
mod root;
mod union;
mod wire;

use bitrix_schema::api::{Api, Enum, Event, Family, Field, Method, Object, Union};

use crate::GenerateError;
pub(crate) use crate::emitted::{EmittedFile, Item};
use crate::index::Index;
pub(crate) use wire::literal_json;

/// One output file: what it is about.
pub(crate) enum Task<'a> {
    Paths,
    Examples,
    Fixtures,
    Root,
    Ids,
    Errors,
    Folder(folder::Kind),
    Family(usize, &'a Family),
    Method(&'a Method),
    Object(&'a Object),
    Union(&'a Union),
    Enum(&'a Enum),
    Event(&'a Event),
}

/// All files in the order of the schema. The two that grow with every method come first, so that other
/// threads have work while one of them is busy with these.
pub(crate) fn tasks(api: &Api) -> Vec<Task<'_>> {
    let mut tasks = vec![
        Task::Paths,
        Task::Examples,
        Task::Fixtures,
        Task::Root,
        Task::Ids,
        Task::Errors,
    ];
    tasks.extend(folder::Kind::all_in(api).map(Task::Folder));
    tasks.extend(
        api.families
            .iter()
            .enumerate()
            .map(|(at, family)| Task::Family(at, family)),
    );
    tasks.extend(api.methods.iter().map(Task::Method));
    tasks.extend(api.objects.iter().map(Task::Object));
    tasks.extend(api.unions.iter().map(Task::Union));
    tasks.extend(api.enums.iter().map(Task::Enum));
    tasks.extend(api.events.iter().map(Task::Event));
    tasks
}

pub(crate) fn emit(task: &Task<'_>, index: &Index<'_>) -> Result<EmittedFile, GenerateError> {
    match task {
        Task::Paths => paths::emit(index),
        Task::Examples => examples::emit(index),
        Task::Fixtures => fixtures::emit(index),
        Task::Root => root::emit(index.api),
        Task::Ids => ids::emit(index.api),
        Task::Errors => errors::emit(index.api),
        Task::Folder(kind) => kind.emit(index.api),
        Task::Family(at, family) => family::emit(*at, family, index.api),
        Task::Method(method) => method::emit(method, index),
        Task::Object(object) => object::emit(object, index),
        Task::Union(union) => union::emit(union, index),
        Task::Enum(of) => enumeration::emit(of),
        Task::Event(event) => event::emit(event),
    }
}

/// The module of the method's family.
fn family<'a>(method: &Method, index: &Index<'a>) -> Result<&'a Family, GenerateError> {
    index
        .api
        .families
        .get(method.family)
        .ok_or_else(|| GenerateError::Dangling {
            at: method.name.clone(),
            kind: "family",
            name: method.family.to_string(),
        })
}

/// Whether a field of an object is an argument of its constructor.
pub(crate) fn is_argument(field: &Field) -> bool {
    field.required && field.absent.is_empty() && field.constant.is_none()
}
