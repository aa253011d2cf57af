//! The municipality's applications and the documents of a case.

use super::Row;

/// anonymous kari olav berit anne turid lars mona admin eva
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    ("GET", "/soknader", "/soknader", "303 200 403 403 403 403 403 403 403 403"),
    ("GET", "/soknader/<number>", "/soknader/{kladd}", "303 200 404 404 404 404 404 404 404 404"),
    ("GET", "/soknader/<number>/<slug>?<fra>&<vis>", "/soknader/{kladd}/maal", "303 200 404 404 404 404 404 404 404 404"),
    ("GET", "/soknader/<number>/se-over?<vis>", "/soknader/{kladd}/se-over", "303 200 404 404 404 404 404 404 404 404"),
    ("GET", "/soknader/<number>/kvittering", "/soknader/{sendt}/kvittering", "303 200 404 404 404 404 404 404 404 404"),
    ("GET", "/soknader/<number>/trekking", "/soknader/{sendt}/trekking", "303 200 404 404 404 404 404 404 404 404"),
    ("GET", "/soknader/<number>/forkasting", "/soknader/{kladd}/forkasting", "303 200 404 404 404 404 404 404 404 404"),
    ("GET", "/dokumenter/<file>", "/dokumenter/{kvittering}.pdf", "303 200 404 404 404 404 404 404 404 404"),
    ("POST", "/soknader", "/soknader", "401 404 403 403 403 403 403 403 403 403"),
    ("POST", "/soknader/<number>/<slug>", "/soknader/{kladd}/maal", "401 303 404 404 404 404 404 404 404 404"),
    ("POST", "/soknader/<number>/<slug>/utkast", "/soknader/{kladd}/plan/utkast", "401 200 404 404 404 404 404 404 404 404"),
    ("POST", "/soknader/<number>/<slug>/fletting", "/soknader/{kladd}/tiltak/fletting", "401 303 404 404 404 404 404 404 404 404"),
    ("POST", "/soknader/<number>/innsending", "/soknader/{kladd}/innsending", "401 409 404 404 404 404 404 404 404 404"),
    ("POST", "/soknader/<number>/trekking", "/soknader/{sendt}/trekking", "401 303 404 404 404 404 404 404 404 404"),
    ("POST", "/soknader/<number>/forkasting", "/soknader/{kladd}/forkasting", "401 303 404 404 404 404 404 404 404 404"),
];
