//! The tickets, in memory. A real desk keeps them elsewhere.

use std::collections::BTreeMap;

use bitrix24_imbot::MessageId;

#[derive(Debug, Default)]
pub(crate) struct Desk {
    /// What was asked, by the message: it can become a ticket.
    questions: BTreeMap<MessageId, String>,
    tickets: BTreeMap<u32, Ticket>,
}

#[derive(Debug)]
struct Ticket {
    question: String,
    is_open: bool,
}

/// What the closing of a ticket came to.
pub(crate) enum Closing {
    Closed,
    ClosedBefore,
    NoTicket,
}

impl Desk {
    pub(crate) fn note(&mut self, message: MessageId, question: String) {
        self.questions.insert(message, question);
    }

    /// Opens a ticket for a message that was noted, or for what follows the command itself: its number.
    pub(crate) fn open(&mut self, params: &str) -> u32 {
        let message: Option<MessageId> = params.parse().ok();
        let noted = message.and_then(|message| self.questions.remove(&message));
        let question = noted.unwrap_or_else(|| params.to_owned());
        let number = self.tickets.keys().next_back().map_or(1, |last| last + 1);
        let is_open = true;
        self.tickets.insert(number, Ticket { question, is_open });
        number
    }

    pub(crate) fn close(&mut self, number: &str) -> Closing {
        let number: Option<u32> = number.parse().ok();
        match number.and_then(|number| self.tickets.get_mut(&number)) {
            Some(ticket) if ticket.is_open => {
                ticket.is_open = false;
                Closing::Closed
            }
            Some(_) => Closing::ClosedBefore,
            None => Closing::NoTicket,
        }
    }

    /// All tickets as a table: `1;open;"My printer burns"`.
    pub(crate) fn table(&self) -> String {
        let line = |(number, ticket): (&u32, &Ticket)| {
            let state = if ticket.is_open { "open" } else { "closed" };
            let question = ticket.question.replace('"', "\"\"");
            format!("{number};{state};\"{question}\"\n")
        };
        let lines: String = self.tickets.iter().map(line).collect();
        format!("ticket;state;question\n{lines}")
    }
}
