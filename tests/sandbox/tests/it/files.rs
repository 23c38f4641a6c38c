use bitrix24_sandbox::{ChatKind, Request};
use serde_json::{Value, json};

use crate::support::{Bench, refused};

/// `hello`
const CONTENT: &str = "aGVsbG8=";

#[test]
fn a_file_is_uploaded_and_downloaded() {
    let bench = Bench::new();
    let params = json!({ "dialogId": "1", "fields": { "name": "a.txt", "content": CONTENT, "message": "See" } });
    let answer = bench.bot("File.upload", params).unwrap();
    let file = &answer["file"];
    assert_eq!(
        (&file["name"], &file["extension"], &file["size"]),
        (&json!("a.txt"), &json!("txt"), &json!(5))
    );
    assert_eq!(
        (&file["type"], &file["image"], file.get("status")),
        (&json!("file"), &json!(false), None)
    );
    assert_eq!(answer["dialogId"], "1");
    let message = bench
        .portal()
        .message(answer["messageId"].as_i64().unwrap())
        .unwrap();
    assert_eq!(
        (&message["text"], &message["params"]["FILE_ID"]),
        (&json!("See"), &json!([file["id"].to_string()]))
    );
    // The same is uploaded twice if it is sent twice.
    let url = bench
        .bot("File.download", json!({ "fileId": file["id"] }))
        .unwrap()["downloadUrl"]
        .clone();
    let content = bench.portal().handle(&Request::get(url.as_str().unwrap()));
    assert_eq!((content.status, content.body), (200, b"hello".to_vec()));
    let wrong = bench
        .portal()
        .handle(&Request::get(&format!("{}x", url.as_str().unwrap())));
    assert_eq!(wrong.status, 404);
}

#[test]
fn what_is_no_file() {
    let bench = Bench::new();
    let upload = |dialog: &str, fields: Value| {
        bench.bot(
            "File.upload",
            json!({ "dialogId": dialog, "fields": fields }),
        )
    };
    let cases = [
        ("chat999", json!({}), "CHAT_NOT_FOUND"),
        ("1", json!({}), "FILE_EMPTY"),
        ("1", json!({ "name": "a.txt" }), "FILE_EMPTY"),
        ("1", json!({ "name": "a.txt", "content": "" }), "FILE_EMPTY"),
        (
            "1",
            json!({ "name": "a.txt", "content": "no Base64!" }),
            "FILE_INVALID_CONTENT",
        ),
        ("1", json!({ "name": 5, "content": CONTENT }), "0"),
    ];
    for (dialog, fields, code) in cases {
        assert_eq!(upload(dialog, fields.clone()), refused(code), "{fields}");
    }
}

#[test]
fn users_have_files_of_their_own() {
    let bench = Bench::new();
    let closed = bench.portal().add_chat(ChatKind::Group, "Closed", 1, &[]);
    let fields = json!({ "name": "a.png", "content": CONTENT });
    let params = json!({ "dialogId": format!("chat{closed}"), "fields": fields });
    let answer = bench.call("im.v2.File.upload", &params).unwrap();
    assert_eq!(
        (&answer["file"]["type"], &answer["file"]["authorId"]),
        (&json!("image"), &json!(1))
    );
    let id = answer["file"]["id"].clone();
    assert_eq!(
        answer["file"]["viewerAttrs"]["objectId"],
        json!(id.to_string())
    );
    // The dialog is not looked at, and need not be given.
    for params in [
        json!({ "fileId": id }),
        json!({ "fileId": id, "dialogId": 5 }),
    ] {
        assert!(
            bench.call("im.v2.File.download", &params).is_ok(),
            "{params}"
        );
    }
    assert_eq!(
        bench.bot("File.download", json!({ "fileId": id })),
        refused("FILE_ACCESS_ERROR")
    );
    assert_eq!(
        bench.bot("File.download", json!({ "fileId": 1 })),
        refused("FILE_NOT_FOUND")
    );
}
