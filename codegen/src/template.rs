//! Code whose shape is fixed, written as it comes out, with holes for names and lines.
//!
//! Definitions and tables have a line for each field, variant or code: there is nothing to format in them,
//! and to parse and print them again would take most of the time.

use std::fmt::{self, Write as _};

use proc_macro2::Literal;

/// Fills the holes `«name»`. A line that is nothing but a hole takes the lines of its value, or vanishes.
pub(crate) fn fill(template: &str, holes: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() * 2);
    for line in template.split_inclusive('\n') {
        match line
            .strip_prefix('«')
            .and_then(|rest| rest.strip_suffix("»\n"))
        {
            Some(name) => text.push_str(value(name, holes)),
            None => fill_line(line, holes, &mut text),
        }
    }
    text
}

fn fill_line(line: &str, holes: &[(&str, &str)], text: &mut String) {
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('«') {
        let (name, after) = after.split_once('»').unwrap_or((after, ""));
        text.push_str(before);
        text.push_str(value(name, holes));
        rest = after;
    }
    text.push_str(rest);
}

fn value<'a>(name: &str, holes: &[(&str, &'a str)]) -> &'a str {
    let hole = holes.iter().find(|(hole, _)| *hole == name);
    hole.map_or("", |(_, value)| value)
}

/// Adds formatted text.
pub(crate) fn push(text: &mut String, added: fmt::Arguments<'_>) {
    text.write_fmt(added).expect("a string takes any text");
}

/// A text as a string literal, with its quotes.
pub(crate) fn literal(text: &str) -> String {
    Literal::string(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn holes_in_a_line_and_lines_for_a_hole() {
        let template = "struct «name» {\n«fields»\n«nothing»\n}\n";
        let filled = fill(
            template,
            &[("name", "A"), ("fields", "    a: B,\n    c: D,\n")],
        );
        assert_eq!(filled, "struct A {\n    a: B,\n    c: D,\n}\n");
    }

    #[test]
    fn a_value_is_not_a_template() {
        assert_eq!(fill("«a»«b»", &[("a", "«b»"), ("b", "x")]), "«b»x");
    }
}
