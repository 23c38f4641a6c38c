use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex};

use super::Portal;
use crate::clock::Clock;
use crate::shapes::colour;
use crate::state::{Ids, Person, State, UserKind, next};
use crate::tables::Tables;

/// Builds a [`Portal`].
#[must_use = "a builder does nothing until it builds"]
pub struct PortalBuilder {
    clock: Clock,
    tables: Arc<Tables>,
    origin: String,
}

impl PortalBuilder {
    pub(super) fn new() -> Self {
        Self {
            clock: Clock::system(),
            tables: Tables::built_in(),
            origin: "https://sandbox.bitrix24.test".to_owned(),
        }
    }

    /// Takes the time from this clock. Default: that of the machine.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Knows these methods. Default: [`Tables::built_in`].
    pub fn tables(mut self, tables: impl Into<Arc<Tables>>) -> Self {
        self.tables = tables.into();
        self
    }

    /// Scheme and host under which the portal's URLs lie. Default: `https://sandbox.bitrix24.test`.
    pub fn origin(mut self, origin: &str) -> Self {
        origin.trim_end_matches('/').clone_into(&mut self.origin);
        self
    }

    /// The portal, with one user.
    pub fn build(self) -> Portal {
        let mut state = State {
            tables: self.tables,
            clock: self.clock,
            origin: self.origin,
            before: None,
            log: Vec::new(),
            ids: Ids::first(),
            webhooks: Vec::new(),
            tokens: Vec::new(),
            people: BTreeMap::new(),
            bots: BTreeMap::new(),
            chats: BTreeMap::new(),
            messages: BTreeMap::new(),
            commands: BTreeMap::new(),
            command_tokens: Vec::new(),
            files: BTreeMap::new(),
            events: VecDeque::new(),
            subscribers: BTreeSet::new(),
            keys: BTreeMap::new(),
            hidden_by_plan: 0,
        };
        add_person(&mut state, "Anna Schmidt", UserKind::User);
        Portal(Arc::new(Mutex::new(state)))
    }
}

pub(super) fn add_person(state: &mut State, name: &str, kind: UserKind) -> i64 {
    let id = next(&mut state.ids.user);
    let (first, last) = name.trim().split_once(' ').unwrap_or((name.trim(), ""));
    let person = Person {
        id,
        kind,
        active: true,
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        work_position: None,
        gender: "F".to_owned(),
        color: colour::of_number(id).to_owned(),
        avatar: String::new(),
    };
    state.people.insert(id, person);
    id
}
