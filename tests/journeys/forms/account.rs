//! Sign-in, the own account, users, the demo's clock.

use super::{Form, button};

#[rustfmt::skip]
pub const FORMS: &[Form] = &[
    Form { route: "/logg-inn", who: "anonymous", page: "/logg-inn", action: "/logg-inn", fields: &["brukernavn", "passord"], also: &[], kept: &["brukernavn"] },
    button("/logg-ut", "kari.planlegger", "/min-side", "/logg-ut"),
    Form { route: "/velg-organisasjon", who: "kari.planlegger", page: "/velg-organisasjon", action: "/velg-organisasjon", fields: &["organisasjon"], also: &[], kept: &[] },
    Form { route: "/min-side/sprak", who: "kari.planlegger", page: "/min-side", action: "/min-side/sprak", fields: &["sprak"], also: &[], kept: &[] },
    Form { route: "/min-side/passord", who: "kari.planlegger", page: "/min-side", action: "/min-side/passord", fields: &["passord", "nytt-passord", "gjentatt"], also: &[], kept: &[] },
    button("/min-side/okter/<id>/slutt", "kari.planlegger", "/min-side", "/min-side/okter/999999/slutt"),
    Form { route: "/glemt-passord", who: "anonymous", page: "/glemt-passord", action: "/glemt-passord", fields: &["epost"], also: &[], kept: &["epost"] },
    Form { route: "/passord/<token>", who: "anonymous", page: "/glemt-passord", action: "/passord/gjettet", fields: &["nytt-passord", "gjentatt"], also: &[], kept: &[] },
    Form { route: "/demo/klokke", who: "anonymous", page: "/demo/klokke", action: "/demo/klokke", fields: &["dato"], also: &[("hopp", "dato")], kept: &["dato"] },
    Form { route: "/brukere", who: "admin.system", page: "/brukere/ny", action: "/brukere", fields: &["navn", "brukernavn", "epost", "sprak"], also: &[], kept: &["navn", "brukernavn", "epost"] },
    Form { route: "/brukere/<id>/roller", who: "admin.system", page: "/brukere/{person}", action: "/brukere/{person}/roller", fields: &["rolle", "organisasjon", "fra", "til"], also: &[], kept: &["fra", "til"] },
    Form { route: "/brukere/<id>/roller/<role>/slutt", who: "admin.system", page: "/brukere/{person}", action: "/brukere/{person}/roller/999999/slutt", fields: &["siste-dag-999999"], also: &[], kept: &[] },
    Form { route: "/roller/<id>", who: "anne.godkjenner", page: "/roller", action: "/roller/999999", fields: &["svar"], also: &[], kept: &[] },
    Form { route: "/brukere/<id>/sperring", who: "admin.system", page: "/brukere/{person}", action: "/brukere/{person}/sperring", fields: &["sperret"], also: &[], kept: &[] },
    Form { route: "/delte-kommuner/<number>", who: "admin.system", page: "/delte-kommuner", action: "/delte-kommuner/{sak}", fields: &["etterfolger", "begrunnelse"], also: &[], kept: &["begrunnelse"] },
    button("/brukere/<id>/passordlenke", "admin.system", "/brukere/{person}", "/brukere/{person}/passordlenke"),
    button("/<_..>", "kari.planlegger", "/min-side", "/finnes/ikke"),
];
