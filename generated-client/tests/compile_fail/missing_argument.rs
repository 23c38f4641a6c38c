use bitrix24_imbot::Bot;

fn delete(bot: &Bot) {
    let _ = bot.chat().message().delete();
}

fn main() {}
