//! Whole pages, in both languages.

use super::{read_pages, render};

const METHOD: &str = include_str!("pages/method.md");
const METHOD_RU: &str = include_str!("pages/method-ru.md");
const EVENTS: &str = include_str!("pages/events.md");
const OBJECTS: &str = include_str!("pages/objects.md");

#[test]
fn a_method() {
    let docs = read_pages(&[("walls/paint.md", METHOD), ("objects.md", OBJECTS)]);
    let method = docs
        .facts
        .methods
        .first()
        .map(render::method)
        .unwrap_or_default();
    insta::assert_snapshot!(method);
    assert_eq!(docs.findings, []);
}

/// What differs between the languages is prose, and prose is no fact.
#[test]
fn the_same_method_in_russian() {
    let english = read_pages(&[("walls/paint.md", METHOD)]).facts;
    let russian = read_pages(&[("walls/paint.md", METHOD_RU)]);
    assert_eq!(russian.findings, []);
    assert_eq!(russian.facts, english);
}

#[test]
fn events() {
    insta::assert_snapshot!(render::docs(&read_pages(&[("events.md", EVENTS)])));
}

#[test]
fn objects() {
    insta::assert_snapshot!(render::docs(&read_pages(&[("objects.md", OBJECTS)])));
}

#[test]
fn an_event_with_a_page_of_its_own() {
    let page = "# A wall fell over OnWallFall\n\n> Who can subscribe: any user\n\n## Parameters\n\n\
        #|\n|| **Name**\n`type` | **Description** ||\n|| **event***\n`string` | `ONWALLFALL` ||\n|| **data***\n`array` | See [below](#data) ||\n|#\n\n\
        ### Parameter data {#data}\n\n#|\n|| **Name**\n`type` | **Description** ||\n|| **ID***\n`integer` | Wall ||\n|#\n";
    insta::assert_snapshot!(render::docs(&read_pages(&[("fall.md", page)])));
}

#[test]
fn pages_about_something_else_have_no_methods() {
    let page =
        "# Moving from wall to wall.v2\n\n## Method Parameters\n\nThey are in `fields` now.\n";
    let docs = read_pages(&[("moving.md", page)]);
    assert_eq!(docs.facts.methods, []);
    assert_eq!(docs.findings, []);
}
