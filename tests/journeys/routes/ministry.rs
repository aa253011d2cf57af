//! The ministry, the public pages and the settings.

use super::Row;

/// anonymous kari olav berit anne turid lars mona admin eva
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    ("GET", "/tilgjengelighet", "/tilgjengelighet", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/personvern", "/personvern", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/hjelp", "/hjelp", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/om", "/om", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/kilder", "/kilder", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/utlysninger", "/utlysninger", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/utlysninger/<key>", "/utlysninger/2019-agder-1", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/tildelinger", "/tildelinger?ar=2019", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/tildelinger.csv?<form>", "/tildelinger.csv?ar=2019", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/tildelinger.xlsx", "/tildelinger.xlsx?ar=2019", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/tildelinger.json", "/tildelinger.json?ar=2019", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/tildelinger/<case_number>", "/tildelinger/{tilskudd}", "200 200 200 200 200 200 200 200 200 200"),
    ("GET", "/oversikt?<asked..>", "/oversikt?ar=2019", "303 403 403 403 403 403 403 200 403 403"),
    ("GET", "/oversikt.csv?<asked..>", "/oversikt.csv?ar=2019", "303 403 403 403 403 403 403 200 403 403"),
    ("GET", "/oversikt/fylker?<asked..>", "/oversikt/fylker?ar=2019", "303 403 403 403 403 403 403 200 403 403"),
    ("GET", "/oversikt/fylker.csv?<asked..>", "/oversikt/fylker.csv?ar=2019", "303 403 403 403 403 403 403 200 403 403"),
    ("GET", "/oversikt/kommuner?<asked..>", "/oversikt/kommuner?ar=2019", "303 403 403 403 403 403 403 200 403 403"),
    ("GET", "/oversikt/kommuner.csv?<asked..>", "/oversikt/kommuner.csv?ar=2019", "303 403 403 403 403 403 403 200 403 403"),
    ("GET", "/rammer", "/rammer", "303 403 403 403 403 403 403 303 403 403"),
    ("GET", "/rammer/<year>", "/rammer/2019", "303 403 403 403 403 403 403 200 403 403"),
    ("GET", "/rammer/<year>/embeter/<office>", "/rammer/2019/embeter/fm-agder", "303 403 403 403 403 403 403 200 403 403"),
    ("GET", "/rammer/<year>/utlysning", "/rammer/2020/utlysning", "303 403 403 403 403 403 403 200 403 403"),
    ("GET", "/rammer/<year>/utlysning/kunngjoring", "/rammer/2019/utlysning/kunngjoring", "303 403 403 403 403 403 403 303 403 403"),
    ("GET", "/utlysninger/ny-runde", "/utlysninger/ny-runde", "303 403 403 403 200 403 403 403 403 403"),
    ("GET", "/utlysninger/<key>/endring", "/utlysninger/2019-agder-1/endring", "303 403 403 403 200 403 403 403 403 403"),
    ("GET", "/utlysninger/<key>/oppgjor", "/utlysninger/2019-agder-1/oppgjor", "303 403 403 403 200 403 403 403 403 403"),
    ("GET", "/innstillinger?<ar>", "/innstillinger", "303 403 403 403 403 403 403 403 200 403"),
    ("GET", "/innstillinger/<year>/<key>", "/innstillinger/2019/klagerett", "303 403 403 403 403 403 403 403 200 403"),
    ("POST", "/rammer/<year>/bevilgning", "/rammer/2019/bevilgning", "401 403 403 403 403 403 403 422 403 403"),
    ("POST", "/rammer/<year>/embeter/<office>", "/rammer/2019/embeter/fm-agder", "401 403 403 403 403 403 403 422 403 403"),
    ("POST", "/rammer/<year>/utlysning", "/rammer/2020/utlysning", "401 403 403 403 403 403 403 422 403 403"),
    ("POST", "/rammer/<year>/utlysning/kunngjoring", "/rammer/2019/utlysning/kunngjoring", "401 403 403 403 403 403 403 409 403 403"),
    ("POST", "/utlysninger/ny-runde", "/utlysninger/ny-runde", "401 403 403 403 422 403 403 403 403 403"),
    ("POST", "/utlysninger/<key>/endring", "/utlysninger/2019-agder-1/endring", "401 403 403 403 422 403 403 403 403 403"),
    ("POST", "/utlysninger/<key>/oppgjor", "/utlysninger/2019-agder-1/oppgjor", "401 403 403 403 303 403 403 403 403 403"),
    ("POST", "/innstillinger/<year>/<key>", "/innstillinger/2019/klagerett", "401 403 403 403 403 403 403 403 422 403"),
];
