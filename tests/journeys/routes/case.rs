//! The office's cases and decisions. `{sak}` is submitted by Arendal; everybody at the Agder office has declared habilitet.

use super::Row;

/// anonymous kari olav berit anne turid lars mona admin eva
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    ("GET", "/saker", "/saker", "303 403 200 200 200 200 200 403 403 403"),
    ("GET", "/saker/<number>?<versjon>&<vis>", "/saker/{sak}", "303 403 200 404 200 200 200 404 404 404"),
    ("GET", "/saker/<number>/habilitet?<til>", "/saker/{sak}/habilitet", "303 403 200 404 200 200 200 404 404 404"),
    ("GET", "/saker/<number>/tilbakesending", "/saker/{sak}/tilbakesending", "303 403 200 404 403 403 403 404 404 404"),
    ("GET", "/saker/<number>/brev", "/saker/{sak}/brev", "303 403 200 404 200 200 200 404 404 404"),
    ("GET", "/vedtak", "/vedtak", "303 403 200 200 200 200 200 403 403 403"),
    ("GET", "/vedtak/<key>", "/vedtak/2019-agder-1", "303 403 200 404 200 200 200 403 403 403"),
    ("POST", "/saker/<number>/habilitet", "/saker/{sak}/habilitet", "401 403 422 404 422 422 422 404 404 404"),
    ("POST", "/saker/<number>/habilitet/<person>", "/saker/{sak}/habilitet/999999", "401 403 403 404 422 403 403 404 404 404"),
    ("POST", "/saker/<number>/fordeling", "/saker/{sak}/fordeling", "401 403 422 404 403 403 403 404 404 404"),
    ("POST", "/saker/<number>/malform", "/saker/{sak}/malform", "401 403 422 404 403 403 403 404 404 404"),
    ("POST", "/saker/<number>/vurdering", "/saker/{sak}/vurdering", "401 403 409 404 403 403 403 404 404 404"),
    ("POST", "/saker/<number>/innstilling", "/saker/{sak}/innstilling", "401 403 409 404 403 403 403 404 404 404"),
    ("POST", "/saker/<number>/innstilling/tilbaketrekking", "/saker/{sak}/innstilling/tilbaketrekking", "401 403 409 404 403 403 403 404 404 404"),
    ("POST", "/saker/<number>/innstilling/retur", "/saker/{sak}/innstilling/retur", "401 403 403 404 409 403 403 404 404 404"),
    ("POST", "/saker/<number>/tilbakesending", "/saker/{sak}/tilbakesending", "401 403 422 404 403 403 403 404 404 404"),
    ("POST", "/saker/<number>/gjenopptak", "/saker/{sak}/gjenopptak", "401 403 409 404 403 403 403 404 404 404"),
    ("POST", "/saker/<number>/vedtak", "/saker/{sak}/vedtak", "401 403 403 404 409 403 403 404 404 404"),
];
