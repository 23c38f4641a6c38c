//! The profile of a bot.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value};

use crate::call::{camel_names, strict_text};
use crate::failure::Failure;
use crate::shapes::colour;
use crate::state::Person;
use crate::values;

pub(super) fn properties(fields: &Map<String, Value>) -> Map<String, Value> {
    let properties = fields.get("properties").and_then(values::array);
    camel_names(properties.unwrap_or_default())
}

/// What is not given is reset: last name, gender and position.
pub(super) fn set_properties(
    person: &mut Person,
    properties: &Map<String, Value>,
) -> Result<(), Failure> {
    let colour = strict_text(properties, "color")?;
    let avatar = avatar(properties)?;
    if let Some(name) = strict_text(properties, "name")?.filter(|name| !name.is_empty()) {
        person.first_name = name;
    }
    person.last_name = strict_text(properties, "lastName")?.unwrap_or_default();
    person.work_position = strict_text(properties, "workPosition")?;
    person.gender = strict_text(properties, "gender")?.unwrap_or_else(|| "M".into());
    if let Some(colour) = colour.as_deref().and_then(colour::of_name) {
        colour.clone_into(&mut person.color);
    }
    if let Some(avatar) = avatar {
        person.avatar = avatar;
    }
    Ok(())
}

/// An avatar is a picture in Base64, alone or behind its name: `["bot.png", "…"]`.
fn avatar(properties: &Map<String, Value>) -> Result<Option<String>, Failure> {
    let content = match properties.get("avatar") {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(content)) => content.clone(),
        Some(Value::Array(parts)) => match parts.last().and_then(Value::as_str) {
            Some(content) => content.to_owned(),
            None => return Err(Failure::of("BOT_AVATAR_INCORRECT_TYPE")),
        },
        Some(_) => return Err(Failure::of("BOT_AVATAR_INCORRECT_TYPE")),
    };
    match BASE64_STANDARD.decode(content.trim()) {
        Ok(bytes) if bytes.is_empty() => Ok(None),
        Ok(bytes) => Ok(Some(format!("/upload/avatar/{}.png", bytes.len()))),
        Err(_) => Err(Failure::of("BOT_AVATAR_INCORRECT_TYPE")),
    }
}
