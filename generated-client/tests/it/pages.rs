//! Lists that come in pages, and servers that page badly.

use bitrix24_imbot::imbot::{BotList, EventGet};
use bitrix24_imbot::{CallError, Client, Items, Paged, Pages};
use futures_core::Stream;
use scripted_server::{Reply, ScriptedServer};
use serde_json::{Value, json};

use crate::support::{client_of, run};

/// What a stream gave, and the words of the error that it ended in.
type Given = (Vec<i64>, Option<String>);

fn server_of(pages: &[Value]) -> (ScriptedServer, Client) {
    let pages = pages
        .iter()
        .map(|page| Reply::json(200, json!({ "result": page }).to_string()));
    let server = ScriptedServer::replaying(pages);
    let client = client_of(&server);
    (server, client)
}

fn bots(ids: impl IntoIterator<Item = i64>, more: bool) -> Value {
    let bots: Vec<_> = ids.into_iter().map(|id| json!({ "id": id })).collect();
    json!({ "bots": bots, "users": [], "hasNextPage": more })
}

fn list(client: &Client) -> BotList {
    client.imbot().token("my_bot_token").bot().list()
}

fn events(client: &Client) -> EventGet {
    client.bot(456).token("my_bot_token").event().get()
}

fn sent(server: &ScriptedServer, key: &str) -> Vec<Value> {
    let bodies = server.requests().into_iter().map(|request| request.body);
    bodies
        .map(|body| serde_json::from_slice::<Value>(&body).expect("the body is JSON")[key].take())
        .collect()
}

/// Everything that a stream of bots gives; after its end it has to stay at it.
fn given(mut items: Items<BotList>) -> Given {
    run(async {
        let (mut ids, mut error) = (Vec::new(), None);
        while let Some(item) = items.next().await {
            match item {
                Ok(bot) => ids.push(bot.id.get()),
                Err(failed) => {
                    assert!(error.is_none(), "a second error");
                    error = Some(failed.to_string());
                }
            }
        }
        assert!(items.next().await.is_none(), "the end is the end");
        (ids, error)
    })
}

#[test]
fn items_of_all_pages_arrive_in_order() {
    let (server, client) = server_of(&[bots(1..=3, true), bots(4..=6, true), bots(7..=7, false)]);
    assert_eq!(
        given(list(&client).limit(3).items()),
        ((1..=7).collect(), None)
    );
    assert_eq!(sent(&server, "offset"), [json!(null), json!(3), json!(6)]);
    assert_eq!(sent(&server, "limit"), [json!(3), json!(3), json!(3)]);
}

#[test]
fn pages_bring_what_stands_beside_the_items() {
    let (_server, client) = server_of(&[bots(1..=3, true), bots(4..=4, false)]);
    run(async {
        let mut pages = list(&client).pages();
        let mut sizes = Vec::new();
        while let Some(page) = pages.next().await {
            sizes.push(page.expect("a page").bots.len());
        }
        assert_eq!(sizes, [3, 1]);
    });
}

#[test]
fn a_page_is_asked_for_when_it_is_wanted() {
    let (server, client) = server_of(&[bots(1..=2, true), bots(3..=3, false)]);
    run(async {
        let mut items = list(&client).items();
        assert_eq!(server.requests().len(), 0);
        for count in [1, 1, 2] {
            items.next().await.expect("there are more").expect("a bot");
            assert_eq!(server.requests().len(), count);
        }
    });
}

#[test]
fn an_empty_page_with_more_behind_it_is_an_error_and_no_end() {
    let (server, client) = server_of(&[bots(1..=2, true), bots(0..0, true)]);
    let (ids, error) = given(list(&client).items());
    assert_eq!(ids, [1, 2]);
    let error = error.expect("it does not end quietly");
    assert!(
        error.contains("imbot.v2.Bot.list") && error.contains("this one is empty"),
        "{error}"
    );
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn an_offset_beyond_all_numbers_is_an_error() {
    let (_server, client) = server_of(&[bots(1..=2, true)]);
    let (ids, error) = given(list(&client).offset(i64::MAX - 1).items());
    assert_eq!(ids, [1, 2]);
    assert!(error.expect("an error").contains("no offset as large"));
}

#[test]
fn a_failed_call_ends_the_stream_after_what_arrived() {
    let server = ScriptedServer::replaying([
        Reply::json(200, json!({ "result": bots(1..=2, true) }).to_string()),
        Reply::json(
            400,
            r#"{"error":"BOT_TOKEN_NOT_SPECIFIED","error_description":"x"}"#,
        ),
    ]);
    let (ids, error) = given(list(&client_of(&server)).items());
    assert_eq!(ids, [1, 2]);
    assert!(error.expect("an error").contains("BOT_TOKEN_NOT_SPECIFIED"));
}

fn page_of_events(ids: impl IntoIterator<Item = i64>, next: &Value) -> Value {
    let events: Vec<_> = ids.into_iter().map(|id| json!({ "eventId": id })).collect();
    json!({ "events": events, "nextOffset": next, "hasMore": true })
}

#[test]
fn a_cursor_that_does_not_move_on_is_an_error() {
    let cases = [
        (json!(10), "starts at 10, which is not after 10"),
        (json!(7), "starts at 7, which is not after 10"),
        (json!(null), "not where the next one starts"),
    ];
    for (next, words) in cases {
        let (server, client) = server_of(&[
            page_of_events(8..=9, &json!(10)),
            page_of_events(10..=11, &next),
        ]);
        let error = run(async {
            let mut items = events(&client).items();
            for _ in 8..=11 {
                items.next().await.expect("an event").expect("no error");
            }
            let error = items
                .next()
                .await
                .expect("no quiet end")
                .expect_err("an error");
            assert!(items.next().await.is_none());
            error
        });
        assert!(
            matches!(error, CallError::Paging(_)) && error.is_paging(),
            "{error:?}"
        );
        assert!(error.to_string().contains(words), "{error}");
        assert_eq!(sent(&server, "offset"), [json!(null), json!(10)]);
        assert!(bitrix24_imbot::Error::from(error).is_paging());
    }
}

#[test]
fn an_empty_page_with_a_cursor_that_moves_is_passed_over() {
    let last = json!({ "events": [{ "eventId": 20 }], "nextOffset": 21, "hasMore": false });
    let (_server, client) = server_of(&[page_of_events(0..0, &json!(20)), last]);
    run(async {
        let mut items = events(&client).items();
        items.next().await.expect("an event").expect("no error");
        assert!(items.next().await.is_none());
    });
}

#[test]
fn an_item_that_was_not_waited_for_is_not_lost() {
    let (server, client) = server_of(&[bots(1..=1, true), bots(2..=2, false)]);
    run(async {
        let mut items = list(&client).items();
        items.next().await.expect("an item").expect("a bot");
        // Polled once, which sends the call, and dropped.
        let dropped = std::future::poll_fn(|context| {
            let next = std::pin::pin!(items.next());
            std::task::Poll::Ready(next.poll(context).is_pending())
        });
        assert!(dropped.await, "the second page is on its way");
        let bot = items.next().await.expect("an item").expect("a bot");
        assert_eq!(bot.id.get(), 2);
        assert_eq!(server.requests().len(), 2);
    });
}

#[test]
fn the_next_page_is_refused_in_the_same_words() {
    let (_server, client) = server_of(&[bots(1..=1, true), bots(0..0, true)]);
    run(async {
        let first = list(&client);
        let page = first.clone().await.expect("a page");
        let second = first
            .next_page(&page)
            .expect("it leads on")
            .expect("a second page");
        let page = second.clone().await.expect("a page");
        let refused = second.next_page(&page).expect_err("it leads nowhere");
        assert!(
            refused.to_string().contains("this one is empty"),
            "{refused}"
        );
    });
}

#[test]
fn streams_are_send_and_static() {
    fn check<M: Paged>()
    where
        Items<M>: Stream + Send + Unpin + 'static,
        Pages<M>: Stream + Send + Unpin + 'static,
    {
    }
    check::<BotList>();
    check::<EventGet>();
}
