//! From a link to the answer that has the file.

use std::time::Duration;

use tracing::debug;

use super::error::Failure;
use super::link;
use crate::client::Client;
use crate::secret::Secret;
use crate::transport::{FetchRequest, FetchResponse};

/// Links and redirects that are followed for one file.
const MOST_HOPS: usize = 5;

/// Follows redirects, to other hosts too: what is sent is the address and nothing else, so that
/// nobody learns more than the portal itself has told them.
pub(super) async fn open(
    client: &Client,
    link: &Secret,
    timeout: Duration,
) -> Result<FetchResponse, Failure> {
    let mut url = link::resolved(&client.origin(), link.expose(), client.allows_http())?;
    for _ in 0..MOST_HOPS {
        debug!(host = link::host(&url), "a file is asked for");
        let request = FetchRequest {
            url: url.as_str().into(),
            timeout,
        };
        let response = client.transport().fetch(request).await;
        let response = response.map_err(Failure::Transport)?;
        match (response.status, response.location.as_deref()) {
            (200..=299, _) => return Ok(response),
            (301 | 302 | 303 | 307 | 308, Some(location)) => {
                url = link::resolved(&url, location, client.allows_http())?;
            }
            (status, _) => return Err(Failure::Status(status)),
        }
    }
    Err(Failure::Address("it is redirected again and again"))
}
