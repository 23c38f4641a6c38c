#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::vendor_docs(bytes));
