mod constructs;
mod hostile;
mod real;
mod schema;
mod tables;
