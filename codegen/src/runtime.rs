//! Where the runtime keeps what the generated code names.

pub(crate) const BOT: &str = "crate::bot::Bot";
pub(crate) const CALL: &str = "crate::request::Call";
pub(crate) const CLIENT: &str = "crate::client::Client";
pub(crate) const METHOD: &str = "crate::request::Method";
pub(crate) const REPLAY: &str = "crate::request::Replay";
pub(crate) const REQUEST_IMPLS: &str = "crate::request::request_impls";

pub(crate) const ABSENT: &str = "crate::decode::Absent";
pub(crate) const FIELD: &str = "crate::decode::Field";
pub(crate) const OBJECT: &str = "crate::decode::Object";
pub(crate) const UNION_IMPLS: &str = "crate::decode::union_impls";
pub(crate) const SERIALIZE_FIELDS: &str = "crate::request::serialize_fields";
pub(crate) const ENTRIES: &str = "crate::encode::Entries";
pub(crate) const FLAT: &str = "crate::encode::flat";
pub(crate) const KEYED: &str = "crate::encode::keyed";
pub(crate) const FILL_BOT_ID: &str = "crate::fill::FillBotId";

pub(crate) const ERROR_CODES: &str = "crate::request::error_codes";

pub(crate) const OPEN_ENUM: &str = "crate::open_enum::open_enum";

pub(crate) const INVALID_ARGUMENT: &str = "crate::limits::InvalidArgument";
pub(crate) const CHECK_INSIDE: &str = "crate::limits::CheckInside";
pub(crate) const LIMIT: &str = "crate::limits::Limit";
pub(crate) const LIMITS_MODULE: &str = "crate::limits::self";

pub(crate) const FIXTURES: &str = "crate::fixtures::fixtures";

pub(crate) const EVENT: &str = "crate::generated::events::Event";
pub(crate) const EVENT_ENUM: &str = "crate::event::event_enum";
pub(crate) const CALL_ERROR: &str = "crate::error::CallError";
pub(crate) const CONTENT: &str = "crate::content::Content";
pub(crate) const PAGES_MODULE: &str = "crate::pages::self";
pub(crate) const PAGED: &str = "crate::pages::Paged";
pub(crate) const PAGES: &str = "crate::pages::Pages";
pub(crate) const ITEMS: &str = "crate::pages::Items";
pub(crate) const PAGING_ERROR: &str = "crate::pages::PagingError";

pub(crate) const BOT_ID: &str = "crate::generated::ids::BotId";
pub(crate) const DATE_TIME: &str = "crate::date_time::DateTime";
pub(crate) const DIALOG_ID: &str = "crate::dialog_id::DialogId";
pub(crate) const ID_TYPE: &str = "crate::id::id_type";
pub(crate) const HOLDS_SECRETS: &str = "crate::secret::HoldsSecrets";
pub(crate) const SECRET: &str = "crate::secret::Secret";
pub(crate) const SECRET_MODULE: &str = "crate::secret::self";

pub(crate) const BTREE_MAP: &str = "std::collections::BTreeMap";
pub(crate) const MAP_ACCESS: &str = "serde_core::de::MapAccess";
pub(crate) const SERIALIZE_MAP: &str = "serde_core::ser::SerializeMap";
pub(crate) const SERIALIZE: &str = "serde_core::ser::Serialize";
pub(crate) const SERIALIZER: &str = "serde_core::ser::Serializer";
pub(crate) const UUID: &str = "uuid::Uuid";
