//! Prints what is said in a chat of the sandbox.

use bitrix24_sandbox::Portal;
use serde_json::Value;

/// A chat, and the messages of it that were printed.
pub(crate) struct Dialogue<'a> {
    portal: &'a Portal,
    dialog: String,
    viewer: i64,
    printed: Vec<i64>,
}

impl<'a> Dialogue<'a> {
    /// The dialog as one of its members sees it.
    pub(crate) fn new(portal: &'a Portal, viewer: i64, dialog: &str) -> Self {
        Self {
            portal,
            dialog: dialog.to_string(),
            viewer,
            printed: Vec::new(),
        }
    }

    /// What is there, the oldest first.
    pub(crate) fn messages(&self) -> Vec<Value> {
        let seen = self.portal.user(self.viewer).sees(&self.dialog);
        seen.unwrap_or_default()
    }

    /// The newest message.
    pub(crate) fn last(&self) -> Value {
        self.messages().pop().unwrap_or_default()
    }

    /// Prints what is new, a line for each line of a message and one for each row of buttons, and what is gone.
    pub(crate) fn print(&mut self) {
        let messages = self.messages();
        let id = |message: &Value| message["id"].as_i64().unwrap_or_default();
        for gone in self
            .printed
            .extract_if(.., |printed| !messages.iter().any(|of| id(of) == *printed))
        {
            println!("{:>12}  (message {gone} is removed)", "");
        }
        for message in messages {
            if self.printed.contains(&id(&message)) {
                continue;
            }
            self.printed.push(id(&message));
            self.print_message(&message);
        }
    }

    fn print_message(&self, message: &Value) {
        let author = message["authorId"].as_i64().unwrap_or_default();
        let author = self.portal.user(author).name().unwrap_or_default();
        let text = message["text"].as_str().unwrap_or_default();
        for line in text.lines() {
            // Written out, as nobody sees it: the sign that keeps a user's text from becoming a BB code.
            println!("{author:>12}: {}", line.replace('\u{2060}', "<U+2060>"));
        }
        for row in rows(&message["params"]["KEYBOARD"]) {
            println!("{:>12}  {row}", "");
        }
        if message["params"].get("FILE_ID").is_some() {
            println!("{:>12}  (a file)", "");
        }
    }
}

fn rows(keyboard: &Value) -> Vec<String> {
    let buttons = keyboard.as_array().map(Vec::as_slice).unwrap_or_default();
    let rows = buttons.split(|button| button["TYPE"] == "NEWLINE");
    let row = |buttons: &[Value]| {
        let texts = buttons.iter().filter_map(|button| button["TEXT"].as_str());
        let texts: Vec<_> = texts.map(|text| format!("[ {text} ]")).collect();
        texts.join(" ")
    };
    rows.map(row).filter(|row| !row.is_empty()).collect()
}
