//! The commands of this repository. `codegen` and `bitrix-schema` are pure; what is read and written is here.

mod commands;
mod differences;
mod docs;
mod findings;
mod folders;
mod progress;
mod schema;
mod tree;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use commands::{codegen, drift, editor_schema, import, lint, sandbox};
use folders::{Folders, OutFolders};

/// Tokens and nodes are many and small: this halves the time of a large schema.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Works on the schema of the Bitrix24 bot API and on the client that is generated from it.
///
/// Exit codes: 0 all is well, 1 there are findings, 2 the command could not be carried out.
#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    arg_required_else_help = true,
    max_term_width = 100
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    folders: Folders,
}

#[derive(Subcommand)]
enum Command {
    /// Generates the client and the tables of the sandbox from the schema.
    ///
    /// Reads bitrix-schema/schema, checks it, and writes generated-client/src/generated and
    /// tests/sandbox/src/generated. Only files that differ are replaced, each in one step; files that no method
    /// needs any more are removed. If the schema has findings, nothing is written.
    Codegen {
        /// Writes nothing; lists every file that is out of date, missing or left over, with its first difference.
        #[arg(long)]
        check: bool,
        #[command(flatten)]
        out: OutFolders,
    },
    /// Compares the schema with the vendor's documentation.
    ///
    /// DOCS is a checkout of the documentation, at any revision. Every parameter, type, flag, default, limit, value,
    /// code and change-log entry that differs is a finding, with what to paste, unless a recorded deviation explains
    /// it; a deviation that explains nothing any more is a finding too.
    ///
    /// Without DOCS the schema is compared with docs.lock, what the documentation said when the lock was written, as
    /// far as the schema goes.
    Drift(drift::Arguments),
    /// Drafts methods from the vendor's documentation.
    ///
    /// Reads the pages under DOCS and writes files under bitrix-schema/schema that pass `lint`. What a page leaves open
    /// is marked in them with `# TODO: …`, and listed at the end. Nothing that is there is overwritten without
    /// --force, and objects, enumerations and IDs that are there are never touched.
    Import(import::Import),
    /// Checks the schema and writes nothing.
    ///
    /// Every finding comes with its file, line and column, and with what to do.
    Lint,
    /// Writes the JSON Schemas with which editors complete and check the schema's files.
    ///
    /// They lie in bitrix-schema/schema/.editor; `.vscode/settings.json` and the first line of a file can name them.
    EditorSchema {
        /// Writes nothing; fails if a file is out of date.
        #[arg(long)]
        check: bool,
    },
    /// Serves a Bitrix24 portal in memory on the loopback, for curl and for bots under development.
    ///
    /// It has a bot, two people and a chat with messages, and prints calls that can be pasted. Ctrl-C ends it.
    Sandbox(sandbox::Arguments),
}

/// How a command ended, if it could be carried out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Well,
    Findings,
}

fn main() -> ExitCode {
    // Help goes to stdout with 0, bad use to stderr with 2: clap's own exit codes.
    let arguments = Arguments::parse();
    let folders = arguments.folders;
    let ended = match arguments.command {
        Command::Codegen { check: false, out } => codegen::write(&folders, &out),
        Command::Codegen { check: true, out } => codegen::check(&folders, &out),
        Command::Drift(arguments) => drift::run(&folders, &arguments),
        Command::Import(import) => import::run(&import, &folders),
        Command::Lint => lint::run(&folders),
        Command::Sandbox(arguments) => sandbox::run(&arguments),
        Command::EditorSchema { check: false } => editor_schema::write(&folders),
        Command::EditorSchema { check: true } => editor_schema::check(&folders),
    };
    match ended {
        Ok(Outcome::Well) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            progress::say(&mut std::io::stderr(), &format!("error: {error}"));
            ExitCode::from(2)
        }
    }
}
