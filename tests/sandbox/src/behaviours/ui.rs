//! `imbot.v2.Chat.InputAction.notify`, `imbot.v2.Chat.TextField.enabled`

use super::{Behaviour, dialog};
use crate::call::{Call, Outcome, done};
use crate::values;

pub(super) const METHODS: super::Family = &[
    ("imbot.v2.Chat.InputAction.notify", Behaviour::of(notify)),
    ("imbot.v2.Chat.TextField.enabled", Behaviour::of(text_field)),
];

/// An unknown status is dropped and the duration is brought into its bounds; nothing of it can be read back.
fn notify(call: &mut Call<'_>) -> Outcome {
    dialog::open(call)?;
    done()
}

fn text_field(call: &mut Call<'_>) -> Outcome {
    let enabled = call.param("enabled").is_none_or(values::flag);
    dialog::chat_if(call, |_, _| true)?.text_field_enabled = enabled;
    done()
}
