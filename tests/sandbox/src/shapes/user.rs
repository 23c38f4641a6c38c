use serde_json::{Value, json};

use crate::clock::iso;
use crate::state::{Person, State, UserKind};

/// A user as methods return it. Nobody, the author of system messages, has no ID.
pub(crate) fn user(state: &State, id: i64) -> Value {
    let Some(person) = state.people.get(&id) else {
        return json!({ "id": null });
    };
    let mut user = of_person(person);
    if person.kind != UserKind::Bot {
        user["lastActivityDate"] = json!(iso(state.now()));
    }
    user
}

/// A user inside an event, where nothing is said of when they were last seen.
pub(crate) fn event_user(state: &State, id: i64) -> Value {
    state.people.get(&id).map_or_else(|| json!([]), of_person)
}

fn of_person(person: &Person) -> Value {
    let is_bot = person.kind == UserKind::Bot;
    let kind = match person.kind {
        UserKind::User => "user",
        UserKind::Bot => "bot",
        UserKind::Extranet => "extranet",
        UserKind::Collaber => "collaber",
    };
    let name = format!("{} {}", person.first_name, person.last_name);
    json!({
        "id": person.id,
        "active": person.active,
        "name": name.trim(),
        "firstName": person.first_name,
        "lastName": person.last_name,
        "workPosition": person.work_position,
        "color": person.color,
        "avatar": person.avatar,
        "gender": person.gender,
        "birthday": "",
        "extranet": person.kind == UserKind::Extranet,
        "bot": is_bot,
        "connector": false,
        "externalAuthId": if is_bot { "bot" } else { "default" },
        "status": "online",
        "idle": false,
        "lastActivityDate": false,
        "mobileLastDate": false,
        "desktopLastDate": false,
        "absent": false,
        "departments": if is_bot { json!([]) } else { json!([1]) },
        "phones": false,
        "website": "",
        "email": "",
        "type": kind,
    })
}
