//! Where the runtime keeps what the generated code names.

pub(crate) const BOT: &str = "crate::bot::Bot";
pub(crate) const CALL: &str = "crate::call::Call";
pub(crate) const CALL_FUTURE: &str = "crate::call::CallFuture";
pub(crate) const CALL_MODULE: &str = "crate::call::self";
pub(crate) const CALL_OPTIONS: &str = "crate::call::CallOptions";
pub(crate) const CLIENT: &str = "crate::client::Client";
pub(crate) const METHOD: &str = "crate::call::Method";
pub(crate) const REPLAY: &str = "crate::call::Replay";

pub(crate) const ABSENT: &str = "crate::decode::Absent";
pub(crate) const FIELD: &str = "crate::decode::Field";
pub(crate) const OBJECT: &str = "crate::decode::Object";
pub(crate) const UNION_IMPLS: &str = "crate::decode::union_impls";
pub(crate) const ENTRIES: &str = "crate::encode::Entries";
pub(crate) const ENTRY: &str = "crate::encode::entry";
pub(crate) const FLAT: &str = "crate::encode::flat";
pub(crate) const KEYED: &str = "crate::encode::keyed";
pub(crate) const REMOVABLE_ENTRY: &str = "crate::encode::removable_entry";
pub(crate) const YES_NO: &str = "crate::encode::yes_no";
pub(crate) const FILL_BOT_ID: &str = "crate::fill::FillBotId";

pub(crate) const CALL_ERROR: &str = "crate::error::CallError";
pub(crate) const ERROR_CODE_IMPLS: &str = "crate::error::error_code_impls";
pub(crate) const ERROR_SET: &str = "crate::error::ErrorSet";
pub(crate) const ERROR_SET_IMPLS: &str = "crate::error::error_set_impls";
pub(crate) const UNKNOWN_CODE: &str = "crate::error::UnknownCode";

pub(crate) const OPEN_ENUM: &str = "crate::open_enum::OpenEnum";
pub(crate) const OPEN_ENUM_IMPLS: &str = "crate::open_enum::open_enum_impls";
pub(crate) const UNKNOWN_VALUE: &str = "crate::open_enum::UnknownValue";

pub(crate) const INVALID_ARGUMENT: &str = "crate::limits::InvalidArgument";
pub(crate) const CHECK_INSIDE: &str = "crate::limits::CheckInside";
pub(crate) const LIMIT: &str = "crate::limits::Limit";
pub(crate) const LIMITS_MODULE: &str = "crate::limits::self";

pub(crate) const BOT_ID: &str = "crate::generated::ids::BotId";
pub(crate) const DATE_TIME: &str = "crate::date_time::DateTime";
pub(crate) const DIALOG_ID: &str = "crate::dialog_id::DialogId";
pub(crate) const ID_TYPE: &str = "crate::id::id_type";
pub(crate) const HOLDS_SECRETS: &str = "crate::secret::HoldsSecrets";
pub(crate) const SECRET: &str = "crate::secret::Secret";
pub(crate) const SECRET_MODULE: &str = "crate::secret::self";

pub(crate) const BTREE_MAP: &str = "std::collections::BTreeMap";
pub(crate) const MAP_ACCESS: &str = "serde_core::de::MapAccess";
pub(crate) const SERIALIZE: &str = "serde_core::ser::Serialize";
pub(crate) const SERIALIZE_MAP: &str = "serde_core::ser::SerializeMap";
pub(crate) const SERIALIZER: &str = "serde_core::ser::Serializer";
pub(crate) const UUID: &str = "uuid::Uuid";
