use std::collections::BTreeMap;

use super::Secret;

/// A parameter that is a secret, or has secrets inside.
pub(crate) trait HoldsSecrets {
    /// Adds the secrets that are set.
    fn add_to(&self, secrets: &mut Vec<Secret>);
}

/// The secrets among the parameters of a request, as in
/// `held(&[&self.secret_note, &self.fields.new_token])`.
pub(crate) fn held(parameters: &[&dyn HoldsSecrets]) -> Vec<Secret> {
    let mut secrets = Vec::new();
    for parameter in parameters {
        parameter.add_to(&mut secrets);
    }
    secrets
}

impl HoldsSecrets for Secret {
    fn add_to(&self, secrets: &mut Vec<Secret>) {
        secrets.push(self.clone());
    }
}

impl<T: HoldsSecrets> HoldsSecrets for Option<T> {
    fn add_to(&self, secrets: &mut Vec<Secret>) {
        if let Some(value) = self {
            value.add_to(secrets);
        }
    }
}

impl<T: HoldsSecrets> HoldsSecrets for Vec<T> {
    fn add_to(&self, secrets: &mut Vec<Secret>) {
        for value in self {
            value.add_to(secrets);
        }
    }
}

impl<K, T: HoldsSecrets> HoldsSecrets for BTreeMap<K, T> {
    fn add_to(&self, secrets: &mut Vec<Secret>) {
        for value in self.values() {
            value.add_to(secrets);
        }
    }
}
