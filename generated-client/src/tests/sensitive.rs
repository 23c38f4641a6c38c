use std::time::Duration;

use crate::HttpRequest;
use crate::transport::reqwest::Reqwest;

#[test]
fn the_access_token_travels_in_a_sensitive_header() {
    let request = HttpRequest {
        url: "http://example.com/rest/x".into(),
        authorization: Some("Bearer access".into()),
        body: b"{}".to_vec(),
        timeout: Duration::from_secs(1),
    };
    let client = Reqwest::new(Duration::from_secs(1)).expect("a client");
    let request = client.post(request).expect("valid").build().expect("valid");
    let headers = request.headers();
    assert_eq!(headers["authorization"], "Bearer access");
    assert!(headers["authorization"].is_sensitive());
    assert!(!headers["accept"].is_sensitive());
    assert!(!format!("{request:?}").contains("access"));
}
