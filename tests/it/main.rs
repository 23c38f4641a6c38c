//! The journeys, each in a file of its own.

mod broken_schemas;
mod check_names_every_difference;
mod drift;
mod import;
mod killed_codegen;
mod new_method;
mod same_everywhere;
mod sandbox;
mod wrong_types_do_not_compile;
