use crate::address::{Address, is_plain};
use crate::error::BuildError;
use crate::secret::Secret;

/// How a client proves who it is.
#[derive(Debug)]
pub(crate) struct Credentials {
    /// Where the name of a method is appended. With a webhook it contains the secret.
    endpoint: Secret,
    proof: Proof,
}

#[derive(Debug)]
enum Proof {
    /// The secret of a webhook, which is part of the address.
    Webhook(Secret),
    /// The header that carries the access token, and the token itself.
    OAuth {
        authorization: Secret,
        token: Secret,
    },
}

impl Credentials {
    /// `https://example.bitrix24.com/rest/1/secret/`
    pub(crate) fn webhook(address: Address<'_>) -> Result<Self, BuildError> {
        let segments: Vec<&str> = address.segments().collect();
        let rest = segments.iter().position(|&segment| segment == "rest");
        let Some([_, user, secret, further @ ..]) = rest.map(|rest| &segments[rest..]) else {
            return Err(BuildError::Webhook);
        };
        if !user.bytes().all(|byte| byte.is_ascii_digit()) || !segments.iter().all(|s| is_plain(s))
        {
            return Err(BuildError::Webhook);
        }
        if !further.is_empty() {
            return Err(BuildError::WebhookMethod);
        }
        let endpoint = format!("{}/{}/", origin(address), segments.join("/"));
        Ok(Self {
            endpoint: endpoint.into(),
            proof: Proof::Webhook((*secret).into()),
        })
    }

    /// `https://example.bitrix24.com/`, or with the `rest/` that the portal itself appends.
    pub(crate) fn oauth(address: Address<'_>, token: Secret) -> Result<Self, BuildError> {
        if !matches!(address.segments().collect::<Vec<_>>()[..], [] | ["rest"]) {
            return Err(BuildError::Path);
        }
        if token.expose().is_empty() || !token.expose().bytes().all(|byte| byte.is_ascii_graphic())
        {
            return Err(BuildError::Token);
        }
        let endpoint = format!("{}/rest/", origin(address)).into();
        let authorization = format!("Bearer {}", token.expose()).into();
        Ok(Self {
            endpoint,
            proof: Proof::OAuth {
                authorization,
                token,
            },
        })
    }

    pub(crate) fn url(&self, method: &str) -> Secret {
        format!("{}{method}", self.endpoint.expose()).into()
    }

    pub(crate) fn authorization(&self) -> Option<Secret> {
        match &self.proof {
            Proof::Webhook(_) => None,
            Proof::OAuth { authorization, .. } => Some(authorization.clone()),
        }
    }

    /// The text that must not appear anywhere.
    pub(crate) fn secret(&self) -> &Secret {
        match &self.proof {
            Proof::Webhook(secret) => secret,
            Proof::OAuth { token, .. } => token,
        }
    }
}

fn origin(address: Address<'_>) -> String {
    let scheme = if address.is_secure { "https" } else { "http" };
    format!("{scheme}://{}", address.host)
}
