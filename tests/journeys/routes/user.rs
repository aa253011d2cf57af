//! Users and roles.

use super::Row;

/// anonymous kari olav berit anne turid lars mona admin eva
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    ("GET", "/brukere", "/brukere", "303 403 403 403 403 403 403 403 200 403"),
    ("GET", "/brukere/ny", "/brukere/ny", "303 403 403 403 403 403 403 403 200 403"),
    ("GET", "/brukere/<id>", "/brukere/{person}", "303 403 403 403 403 403 403 403 200 403"),
    ("POST", "/brukere", "/brukere", "401 403 403 403 403 403 403 403 422 403"),
    ("POST", "/brukere/<id>/roller", "/brukere/{person}/roller", "401 403 403 403 403 403 403 403 422 403"),
    ("POST", "/brukere/<id>/roller/<role>/slutt", "/brukere/{person}/roller/999999/slutt", "401 403 403 403 403 403 403 403 422 403"),
    ("POST", "/brukere/<id>/sperring", "/brukere/{person}/sperring", "401 403 403 403 403 403 403 403 422 403"),
    ("GET", "/delte-kommuner", "/delte-kommuner", "303 403 403 403 403 403 403 403 200 403"),
    ("GET", "/delte-kommuner/<number>", "/delte-kommuner/{sak}", "303 403 403 403 403 403 403 403 404 403"),
    ("POST", "/delte-kommuner/<number>", "/delte-kommuner/{sak}", "401 403 403 403 403 403 403 403 404 403"),
    ("GET", "/roller", "/roller", "303 403 403 403 200 403 403 403 403 403"),
    ("POST", "/roller/<id>", "/roller/999999", "401 403 403 403 422 403 403 403 403 403"),
    ("POST", "/brukere/<id>/passordlenke", "/brukere/{person}/passordlenke", "401 403 403 403 403 403 403 403 303 403"),
];
