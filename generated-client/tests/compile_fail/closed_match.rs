use bitrix24_imbot::BotCode;

fn is_known(code: &BotCode) -> bool {
    match code {
        BotCode::BotNotFound => true,
        BotCode::BotTokenNotSpecified => true,
    }
}

fn main() {}
