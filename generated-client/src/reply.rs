use crate::decode::Dropped;
use crate::time::Time;

/// An output, and all that came with it: what [`Method::detailed`](crate::Method::detailed)
/// returns.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Reply<T> {
    /// What the method returns.
    pub output: T,
    /// How long the server took.
    pub time: Option<Time>,
    /// Parts of the answer that did not decode, and that the output is without; the first hundred.
    pub dropped: Vec<Dropped>,
    /// Where the next page starts, in methods that page this way.
    pub next: Option<i64>,
    /// How many items there are in all, in methods that page this way.
    pub total: Option<i64>,
    /// The HTTP status.
    pub status: u16,
}
