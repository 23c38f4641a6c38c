use serde_core::de::MapAccess;

use crate::date_time::DateTime;
use crate::decode::{Field, Object};

/// How long the server took for a call, in seconds.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Time {
    /// When the server started, in seconds since 1970.
    pub start: Option<f64>,
    /// When it was done, in seconds since 1970.
    pub finish: Option<f64>,
    /// From start to finish.
    pub duration: Option<f64>,
    /// What the method itself took.
    pub processing: Option<f64>,
    /// When the server started, in its own time zone.
    pub date_start: Option<DateTime>,
    /// When it was done, in its own time zone.
    pub date_finish: Option<DateTime>,
    /// What all calls of this method took in the last ten minutes, on portals that limit it.
    pub operating: Option<f64>,
    /// When the limit of `operating` starts anew, in seconds since 1970.
    pub operating_reset_at: Option<f64>,
}

impl Object for Time {
    fn set<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        value: Field<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "start" => value.into(&mut self.start),
            "finish" => value.into(&mut self.finish),
            "duration" => value.into(&mut self.duration),
            "processing" => value.into(&mut self.processing),
            "date_start" => value.into(&mut self.date_start),
            "date_finish" => value.into(&mut self.date_finish),
            "operating" => value.into(&mut self.operating),
            "operating_reset_at" => value.into(&mut self.operating_reset_at),
            _ => value.skip(),
        }
    }
}
