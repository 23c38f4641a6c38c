//! The value types.

use bitrix24_imbot::{BotId, ChatId, DateTime, DialogId, MessageId, UserId};
use proptest::prelude::*;

#[test]
fn dialogs() {
    assert_eq!(DialogId::from(ChatId::from(5)), DialogId::chat(5));
    assert_eq!(DialogId::from(UserId::from(5)), DialogId::user(5));
    assert_eq!(DialogId::from(BotId::from(5)), DialogId::user(5));
    assert_eq!(DialogId::chat(5).chat_id(), Some(ChatId::from(5)));
    assert_eq!(DialogId::chat(5).user_id(), None);
    assert_eq!(DialogId::user(5).user_id(), Some(UserId::from(5)));
    assert_eq!(DialogId::user(5).chat_id(), None);
    // What is no valid ID is kept, and is no ID of a chat or user, as it is none where it is parsed.
    assert_eq!(DialogId::chat(0).as_str(), "chat0");
    for none in [0, -5] {
        assert_eq!(DialogId::chat(none).chat_id(), None);
        assert_eq!(DialogId::user(none).user_id(), None);
        assert!(DialogId::chat(none).as_str().parse::<DialogId>().is_err());
    }
    assert_eq!(
        serde_json::to_string(&DialogId::user(5)).expect("JSON"),
        r#""5""#
    );
    assert_eq!(format!("{:?}", DialogId::chat(5)), "DialogId(chat5)");
    for text in ["5", "chat5", "sg12"] {
        assert_eq!(text.parse::<DialogId>().expect(text).to_string(), text);
    }
    for text in [
        "", " ", "chat", "chat0", "0", "-5", "+5", " 5", "chat 5", "hello", "чат5",
    ] {
        assert!(text.parse::<DialogId>().is_err(), "{text:?}");
    }
}

#[test]
fn ids() {
    assert_eq!(MessageId::from(789).get(), 789);
    assert_eq!("789".parse(), Ok(MessageId::from(789)));
    assert!("x".parse::<MessageId>().is_err());
    assert_eq!(
        format!("{0} {0:?}", MessageId::from(789)),
        "789 MessageId(789)"
    );
    assert_eq!(
        serde_json::to_string(&MessageId::from(789)).expect("JSON"),
        "789"
    );
}

#[test]
fn moments() {
    let cases = [
        ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"),
        (
            "2026-05-01T12:30:00+03:00",
            1_777_627_800,
            "2026-05-01T12:30:00+03:00",
        ),
        (
            "2026-05-01 12:30:00+0300",
            1_777_627_800,
            "2026-05-01T12:30:00+03:00",
        ),
        (
            "2026-05-01T12:30+03",
            1_777_627_800,
            "2026-05-01T12:30:00+03:00",
        ),
        (
            "2026-05-01t09:30:00z",
            1_777_627_800,
            "2026-05-01T09:30:00Z",
        ),
        (
            "2026-05-01T04:00:00-05:30",
            1_777_627_800,
            "2026-05-01T04:00:00-05:30",
        ),
        (
            "2024-02-29T23:59:60Z",
            1_709_251_200,
            "2024-03-01T00:00:00Z",
        ),
        ("2000-02-29T00:00:00Z", 951_782_400, "2000-02-29T00:00:00Z"),
        ("1969-12-31T23:59:59.5Z", -1, "1969-12-31T23:59:59.5Z"),
        (
            "2026-01-01T00:00:00.1234567899Z",
            1_767_225_600,
            "2026-01-01T00:00:00.123456789Z",
        ),
        (
            "0000-01-01T00:00:00Z",
            -62_167_219_200,
            "0000-01-01T00:00:00Z",
        ),
        (
            "9999-12-31T23:59:59Z",
            253_402_300_799,
            "9999-12-31T23:59:59Z",
        ),
    ];
    for (text, seconds, shown) in cases {
        let moment: DateTime = text.parse().expect(text);
        assert_eq!(
            (moment.unix_seconds(), &*moment.to_string()),
            (seconds, shown),
            "{text}"
        );
    }
    for text in [
        "",
        "2026",
        "2026-05-01",
        "2026-05-01T12:30:00",
        "2026-13-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-05-01T24:00:00Z",
        "2026-05-01T12:60:00Z",
        "2026-05-01T12:30:00.Z",
        "2026-05-01T12:30:00+24:00",
        "2026-05-01T12:30:00Z ",
        "+026-05-01T12:30:00Z",
    ] {
        assert!(text.parse::<DateTime>().is_err(), "{text:?}");
    }
    let earlier: DateTime = "2026-05-01T12:30:00+03:00".parse().expect("valid");
    let later: DateTime = "2026-05-01T12:30:00.1+03:00".parse().expect("valid");
    assert!(earlier < later);
}

proptest! {
    #[test]
    fn any_text_is_a_moment_or_none(text in "\\PC{0,40}") {
        let _ = text.parse::<DateTime>();
    }

    #[test]
    fn any_text_like_a_moment_is_one_or_none(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,12})?(Z|[+-][0-9]{2}:?[0-9]{2})") {
        if let Ok(moment) = text.parse::<DateTime>() {
            let shown = moment.to_string();
            // Only the leap second that ends the year 9999 cannot be written.
            if let Ok(again) = shown.parse::<DateTime>() {
                prop_assert_eq!(moment, again);
                prop_assert_eq!(shown, again.to_string());
            }
        }
    }

    #[test]
    fn any_text_is_a_dialog_or_none(text in "\\PC{0,20}") {
        if let Ok(dialog) = text.parse::<DialogId>() {
            prop_assert_eq!(dialog.to_string(), text);
        }
    }
}
