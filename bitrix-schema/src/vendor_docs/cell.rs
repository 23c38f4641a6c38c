//! Tables, whichever markup they came in.

use crate::facts::Place;

#[derive(Clone)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
}

#[derive(Clone)]
pub(super) struct Row {
    pub(super) place: Place,
    pub(super) cells: Vec<Cell>,
}

#[derive(Clone)]
pub(super) struct Cell {
    pub(super) place: Place,
    /// The text with its markup and its line ends.
    pub(super) raw: String,
    /// Tables that stand in the cell; they are no part of the text.
    pub(super) tables: Vec<Table>,
}

impl Row {
    /// The text of a cell; empty where the row is too short.
    pub(super) fn raw(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.raw.as_str())
    }
}
