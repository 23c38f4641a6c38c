//! The reader of the vendor's documentation.

mod changes;
mod hostile;
mod languages;
mod large;
mod older_pages;
mod pages;
mod parameters;
mod render;
mod spellings;
mod splices;
mod structure;
mod vendor;

use bitrix_schema::vendor_docs::{Docs, DocsFile, read};

/// Reads pages that are written in the test.
fn read_pages(pages: &[(&str, &str)]) -> Docs {
    let files: Vec<DocsFile> = pages
        .iter()
        .map(|&(path, text)| DocsFile::new(path, text.as_bytes()))
        .collect();
    read(&files)
}

/// The page of a method around its parameters.
fn method_page(parameters: &str) -> String {
    format!(
        "# Paint a wall wall.paint\n\n> Scope: `wall`\n>\n> Who can execute the method: painter\n\n\
         The method `wall.paint` paints.\n\n## Method Parameters\n\n{parameters}\n\n\
         ## Returned Data\n\n#|\n|| **Name**\n`type` | **Description** ||\n|| **result**\n`boolean` | Done ||\n|#\n\n\
         ## Error Handling\n\nNone.\n"
    )
}
