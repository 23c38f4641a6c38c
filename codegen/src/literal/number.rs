//! Numbers as a person writes them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// A number as a person writes it: `20_000`.
pub(super) fn number(number: i128) -> TokenStream {
    let digits = grouped(number.abs(), '_');
    let literal: Literal = digits
        .parse()
        .unwrap_or_else(|_| Literal::i128_unsuffixed(number.abs()));
    if number < 0 {
        quote!(-#literal)
    } else {
        quote!(#literal)
    }
}

/// A number where nothing says how large it may be: `3_000_000_000_i64`.
pub(super) fn unbounded(value: i64) -> TokenStream {
    if i32::try_from(value).is_ok() {
        return number(i128::from(value));
    }
    let digits = grouped(i128::from(value).abs(), '_');
    let literal: Literal = format!("{digits}_i64")
        .parse()
        .unwrap_or_else(|_| Literal::i64_suffixed(value));
    if value < 0 {
        quote!(-#literal)
    } else {
        quote!(#literal)
    }
}

/// Digits in groups of three from 10,000 on.
pub(crate) fn grouped(number: i128, separator: char) -> String {
    let digits = number.unsigned_abs().to_string();
    let sign = if number < 0 { "-" } else { "" };
    if digits.len() < 5 {
        return format!("{sign}{digits}");
    }
    let mut text = sign.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

pub(super) fn float(number: f64) -> TokenStream {
    if !number.is_finite() {
        return quote!(0.0);
    }
    let literal = Literal::f64_unsuffixed(number.abs());
    if number.is_sign_negative() {
        quote!(-#literal)
    } else {
        quote!(#literal)
    }
}
