//! Attachments and keyboards. What is malformed fails a new message, and is passed over in an old one.

use serde_json::{Map, Value};

use crate::failure::Failure;
use crate::values;

pub(super) type Keyboard = Vec<Map<String, Value>>;

/// Beyond this many characters attachments and keyboards are refused.
const MAX_CHARS: usize = 60_000;

/// What a call does to an attachment or a keyboard.
#[derive(Debug, PartialEq)]
pub(super) enum Change<T> {
    Keep,
    Set(T),
    Remove,
}

/// Attachments of a new message: `{"BLOCKS": […]}` or a list of blocks.
pub(super) fn new_attach(fields: &Map<String, Value>) -> Result<Option<Value>, Failure> {
    let Some(given) = fields.get("attach").map(unpacked) else {
        return Ok(None);
    };
    let malformed = || Failure::of("PARAM_ATTACH_ERROR");
    let blocks = match &given {
        Value::Array(blocks) if blocks.is_empty() => return Ok(None),
        Value::Array(blocks) => blocks.clone(),
        Value::Object(_) => blocks_of(&given).ok_or_else(malformed)?,
        _ => return Err(malformed()),
    };
    if !blocks.iter().all(Value::is_object) || is_too_large(&given) {
        return Err(malformed());
    }
    Ok(Some(attach(&given, blocks)))
}

/// Attachments of a message that is there: `{"BLOCKS": […]}`. A list, an empty one too, takes all of them away.
pub(super) fn changed_attach(fields: &Map<String, Value>) -> Result<Change<Value>, Failure> {
    let Some(given) = fields.get("attach").map(unpacked) else {
        return Ok(Change::Keep);
    };
    if is_too_large(&given) {
        return Err(Failure::of("PARAM_ATTACH_ERROR"));
    }
    Ok(match &given {
        Value::Array(_) => Change::Remove,
        Value::Object(_) => match blocks_of(&given) {
            Some(blocks) => Change::Set(attach(&given, blocks)),
            None => Change::Keep,
        },
        _ => Change::Keep,
    })
}

/// The keyboard of a new message: `{"BUTTONS": […]}` or a list of buttons. The buttons that run a command are the
/// bot's, unless `BOT_ID` says otherwise.
pub(super) fn new_keyboard(
    fields: &Map<String, Value>,
    bot: i64,
) -> Result<Option<Keyboard>, Failure> {
    let Some(given) = fields.get("keyboard").map(unpacked) else {
        return Ok(None);
    };
    let malformed = || Failure::of("PARAM_KEYBOARD_ERROR");
    if is_nothing(&given) {
        return Ok(None);
    }
    let buttons = buttons_of(&given).ok_or_else(malformed)?;
    if is_too_large(&given) {
        return Err(malformed());
    }
    let owner = bot_id(&given).unwrap_or(bot);
    Ok(Some(owned(buttons, Some(owner))))
}

/// The keyboard of a message that is there: `"N"` takes it away. Without `BOT_ID` the buttons that run a command
/// vanish.
pub(super) fn changed_keyboard(fields: &Map<String, Value>) -> Result<Change<Keyboard>, Failure> {
    let Some(given) = fields.get("keyboard").map(unpacked) else {
        return Ok(Change::Keep);
    };
    if is_too_large(&given) {
        return Err(Failure::of("PARAM_KEYBOARD_ERROR"));
    }
    if is_nothing(&given) {
        return Ok(Change::Remove);
    }
    Ok(match buttons_of(&given) {
        Some(buttons) => Change::Set(owned(buttons, bot_id(&given))),
        None => Change::Keep,
    })
}

impl<T> Change<T> {
    /// What is there after the change.
    pub(super) fn onto(self, before: Option<T>) -> Option<T> {
        match self {
            Self::Keep => before,
            Self::Set(value) => Some(value),
            Self::Remove => None,
        }
    }
}

/// JSON inside a text counts as what is in it.
fn unpacked(value: &Value) -> Value {
    let inner = value
        .as_str()
        .and_then(|text| serde_json::from_str(text).ok());
    match inner {
        Some(inner @ (Value::Array(_) | Value::Object(_))) => inner,
        _ => value.clone(),
    }
}

fn blocks_of(given: &Value) -> Option<Vec<Value>> {
    given.get("BLOCKS")?.as_array().cloned()
}

/// `{"ID": 0, "BLOCKS": […], "COLOR": "…"}`, in a list.
fn attach(given: &Value, blocks: Vec<Value>) -> Value {
    let mut shown = given.as_object().cloned().unwrap_or_default();
    shown.entry("ID").or_insert_with(|| 0.into());
    shown.insert("BLOCKS".into(), Value::Array(blocks));
    Value::Array(vec![Value::Object(shown)])
}

fn buttons_of(given: &Value) -> Option<Keyboard> {
    let list = match given {
        Value::Array(_) => given,
        _ => given.get("BUTTONS")?,
    };
    let buttons = list.as_array()?.iter();
    buttons.map(|button| button.as_object().cloned()).collect()
}

fn bot_id(given: &Value) -> Option<i64> {
    given.get("BOT_ID").and_then(values::int)
}

fn owned(buttons: Keyboard, bot: Option<i64>) -> Keyboard {
    let mut kept = Vec::new();
    for mut button in buttons {
        if button.contains_key("COMMAND") {
            let own = button.get("BOT_ID").and_then(values::int);
            let Some(bot) = bot.or(own) else { continue };
            button.insert("BOT_ID".into(), bot.into());
        }
        kept.push(button);
    }
    kept
}

fn is_nothing(given: &Value) -> bool {
    matches!(given, Value::String(text) if text == "N" || text.is_empty())
        || matches!(given, Value::Array(items) if items.is_empty())
}

fn is_too_large(given: &Value) -> bool {
    given.to_string().chars().count() > MAX_CHARS
}
