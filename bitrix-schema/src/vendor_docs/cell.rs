//! Tables, whichever markup they came in.

use crate::facts::Place;

pub(super) struct Table {
    pub(super) rows: Vec<Row>,
}

pub(super) struct Row {
    pub(super) place: Place,
    pub(super) cells: Vec<Cell>,
}

pub(super) struct Cell {
    pub(super) place: Place,
    /// The text with its markup and its line ends.
    pub(super) raw: String,
}

impl Row {
    /// The text of a cell; empty where the row is too short.
    pub(super) fn raw(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.raw.as_str())
    }
}
