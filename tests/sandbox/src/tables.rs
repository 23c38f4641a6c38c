use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;
use serde_json::Value;

/// What a portal knows of its methods: their credentials, parameters, error codes and answers.
///
/// The tables of this version of the API are built in. A schema with methods of your own gives other ones:
/// `cargo xtask codegen --sandbox-out FOLDER` writes them, [`from_json`](Self::from_json) reads them.
#[derive(Debug, Deserialize)]
pub struct Tables {
    pub(crate) revision: u32,
    /// Codes that many methods share, with their meanings.
    pub(crate) codes: BTreeMap<String, String>,
    pub(crate) enums: BTreeMap<String, Vec<String>>,
    /// Events and the fields of their data.
    pub(crate) events: BTreeMap<String, Vec<String>>,
    pub(crate) methods: Vec<Method>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Method {
    pub(crate) name: String,
    pub(crate) scope: String,
    pub(crate) credentials: Credentials,
    #[serde(default)]
    pub(crate) params: Vec<Param>,
    /// Of each list one parameter must be given.
    #[serde(default)]
    pub(crate) one_of: Vec<Vec<String>>,
    /// Codes of the method, with the texts that the server sends.
    #[serde(default)]
    pub(crate) codes: BTreeMap<String, String>,
    /// The result of the first example.
    pub(crate) answer: Value,
}

/// What a call needs beside its authorization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Credentials {
    /// `botId`, and `botToken` for webhooks.
    Bot,
    /// `botToken` for webhooks.
    Token,
    None,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Param {
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) kind: Kind,
    #[serde(default)]
    pub(crate) required: bool,
    pub(crate) default: Option<Value>,
    /// Name of the enumeration that lists its values.
    #[serde(rename = "enum")]
    pub(crate) values: Option<String>,
    /// Parameters inside it.
    #[serde(default)]
    pub(crate) params: Vec<Self>,
    pub(crate) min: Option<i64>,
    pub(crate) max: Option<i64>,
    pub(crate) min_chars: Option<usize>,
    pub(crate) max_chars: Option<usize>,
    pub(crate) min_items: Option<usize>,
    pub(crate) max_items: Option<usize>,
    pub(crate) max_bytes: Option<usize>,
}

/// What the server's binding tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Bool,
    Int,
    Float,
    String,
    Array,
    Any,
}

static BUILT_IN: LazyLock<Arc<Tables>> = LazyLock::new(|| {
    let tables = Tables::from_json(include_str!("generated/tables.json"));
    Arc::new(tables.expect("the generated tables are read by the tests"))
});

impl Tables {
    /// The tables of this version of the API.
    pub fn built_in() -> Arc<Self> {
        Arc::clone(&BUILT_IN)
    }

    /// Reads tables that `cargo xtask codegen` wrote.
    ///
    /// # Errors
    ///
    /// If `json` is no such table; the error says where.
    ///
    /// ```
    /// use bitrix24_sandbox::{Portal, Request, Tables};
    ///
    /// let tables = Tables::from_json(r#"{
    ///     "revision": 40, "codes": {}, "enums": {}, "events": {},
    ///     "methods": [{
    ///         "name": "im.v2.Weather.get", "scope": "im", "credentials": "none",
    ///         "params": [{"name": "town", "type": "string", "required": true}],
    ///         "answer": {"degrees": 5}
    ///     }]
    /// }"#)?;
    /// let portal = Portal::builder().tables(tables).build();
    /// let method = portal.webhook(1) + "im.v2.Weather.get";
    /// let answer = portal.handle(&Request::json(&method, r#"{"town": "Riga"}"#));
    /// assert_eq!(answer.json()["result"]["degrees"], 5);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// Names of the methods.
    pub fn methods(&self) -> impl Iterator<Item = &str> {
        self.methods.iter().map(|method| method.name.as_str())
    }

    /// Names of the fields of an event's data; `None` for an event that the tables do not know.
    pub fn event_fields(&self, event: &str) -> Option<&[String]> {
        self.events.get(event).map(Vec::as_slice)
    }

    /// Whether the method, or every method, may answer with this code.
    pub fn has_code(&self, method: &str, code: &str) -> bool {
        let mut methods = self.methods.iter();
        let method = methods.find(|of| of.name == method);
        self.codes.contains_key(code) || method.is_some_and(|of| of.codes.contains_key(code))
    }

    pub(crate) fn values_of(&self, of: &Param) -> Option<&[String]> {
        self.enums.get(of.values.as_ref()?).map(Vec::as_slice)
    }
}

impl Method {
    /// A parameter by its path: `fields.message`.
    pub(crate) fn param(&self, path: &str) -> Option<&Param> {
        let mut params = &self.params;
        let mut found = None;
        for name in path.split('.') {
            let param = params.iter().find(|param| param.name == name)?;
            params = &param.params;
            found = Some(param);
        }
        found
    }
}
