//! The same 20 fields, as the generator would emit them and as one would write them by hand.

use std::fmt::Write;

/// An answer with so many users.
pub(crate) fn body(users: usize) -> String {
    let mut body = String::from(r#"{"result":["#);
    for id in 1..=users {
        let comma = if id == 1 { "" } else { "," };
        write!(
            body,
            r##"{comma}{{"id":{id},"active":true,"name":"Maria Schmidt","firstName":"Maria","lastName":"Schmidt","workPosition":"Head of sales","color":"#df532d","avatar":"https://example.bitrix24.com/b123/main/{id}/avatar.png","gender":"F","birthday":"31-12","extranet":false,"bot":false,"connector":false,"externalAuthId":"default","status":"online","type":"user","website":"https://example.com","email":"maria.{id}@example.com","departments":[1,57,{id}],"chatId":{id}5}}"##,
        )
        .expect("a string takes everything");
    }
    body.push_str(r#"],"time":{"start":1777627800,"finish":1777627800.5}}"#);
    body
}

macro_rules! user {
    ($($field:ident $key:literal: $type:ty),* $(,)?) => {
        pub(crate) mod exact {
            use serde::{Deserialize, Serialize};

            #[derive(Deserialize)]
            pub(crate) struct Answer {
                pub(crate) result: Vec<User>,
            }

            #[derive(Deserialize)]
            #[allow(dead_code, reason = "only decoded")]
            pub(crate) struct User {
                $(#[serde(rename = $key)] pub(crate) $field: $type,)*
            }

            #[derive(Serialize)]
            pub(crate) struct Send {
                #[serde(rename = "dialogId")]
                dialog_id: String,
                fields: Fields,
            }

            #[derive(Serialize)]
            pub(crate) struct Fields {
                message: String,
                #[serde(skip_serializing_if = "Option::is_none")]
                keyboard: Option<serde_json::Value>,
                #[serde(skip_serializing_if = "Option::is_none", rename = "replyId")]
                reply_id: Option<i64>,
            }

            pub(crate) fn send() -> Send {
                let message = "Hello from Rust".to_owned();
                let fields = Fields { message, keyboard: None, reply_id: None };
                Send { dialog_id: "chat5".to_owned(), fields }
            }
        }

        pub(crate) mod lenient {
            use serde_core::de::MapAccess;

            use crate::decode::{Field, Object};

            #[derive(Default)]
            #[allow(dead_code, reason = "only decoded")]
            pub(crate) struct User {
                $(pub(crate) $field: $type,)*
            }

            impl Object for User {
                const REQUIRED: &'static [&'static str] = &["id"];

                fn set<'de, A: MapAccess<'de>>(
                    &mut self,
                    key: &str,
                    value: Field<'_, A>,
                ) -> Result<(), A::Error> {
                    match key {
                        $($key => value.into(&mut self.$field),)*
                        _ => value.skip(),
                    }
                }
            }
        }
    };
}

user! {
    id "id": i64,
    active "active": Option<bool>,
    name "name": Option<String>,
    first_name "firstName": Option<String>,
    last_name "lastName": Option<String>,
    work_position "workPosition": Option<String>,
    color "color": Option<String>,
    avatar "avatar": Option<String>,
    gender "gender": Option<String>,
    birthday "birthday": Option<String>,
    extranet "extranet": Option<bool>,
    bot "bot": Option<bool>,
    connector "connector": Option<bool>,
    external_auth_id "externalAuthId": Option<String>,
    status "status": Option<String>,
    kind "type": Option<String>,
    website "website": Option<String>,
    email "email": Option<String>,
    departments "departments": Vec<i64>,
    chat_id "chatId": Option<i64>,
}
