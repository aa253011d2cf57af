//! Public mechanisms, sign-in and the own account.

use super::Row;

/// anonymous kari olav berit anne turid lars mona admin eva
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    ("GET", "/", "/", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/sprak/<code>?<til>", "/sprak/nn?til=/", "303 303 303 303 303 303 303 303 303 303"),
    ("GET", "/helse", "/helse", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/static/<_version>/<path..>", "/static/x/app.css", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/favicon.ico", "/favicon.ico", "303 303 303 303 303 303 303 303 303 303"),
    ("GET", "/logg-inn?<til>&<utlopt>", "/logg-inn", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/velg-organisasjon?<til>", "/velg-organisasjon", "303 200 200 200 200 200 200 200 200 200"),
    ("GET", "/min-side", "/min-side", "303 200 200 200 200 200 200 200 200 200"),
    ("GET", "/glemt-passord?<sendt>", "/glemt-passord", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/passord/<token>", "/passord/gjettet", "404 404 404 404 404 404 404 404 404 404"),
    ("GET", "/demo/klokke", "/demo/klokke", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/demo/e-post", "/demo/e-post", "200 200 200 200 200 200 200 200 200 200"),
    ("POST", "/velg-organisasjon", "/velg-organisasjon", "401 422 422 422 422 422 422 422 422 422"),
    ("POST", "/min-side/sprak", "/min-side/sprak", "401 422 422 422 422 422 422 422 422 422"),
    ("POST", "/min-side/passord", "/min-side/passord", "401 422 422 422 422 422 422 422 422 422"),
    ("POST", "/min-side/okter/<id>/slutt", "/min-side/okter/999999/slutt", "401 404 404 404 404 404 404 404 404 404"),
    ("POST", "/glemt-passord", "/glemt-passord", "422 422 422 422 422 422 422 422 422 422"),
    ("POST", "/passord/<token>", "/passord/gjettet", "404 404 404 404 404 404 404 404 404 404"),
    ("POST", "/demo/klokke", "/demo/klokke", "422 422 422 422 422 422 422 422 422 422"),
    ("POST", "/<_..>", "/finnes/ikke", "404 404 404 404 404 404 404 404 404 404"),
    ("POST", "/logg-inn", "/logg-inn", "422 422 422 422 422 422 422 422 422 422"),
    ("POST", "/logg-ut", "/logg-ut", "303 303 303 303 303 303 303 303 303 303"),
];
