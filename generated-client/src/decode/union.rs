//! Fields that the server fills with more than one kind of value.

/// Implements `Decode` for a union, and `Default`: the named variant, empty.
///
/// ```text
/// pub enum CommandRef { Id(CommandId), Name(String), Full(Command) }
///
/// union_impls! {
///     CommandRef, "a command's ID, name or object", default Id,
///     scalars [Id(CommandId), Name(String)],
///     lists [],
///     objects [Full(Command)]
/// }
/// ```
///
/// Variants are tried in order among those of the JSON kind that arrived. A list and an object are
/// read as they come, so that one variant each can take them; the empty list, PHP's empty object,
/// goes to the object's variant if no variant is a list.
#[allow(unused_macros, reason = "only schemas with unions need it")]
macro_rules! union_impls {
    (
        $Name:ident, $expected:literal, default $Default:ident,
        scalars [$($Scalar:ident($scalar:ty)),*],
        lists [$($List:ident($list:ty))?],
        objects [$($Object:ident($object:ty))?]
    ) => {
        impl $crate::decode::Decode for $Name {
            const EXPECTED: &'static str = $expected;

            fn from_scalar(
                value: $crate::decode::Scalar<'_>,
            ) -> Result<Self, $crate::decode::Mismatch> {
                $(
                    if let Ok(value) = <$scalar as $crate::decode::Decode>::from_scalar(value) {
                        return Ok(Self::$Scalar(value));
                    }
                )*
                Err(value.mismatch(<Self as $crate::decode::Decode>::EXPECTED))
            }

            $crate::decode::union_impls!(@seq lists [$($List($list))?] objects [$($Object($object))?]);

            $(
                fn from_map<'de, A: serde_core::de::MapAccess<'de>>(
                    map: A,
                    drops: &mut $crate::decode::Drops,
                ) -> $crate::decode::Decoded<Self, A::Error> {
                    Ok(<$object as $crate::decode::Decode>::from_map(map, drops)?.map(Self::$Object))
                }
            )?
        }

        impl Default for $Name {
            fn default() -> Self {
                Self::$Default(Default::default())
            }
        }
    };

    (@seq lists [] objects []) => {};
    (@seq lists [] objects [$Variant:ident($inner:ty)]) => {
        $crate::decode::union_impls!(@seq lists [$Variant($inner)] objects []);
    };
    (@seq lists [$Variant:ident($inner:ty)] objects [$($object:tt)*]) => {
        fn from_seq<'de, A: serde_core::de::SeqAccess<'de>>(
            seq: A,
            drops: &mut $crate::decode::Drops,
        ) -> $crate::decode::Decoded<Self, A::Error> {
            Ok(<$inner as $crate::decode::Decode>::from_seq(seq, drops)?.map(Self::$Variant))
        }
    };
}

#[allow(unused_imports, reason = "only schemas with unions need it")]
pub(crate) use union_impls;
