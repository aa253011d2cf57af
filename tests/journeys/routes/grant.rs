//! Grants, payments and reports. The rows name cases that do not exist: everybody is told so, except where the list
//! itself is refused. What the right and the wrong persons get on real cases stands in the journeys.

use super::Row;

/// anonymous kari olav berit anne turid lars mona admin eva
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    ("GET", "/soknader/<case_number>/tilskudd", "/soknader/2019-99999/tilskudd", "303 404 303 303 303 303 303 404 404 404"),
    ("GET", "/soknader/<case_number>/tilskudd/avslag", "/soknader/2019-99999/tilskudd/avslag", "303 404 404 404 404 404 404 404 404 404"),
    ("POST", "/soknader/<case_number>/tilskudd/aksept", "/soknader/2019-99999/tilskudd/aksept", "401 404 404 404 404 404 404 404 404 404"),
    ("POST", "/soknader/<case_number>/tilskudd/konto", "/soknader/2019-99999/tilskudd/konto", "401 404 404 404 404 404 404 404 404 404"),
    ("POST", "/soknader/<case_number>/tilskudd/avslag", "/soknader/2019-99999/tilskudd/avslag", "401 404 404 404 404 404 404 404 404 404"),
    ("GET", "/saker/<case_number>/tilskudd", "/saker/2019-99999/tilskudd", "303 303 404 404 404 404 404 404 404 404"),
    ("POST", "/saker/<case_number>/tilskudd/konto", "/saker/2019-99999/tilskudd/konto", "401 404 404 404 404 404 404 404 404 404"),
    ("POST", "/saker/<case_number>/tilskudd/kontoretur", "/saker/2019-99999/tilskudd/kontoretur", "401 404 404 404 404 404 404 404 404 404"),
    ("POST", "/saker/<case_number>/tilskudd/utbetalinger", "/saker/2019-99999/tilskudd/utbetalinger", "401 404 404 404 404 404 404 404 404 404"),
    ("POST", "/saker/<case_number>/tilskudd/utbetalinger/<id>/attestasjon", "/saker/2019-99999/tilskudd/utbetalinger/1/attestasjon", "401 404 404 404 404 404 404 404 404 404"),
    ("POST", "/saker/<case_number>/tilskudd/utbetalinger/<id>/avvisning", "/saker/2019-99999/tilskudd/utbetalinger/1/avvisning", "401 404 404 404 404 404 404 404 404 404"),
    ("POST", "/saker/<case_number>/tilskudd/utbetalinger/<id>/bekreftelse", "/saker/2019-99999/tilskudd/utbetalinger/1/bekreftelse", "401 404 404 404 404 404 404 404 404 404"),
    ("POST", "/saker/<case_number>/tilskudd/tilbakebetaling", "/saker/2019-99999/tilskudd/tilbakebetaling", "401 404 404 404 404 404 404 404 404 404"),
    ("GET", "/utbetalinger", "/utbetalinger", "303 403 200 200 200 200 200 403 403 403"),
    ("GET", "/rapporter", "/rapporter", "303 200 403 403 403 403 403 403 403 403"),
    ("GET", "/rapporter/<case_number>/<year>", "/rapporter/2019-99999/2019", "303 404 303 303 303 303 303 404 404 404"),
    ("GET", "/rapporter/<case_number>/<year>/kontroll", "/rapporter/2019-99999/2019/kontroll", "303 404 404 404 404 404 404 404 404 404"),
    ("POST", "/rapporter/<case_number>/<year>", "/rapporter/2019-99999/2019", "401 404 404 404 404 404 404 404 404 404"),
    ("POST", "/rapporter/<case_number>/<year>/utkast", "/rapporter/2019-99999/2019/utkast", "401 404 404 404 404 404 404 404 404 404"),
    ("POST", "/rapporter/<case_number>/<year>/innsending", "/rapporter/2019-99999/2019/innsending", "401 404 404 404 404 404 404 404 404 404"),
    ("GET", "/rapportkontroll?<status>&<ar>", "/rapportkontroll", "303 403 200 200 200 200 200 403 403 403"),
    ("GET", "/rapportkontroll/<case_number>", "/rapportkontroll/2019-99999", "303 403 404 404 404 404 404 403 403 403"),
    ("POST", "/rapportkontroll/<case_number>/godkjenning", "/rapportkontroll/2019-99999/godkjenning", "401 404 404 404 404 404 404 404 404 404"),
    ("POST", "/rapportkontroll/<case_number>/retur", "/rapportkontroll/2019-99999/retur", "401 403 404 404 404 404 404 403 403 403"),
    ("POST", "/rapportkontroll/<case_number>/krav", "/rapportkontroll/2019-99999/krav", "401 403 404 404 404 404 404 403 403 403"),
    ("POST", "/rapportkontroll/<case_number>/avslutning", "/rapportkontroll/2019-99999/avslutning", "401 404 404 404 404 404 404 404 404 404"),
];
