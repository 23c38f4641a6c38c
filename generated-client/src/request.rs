//! What all requests have in common, however different their parameters are, and what they are written with.

pub(crate) use crate::call::{Call, Method, Replay};
pub(crate) use crate::encode::serialize_fields;
pub(crate) use crate::error::error_codes;

/// The part of a request that does not depend on the method.
pub trait Request {
    fn call(&self) -> &Call;
}

/// Implements for a request that it knows who calls, that it is awaited to be sent, and that it takes options.
macro_rules! request_impls {
    ($Name:ident) => {
        impl $Name {
            /// Sets options of the call itself: timeout, checks.
            pub fn with(mut self, options: $crate::call::CallOptions) -> Self {
                self.call.set_options(options);
                self
            }
        }

        impl $crate::request::Request for $Name {
            fn call(&self) -> &$crate::call::Call {
                &self.call
            }
        }

        impl IntoFuture for $Name {
            type Output = Result<
                <Self as $crate::call::Method>::Output,
                $crate::error::CallError<<Self as $crate::call::Method>::Code>,
            >;
            type IntoFuture = $crate::call::CallFuture<Self>;

            fn into_future(self) -> Self::IntoFuture {
                $crate::call::start(self)
            }
        }
    };
}

pub(crate) use request_impls;
