//! Grants, payments and reports. The cases do not exist here: bad input on real ones, each in the state its form belongs
//! to, stands in `journeys/grant/bad_input.rs`.

use super::{Form, button};

#[rustfmt::skip]
pub const FORMS: &[Form] = &[
    button("/soknader/<case_number>/tilskudd/aksept", "kari.planlegger", "/min-side", "/soknader/2019-99999/tilskudd/aksept"),
    button("/soknader/<case_number>/tilskudd/konto", "kari.planlegger", "/min-side", "/soknader/2019-99999/tilskudd/konto"),
    button("/soknader/<case_number>/tilskudd/avslag", "kari.planlegger", "/min-side", "/soknader/2019-99999/tilskudd/avslag"),
    button("/saker/<case_number>/tilskudd/konto", "turid.okonomi", "/min-side", "/saker/2019-99999/tilskudd/konto"),
    button("/saker/<case_number>/tilskudd/kontoretur", "turid.okonomi", "/min-side", "/saker/2019-99999/tilskudd/kontoretur"),
    button("/saker/<case_number>/tilskudd/utbetalinger", "olav.saksbehandler", "/min-side", "/saker/2019-99999/tilskudd/utbetalinger"),
    button("/saker/<case_number>/tilskudd/utbetalinger/<id>/attestasjon", "turid.okonomi", "/min-side", "/saker/2019-99999/tilskudd/utbetalinger/1/attestasjon"),
    button("/saker/<case_number>/tilskudd/utbetalinger/<id>/avvisning", "turid.okonomi", "/min-side", "/saker/2019-99999/tilskudd/utbetalinger/1/avvisning"),
    button("/saker/<case_number>/tilskudd/utbetalinger/<id>/bekreftelse", "turid.okonomi", "/min-side", "/saker/2019-99999/tilskudd/utbetalinger/1/bekreftelse"),
    button("/saker/<case_number>/tilskudd/tilbakebetaling", "turid.okonomi", "/min-side", "/saker/2019-99999/tilskudd/tilbakebetaling"),
    button("/rapporter/<case_number>/<year>", "kari.planlegger", "/min-side", "/rapporter/2019-99999/2019"),
    button("/rapporter/<case_number>/<year>/utkast", "kari.planlegger", "/min-side", "/rapporter/2019-99999/2019/utkast"),
    button("/rapporter/<case_number>/<year>/innsending", "kari.planlegger", "/min-side", "/rapporter/2019-99999/2019/innsending"),
    button("/rapportkontroll/<case_number>/godkjenning", "olav.saksbehandler", "/min-side", "/rapportkontroll/2019-99999/godkjenning"),
    button("/rapportkontroll/<case_number>/retur", "olav.saksbehandler", "/min-side", "/rapportkontroll/2019-99999/retur"),
    button("/rapportkontroll/<case_number>/krav", "olav.saksbehandler", "/min-side", "/rapportkontroll/2019-99999/krav"),
    button("/rapportkontroll/<case_number>/avslutning", "olav.saksbehandler", "/min-side", "/rapportkontroll/2019-99999/avslutning"),
];
