//! Grants, payments and reports. `{tilskudd}` is paid to Arendal; everybody at the Agder office has declared habilitet.

use super::Row;

/// anonymous kari olav berit anne turid lars mona admin eva
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    ("GET", "/soknader/<case_number>/tilskudd", "/soknader/{tilskudd}/tilskudd", "303 200 303 404 303 303 303 404 404 404"),
    ("GET", "/soknader/<case_number>/tilskudd/avslag", "/soknader/{tilskudd}/tilskudd/avslag", "303 303 403 404 403 403 403 404 404 404"),
    ("POST", "/soknader/<case_number>/tilskudd/aksept", "/soknader/{tilskudd}/tilskudd/aksept", "401 409 403 404 403 403 403 404 404 404"),
    ("POST", "/soknader/<case_number>/tilskudd/konto", "/soknader/{tilskudd}/tilskudd/konto", "401 409 403 404 403 403 403 404 404 404"),
    ("POST", "/soknader/<case_number>/tilskudd/avslag", "/soknader/{tilskudd}/tilskudd/avslag", "401 409 403 404 403 403 403 404 404 404"),
    ("GET", "/saker/<case_number>/tilskudd", "/saker/{tilskudd}/tilskudd", "303 303 200 404 200 200 200 404 404 404"),
    ("POST", "/saker/<case_number>/tilskudd/konto", "/saker/{tilskudd}/tilskudd/konto", "401 403 403 404 403 409 403 404 404 404"),
    ("POST", "/saker/<case_number>/tilskudd/kontoretur", "/saker/{tilskudd}/tilskudd/kontoretur", "401 403 403 404 403 422 403 404 404 404"),
    ("POST", "/saker/<case_number>/tilskudd/utbetalinger", "/saker/{tilskudd}/tilskudd/utbetalinger", "401 403 422 404 403 403 403 404 404 404"),
    ("POST", "/saker/<case_number>/tilskudd/utbetalinger/<id>/attestasjon", "/saker/{tilskudd}/tilskudd/utbetalinger/1/attestasjon", "401 403 403 404 403 409 403 404 404 404"),
    ("POST", "/saker/<case_number>/tilskudd/utbetalinger/<id>/avvisning", "/saker/{tilskudd}/tilskudd/utbetalinger/1/avvisning", "401 403 403 404 403 422 403 404 404 404"),
    ("POST", "/saker/<case_number>/tilskudd/utbetalinger/<id>/bekreftelse", "/saker/{tilskudd}/tilskudd/utbetalinger/1/bekreftelse", "401 403 403 404 403 422 403 404 404 404"),
    ("POST", "/saker/<case_number>/tilskudd/tilbakebetaling", "/saker/{tilskudd}/tilskudd/tilbakebetaling", "401 403 403 404 403 422 403 404 404 404"),
    ("GET", "/utbetalinger", "/utbetalinger", "303 403 200 200 200 200 200 403 403 403"),
    ("GET", "/rapporter", "/rapporter", "303 200 403 403 403 403 403 403 403 403"),
    ("GET", "/rapporter/<case_number>/<year>?<vis>", "/rapporter/{tilskudd}/2019", "303 200 303 404 303 303 303 404 404 404"),
    ("GET", "/rapporter/<case_number>/<year>/kontroll?<vis>", "/rapporter/{tilskudd}/2019/kontroll", "303 200 403 404 403 403 403 404 404 404"),
    ("POST", "/rapporter/<case_number>/<year>", "/rapporter/{tilskudd}/2019", "401 409 403 404 403 403 403 404 404 404"),
    ("POST", "/rapporter/<case_number>/<year>/utkast", "/rapporter/{tilskudd}/2019/utkast", "401 409 403 404 403 403 403 404 404 404"),
    ("POST", "/rapporter/<case_number>/<year>/innsending", "/rapporter/{tilskudd}/2019/innsending", "401 409 403 404 403 403 403 404 404 404"),
    ("GET", "/rapportkontroll", "/rapportkontroll", "303 403 200 200 200 200 200 403 403 403"),
    ("GET", "/rapportkontroll/<case_number>", "/rapportkontroll/{tilskudd}", "303 403 200 404 200 200 200 404 404 404"),
    ("POST", "/rapportkontroll/<case_number>/godkjenning", "/rapportkontroll/{tilskudd}/godkjenning", "401 403 409 404 403 403 403 404 404 404"),
    ("POST", "/rapportkontroll/<case_number>/retur", "/rapportkontroll/{tilskudd}/retur", "401 403 422 404 403 403 403 404 404 404"),
    ("POST", "/rapportkontroll/<case_number>/krav", "/rapportkontroll/{tilskudd}/krav", "401 403 422 404 403 403 403 404 404 404"),
    ("POST", "/rapportkontroll/<case_number>/avslutning", "/rapportkontroll/{tilskudd}/avslutning", "401 403 409 404 403 403 403 404 404 404"),
];
