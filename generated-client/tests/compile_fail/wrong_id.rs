use bitrix24_imbot::{Bot, BotId};

fn delete(bot: &Bot, id: BotId) {
    let _ = bot.chat().message().delete(id);
}

fn main() {}
