use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::authorization::Caller;
use crate::failure::Failure;
use crate::state::State;
use crate::tables::{Param, Tables};
use crate::values;

/// A call that passed the checks, as a behaviour sees it.
pub(crate) struct Call<'a> {
    pub(crate) state: &'a mut State,
    pub(crate) tables: Arc<Tables>,
    /// Position of the method in the tables.
    pub(crate) method: usize,
    pub(crate) caller: Caller,
    /// The bot of a method that needs one.
    pub(crate) bot: Option<i64>,
    pub(crate) client_id: Option<String>,
    pub(crate) params: Map<String, Value>,
}

/// What a behaviour answers: the result, or an error.
pub(crate) type Outcome = Result<Value, Failure>;

/// The result of methods that have nothing to say: `{"result": true}`, inside the `result` of every answer.
#[expect(
    clippy::unnecessary_wraps,
    reason = "it is the last expression of behaviours"
)]
pub(crate) fn done() -> Outcome {
    Ok(json!({ "result": true }))
}

impl Call<'_> {
    /// Who acts: the bot, or where the method has none the user of the credentials.
    pub(crate) fn actor(&self) -> i64 {
        self.bot.unwrap_or(self.caller.user)
    }

    /// A parameter that is given and not `null`.
    pub(crate) fn param(&self, name: &str) -> Option<&Value> {
        self.params.get(name).filter(|value| !value.is_null())
    }

    pub(crate) fn int(&self, name: &str) -> Option<i64> {
        self.param(name).and_then(values::int)
    }

    /// An integer that must be there; the binding has seen to it.
    pub(crate) fn needed_int(&self, name: &str) -> Result<i64, Failure> {
        self.int(name).ok_or_else(|| Failure::missing(name))
    }

    /// The fields of a group, empty where it is not given.
    pub(crate) fn group(&self, name: &str) -> Map<String, Value> {
        self.param(name)
            .and_then(values::array)
            .unwrap_or_default()
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .collect()
    }

    /// What the tables say of a parameter: `fields.message`.
    pub(crate) fn table(&self, path: &str) -> Option<&Param> {
        self.tables.methods.get(self.method)?.param(path)
    }

    /// Whether a value stands in the enumeration of a parameter.
    pub(crate) fn is_listed(&self, path: &str, value: &str) -> bool {
        let values = self.table(path).and_then(|of| self.tables.values_of(of));
        values.is_none_or(|values| values.iter().any(|known| known == value))
    }

    /// An integer between the limits of the tables; the default of the tables where none is given.
    pub(crate) fn clamped(&self, name: &str) -> i64 {
        let Some(table) = self.table(name) else {
            return self.int(name).unwrap_or(0);
        };
        let default = table.default.as_ref().and_then(values::int);
        let value = self.int(name).or(default).or(table.max).unwrap_or(0);
        value
            .max(table.min.unwrap_or(i64::MIN))
            .min(table.max.unwrap_or(i64::MAX))
    }
}

/// A text inside a group, of which PHP's strict types take nothing else.
pub(crate) fn strict_text(
    fields: &Map<String, Value>,
    name: &str,
) -> Result<Option<String>, Failure> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(Failure::strict(name)),
    }
}

/// Fields under the names of the documentation: some methods take `UPPER_SNAKE` names too.
pub(crate) fn camel_names(fields: Map<String, Value>) -> Map<String, Value> {
    let mut named = Map::new();
    for (name, value) in fields {
        let is_upper = name
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte == b'_');
        if is_upper && !name.is_empty() {
            named.entry(camel(&name)).or_insert(value);
        } else {
            named.insert(name, value);
        }
    }
    named
}

/// `BOT_TOKEN` → `botToken`
fn camel(upper: &str) -> String {
    let mut name = String::new();
    for (at, word) in upper.split('_').enumerate() {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if at > 0 => name.push(first),
            Some(first) => name.push(first.to_ascii_lowercase()),
            None => {}
        }
        name.extend(letters.map(|letter| letter.to_ascii_lowercase()));
    }
    name
}
