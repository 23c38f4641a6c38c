//! Pages in forms that older editions and other sections have.

use super::read_pages;

#[test]
fn two_methods_on_a_page() {
    let part = |name: &str, row: &str| {
        format!(
            "## Method {name} {{#x}}\n\nThe method `{name}` paints.\n\n### Method Parameters\n\n#|\n|| **Name**\n`type` | **Description** ||\n\
             || **{row}***\n`integer` | Text ||\n|#\n\n### Returned Data\n\n#|\n|| **Name**\n`type` | **Description** ||\n\
             || **result**\n`boolean` | Done ||\n|#\n\n### Error Handling\n\n#|\n|| **Code** | **Description** ||\n|| `NO_{row}` | None ||\n|#\n\n"
        )
    };
    let page = format!(
        "# Painting and washing\n\n> Scope: `wall`\n>\n> Who can execute the method: any user\n\nTwo methods.\n\n{}{}## See also\n",
        part("wall.paint", "coats"),
        part("wall.wash", "water"),
    );
    let docs = read_pages(&[("wall.md", &page)]);
    assert_eq!(docs.findings, []);
    assert_eq!(docs.facts.objects, []);
    let read: Vec<(&str, &str, &str, &str, u32)> = docs
        .facts
        .methods
        .iter()
        .map(|method| {
            let param = method.params[0].path.as_str();
            let code = method.errors[0].code.as_str();
            let scope = method.scopes[0].as_str();
            (method.name.as_str(), scope, param, code, method.place.line)
        })
        .collect();
    assert_eq!(
        read,
        [
            ("wall.paint", "wall", "coats", "NO_coats", 9),
            ("wall.wash", "wall", "water", "NO_water", 38),
        ]
    );
}

#[test]
fn a_page_that_names_other_methods_stays_whole() {
    let page = "# Paint wall.paint\n\n> Who can execute the method: any user\n\n## Method Parameters\n\nNo parameters.\n\n\
        ## Instead of wall.brush\n\n### Returned Data\n\nNothing.\n\n## Instead of wall.spray\n\n### Returned Data\n\nNothing.\n";
    let docs = read_pages(&[("wall.md", page)]);
    let names: Vec<&str> = docs
        .facts
        .methods
        .iter()
        .map(|method| method.name.as_str())
        .collect();
    assert_eq!(names, ["wall.paint"]);
}

#[test]
fn parameters_right_under_the_title() {
    let page = "# Paint wall.paint\n\n> Who can execute the method: any user\n\nThe method `wall.paint` paints.\n\n\
        #|\n|| **Parameter** | **Example** | **Description** ||\n|| **coats^*^**\n`integer` | `2` | Layers ||\n|#\n\n\
        ## Success Response\n\n### Return Values\n\nA number.\n\n## Response in Case of Error\n\n### Possible Error Codes\n\n\
        #|\n|| **Code** | **Description** ||\n|| **DRY** | Dry ||\n|#\n";
    let docs = read_pages(&[("wall.md", page)]);
    let method = &docs.facts.methods[0];
    assert_eq!(method.params.len(), 1);
    assert!(method.params[0].required);
    assert_eq!(method.errors[0].code, "DRY");
    let findings: Vec<String> = docs.findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        findings,
        ["wall.md:15: the page has no table of what the method returns"]
    );
}
