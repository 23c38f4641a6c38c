//! The documentation page of a request: alone, it tells a bot author all that the schema knows.

use bitrix_schema::api::{Deviation, Method, ParamPath, Replay, Returns, Type};

use super::Scope;
use crate::docs::{Doc, code, inline, prose, sentence, vendor_link, wrap};
use crate::emit::described::{self, older_form};
use crate::literal::{self, Failing, Names};
use crate::{GenerateError, emit};

/// Summary and details, who and when, what a repetition does, surprises, errors, example, vendor page.
pub(super) fn docs(scope: &Scope<'_>) -> Result<Doc, GenerateError> {
    let method = scope.method;
    let mut docs = Doc::new().line(summary(method));
    if let Some(details) = &method.details {
        docs = docs.paragraph(prose(details));
    }
    docs = docs.paragraph(arguments(method));
    docs = docs.paragraph(returned(&method.returns));
    docs = docs.paragraph(facts(method));
    docs = docs.paragraph(surprises(method));
    docs = docs.paragraph(method.legacy.iter().map(older_form));
    docs = docs.section("Errors", errors(scope));
    if let Some(example) = method
        .examples
        .iter()
        .find_map(|example| example.request.as_ref())
    {
        docs = docs.section("Example", self::example(scope, example)?);
    }
    Ok(docs.paragraph([vendor_link(&method.docs_url)]))
}

/// ```text
/// Deletes a message: `imbot.v2.Chat.Message.delete`.
/// ```
pub(in crate::emit) fn summary(method: &Method) -> String {
    let summary = inline(&method.summary);
    format!(
        "{}: {}.",
        summary.trim_end_matches(['.', ':']),
        code(&method.name)
    )
}

/// What a setter says of itself is said of an argument here.
fn arguments(method: &Method) -> Vec<String> {
    let values = method.values();
    let arguments = values.iter().filter(|(_, value)| value.argument);
    let described = arguments.map(|(path, value)| {
        let text = described::setter(path, value).one_line();
        wrap(&format!("- {}: {text}", code(&value.field.rust)))
    });
    described.flatten().collect()
}

fn returned(returns: &Returns) -> Vec<String> {
    let (Returns::Value { doc, .. } | Returns::Object { doc, .. }) = returns;
    wrap(&format!("Returns: {}", sentence(&inline(doc))))
}

/// Who may call, and what a repetition does: a sentence each.
fn facts(method: &Method) -> Vec<String> {
    let by = method
        .caller
        .as_ref()
        .map_or_else(String::new, |caller| format!(" by {}", inline(caller)));
    let since = method
        .since
        .map(|revision| format!(", since revision {revision}"));
    let called = format!(
        "Called{by} with the scope {}{}.",
        code(&method.scope),
        since.unwrap_or_default()
    );
    wrap(&format!("{called} {}", replay(method)))
}

fn replay(method: &Method) -> String {
    let setter = |path: &ParamPath| in_rust(&format!("params.{}", path.dotted()), method);
    let except = |words: &str, unless: &[ParamPath]| {
        let setters: Vec<_> = unless.iter().map(setter).collect();
        if setters.is_empty() {
            String::new()
        } else {
            format!("{words}{}", setters.join(" or "))
        }
    };
    match &method.replay {
        Replay::Unsafe => "Never repeated: it might run twice.".to_owned(),
        Replay::Safe { done, unless } => {
            let done = done.as_ref().map_or_else(String::new, |done| {
                format!("; {} then says that the first call worked", code(done))
            });
            format!("Safe to repeat{}{done}.", except(", but not with ", unless))
        }
        Replay::Keyed { key, unless, .. } => format!(
            "Runs once even if it is repeated: the client fills in {} where you do not{}.",
            setter(key),
            except(", and not with ", unless)
        ),
    }
}

/// Where the vendor's page misleads.
fn surprises(method: &Method) -> Vec<String> {
    let mut surprises: Vec<String> = method
        .deviations
        .iter()
        .filter_map(|of| deviation(of, method))
        .flat_map(|line| wrap(&line))
        .collect();
    if !surprises.is_empty() {
        surprises.insert(0, "The vendor's page and the server differ:".to_owned());
        surprises.insert(1, String::new());
    }
    surprises
}

/// What a reader of the vendor's page would get wrong. Codes are in the list of errors, and a type or a
/// parameter that the page lacks is in the signature, so that neither says anything more here.
fn deviation(deviation: &Deviation, method: &Method) -> Option<String> {
    let (at, docs) = (deviation.at.as_str(), deviation.docs.trim());
    if at.starts_with("errors.") || !docs.contains(' ') {
        return None;
    }
    let at = in_rust(at, method);
    let (docs, server) = (inline(docs), sentence(&inline(&deviation.server)));
    let docs = docs.trim_end_matches('.');
    Some(format!(
        "- {at}: the page says {docs}; the server: {server}"
    ))
}

/// What a reader of this page calls it: a parameter has the name of its setter.
fn in_rust(at: &str, method: &Method) -> String {
    let Some(path) = at.strip_prefix("params.") else {
        return if at == "returns" {
            "The result".to_owned()
        } else {
            code(at)
        };
    };
    let values = method.values();
    let value = values.iter().find(|(of, _)| of.dotted() == path);
    code(value.map_or(path, |(_, value)| value.field.rust.as_str()))
}

/// The method's own codes, and the types of those that it shares.
fn errors(scope: &Scope<'_>) -> Vec<String> {
    let errors = &scope.method.errors;
    let own = errors.codes.iter().flat_map(|of| {
        wrap(&format!(
            "- {}: {}",
            code(&of.code),
            sentence(&inline(&of.doc))
        ))
    });
    let groups = errors.groups.iter();
    let groups: Vec<_> = groups
        .map(|group| format!("[`{}`]", group.type_name))
        .collect();
    let shared = match groups.split_last() {
        None => String::new(),
        Some((last, [])) => format!("those of {last}, "),
        Some((last, others)) => format!("those of {} and {last}, ", others.join(", ")),
    };
    own.chain(wrap(&format!(
        "- {shared}and any other: [`{}`].",
        scope.error
    )))
    .collect()
}

/// ````text
/// ```no_run
/// # async fn example(bot: bitrix24_imbot::Bot) -> Result<(), bitrix24_imbot::Error> {
/// let accepted: bool = bot.chat().message().delete(789).complete(true).await?;
/// # Ok(()) }
/// ```
/// ````
fn example(
    scope: &Scope<'_>,
    request: &bitrix_schema::yaml::Node,
) -> Result<Vec<String>, GenerateError> {
    let method = scope.method;
    let mut names = Names::default();
    let expression = literal::call(method, request, scope.index, Failing::Question, &mut names)?;
    let expression = crate::format::expression(&method.file, &expression)?;
    let (handle, ty) = emit::paths::root(method);
    let result = match &method.returns {
        Returns::Value { ty: Type::Bool, .. } => "accepted: bool",
        _ => "result",
    };
    let error = if names.can_fail {
        "Box<dyn std::error::Error>"
    } else {
        "bitrix24_imbot::Error"
    };
    let mut lines = vec!["```no_run".to_owned()];
    let uses = names.use_line("bitrix24_imbot");
    let uses = uses.map_or_else(String::new, |line| format!("{line} "));
    lines.push(format!(
        "# {uses}async fn example({handle}: bitrix24_imbot::{ty}) -> Result<(), {error}> {{"
    ));
    lines.extend(statement(result, &expression));
    lines.extend(["# Ok(()) }", "```"].map(str::to_owned));
    Ok(lines)
}

/// `let accepted: bool = bot.….await?;`, over several lines where the call is.
fn statement(result: &str, expression: &str) -> Vec<String> {
    let text = format!("let {result} = {expression}");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if let [_, .., last] = &mut lines[..] {
        if last.starts_with(' ') {
            lines.push("    .await?;".to_owned());
        } else {
            last.push_str(".await?;");
        }
    } else if let [only] = &mut lines[..] {
        only.push_str(".await?;");
    }
    lines
}
