//! What the server sends comes in many forms: each decodes to what its plain form decodes to.

mod plain;
mod variations;

use std::cell::Cell;
use std::path::Path;

use bitrix_schema::api::{Api, Field, Literal, Returns, Type};
use bitrix_schema::{SourceFile, check, load};
use bitrix24_imbot::fixtures::{self, AnyFixture};
use journeys::{files_in, repository};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// What a value is made of, and what stands for none in its place.
#[derive(Clone)]
struct Shape<'a> {
    ty: ShapeType<'a>,
    absent: &'a [Literal],
}

#[derive(Clone)]
enum ShapeType<'a> {
    Of(&'a Type),
    Fields(&'a [Field]),
    /// An object with one key, under which the value is.
    Under(&'a str, &'a Type),
}

fn api() -> Api {
    let folder = repository().join("bitrix-schema/schema");
    let files = files_in(&folder).into_iter();
    let files = files.filter(|(path, _)| Path::new(path).extension() == Some("yaml".as_ref()));
    let files = files
        .map(|(path, bytes)| SourceFile::new(path, bytes))
        .collect();
    let (schema, findings) = load(files);
    assert!(findings.is_empty(), "{findings:?}");
    check(&schema).expect("the schema is correct")
}

/// What the schema says of the type that a fixture reads.
fn shape_of<'a>(api: &'a Api, fixture: &AnyFixture) -> Shape<'a> {
    let (module, name) = fixture.name.split_once("::").expect("a path of two names");
    let ty = match module {
        "objects" => {
            let object = api.objects.iter().find(|object| object.name == name);
            ShapeType::Fields(&object.expect("an object").fields)
        }
        "events" => {
            let event = api.events.iter().find(|event| event.type_name == name);
            ShapeType::Fields(&event.expect("an event").fields)
        }
        family => {
            let method = api.methods.iter().find(|method| {
                api.families[method.family].module == family && method.rust.request == name
            });
            match &method.expect("a method").returns {
                Returns::Object { fields, .. } => ShapeType::Fields(fields),
                Returns::Value {
                    ty, key: Some(key), ..
                } => ShapeType::Under(key, ty),
                Returns::Value { ty, key: None, .. } => ShapeType::Of(ty),
            }
        }
    };
    Shape { ty, absent: &[] }
}

fn cases(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}

#[test]
fn every_form_decodes_to_what_the_plain_form_decodes_to() {
    let api = api();
    let forms = Cell::new(0_u32);
    for fixture in fixtures::all() {
        let shape = shape_of(&api, fixture);
        let mut runner = TestRunner::new(cases(48));
        let ran = runner.run(&any::<(u64, u64)>(), |(plain_seed, form_seed)| {
            let plain = plain::value(&shape, &api, &mut Dice::new(plain_seed));
            let form = variations::of(&plain, &shape, &api, &mut Dice::new(form_seed));
            let wanted = (fixture.read)(&plain.to_string());
            let found = (fixture.read)(&form.to_string());
            match (wanted, found) {
                (Ok(wanted), Ok(found)) => prop_assert_eq!(wanted, found, "{}\n{}", plain, form),
                (wanted, found) => {
                    return Err(TestCaseError::fail(format!(
                        "{wanted:?}\n{found:?}\n{plain}\n{form}"
                    )));
                }
            }
            forms.set(forms.get() + 1);
            Ok(())
        });
        if let Err(error) = ran {
            panic!("{}: {error}", fixture.name);
        }
    }
    println!("{} forms of {} types", forms.get(), fixtures::all().len());
    assert!(forms.get() > 0);
}

/// Any JSON at all decodes or fails with a path, and never panics.
#[test]
fn any_json_decodes_or_fails_with_a_path() {
    let api = api();
    for fixture in fixtures::all() {
        let shape = shape_of(&api, fixture);
        let mut runner = TestRunner::new(cases(48));
        let ran = runner.run(&any::<u64>(), |seed| {
            let mut dice = Dice::new(seed);
            let mut value = plain::value(&shape, &api, &mut dice);
            variations::spoil(&mut value, &mut dice);
            if let Err(error) = (fixture.read)(&value.to_string()) {
                prop_assert!(error.to_string().contains("`$"), "{}", error);
            }
            Ok(())
        });
        if let Err(error) = ran {
            panic!("{}: {error}", fixture.name);
        }
    }
}

/// Choices that follow from a seed.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        // The multiplier of PCG; the high bits are the good ones.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % sides
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    fn pick<'t, T>(&mut self, among: &'t [T]) -> &'t T {
        &among[self.roll(among.len())]
    }
}

#[test]
fn a_form_that_means_something_else_is_told_apart() {
    let fixture = fixtures::all().iter().find(|of| of.name == "objects::User");
    let read = fixture.expect("users have examples").read;
    let shown = |json: &str| read(json).expect("it decodes");
    assert_ne!(
        shown(r#"{"id": 1, "bot": "Y"}"#),
        shown(r#"{"id": 1, "bot": "N"}"#)
    );
    assert_eq!(
        shown(r#"{"id": 1, "bot": "Y"}"#),
        shown(r#"{"id": "1", "bot": 1}"#)
    );
    assert!(read(r#"{"id": 1, "bot": "perhaps"}"#).is_err());
}
