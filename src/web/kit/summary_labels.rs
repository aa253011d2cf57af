//! What the forms outside the definitions call their fields, for the summary of what must be corrected (feiloppsummering):
//! «Dette feltet må fylles ut.» is clear at its field, but ten of them in a list are not. A test compares with the templates.

use super::visit::Visit;
use crate::domain::form::Fault;
use crate::text::Variable;

/// Where (a piece of the address), the field (or its stem, ending in `-`), and the key of its label. The first that fits counts.
pub const LABELS: &[(&str, &str, &str)] = &[
    ("/tilskudd", "belop", "utbetaling-belop"),
    ("/saker", "belop", "sak-belop"),
    ("/bevilgning", "belop", "ramme-nytt-belop"),
    ("/rammer", "belop", "ramme-ny-ramme"),
    ("/tilskudd", "vilkar", "tilskudd-vilkar"),
    ("", "vilkar", "sak-vilkar"),
    (
        "/rapportkontroll",
        "kommentar",
        "rapportkontroll-returner-kommentar",
    ),
    ("", "kommentar", "sak-retur-kommentar"),
    ("/habilitet", "grunn", "sak-habilitet-grunn"),
    ("", "grunn", "tilskudd-takk-nei-hvorfor"),
    ("/min-side", "sprak", "min-side-sprak-ledetekst"),
    ("", "sprak", "bruker-sprak"),
    ("/min-side", "passord", "passord-navaerende"),
    ("", "passord", "innlogging-passord"),
    ("/glemt-passord", "epost", "glemt-adresse"),
    ("", "epost", "bruker-epost"),
    ("/akseptfrist-dager", "verdi", "innstilling-ny-verdi-dager"),
    ("/kommunerolle-ar", "verdi", "innstilling-ny-verdi-ar"),
    ("", "verdi", "innstilling-ny-verdi"),
    ("", "apning-dato", "utlysning-apning-dato"),
    ("", "apning-klokke", "utlysning-apning-klokke"),
    ("", "avvis-grunn-", "utbetaling-avvis-hvorfor"),
    ("", "begrunnelse", "delt-begrunnelse"),
    ("", "begrunnelse-", "sak-begrunnelse-for"),
    ("", "betal-innen", "rapportkontroll-betal-innen"),
    ("", "bilag-", "utbetaling-bekreft-bilag"),
    ("", "brukernavn", "innlogging-brukernavn"),
    ("", "dato", "demo-klokke-dato"),
    ("", "dato-", "utbetaling-bekreft-dato"),
    ("", "dokument", "ramme-dokument"),
    ("", "etterfolger", "delt-etterfolger"),
    ("", "fra", "rolle-fra"),
    ("", "frist", "demo-klokke-velg-frist"),
    ("", "frist-dato", "utlysning-frist-dato"),
    ("", "frist-klokke", "utlysning-frist-klokke"),
    ("", "gjelder-fra", "innstilling-gjelder-fra"),
    ("", "gjentatt", "passord-gjentatt"),
    ("", "grunnlag", "sak-grunnlag"),
    ("", "kilde", "ramme-kilde"),
    ("", "konto-grunn", "utbetaling-konto-hvorfor"),
    ("", "kontonummer", "tilskudd-konto"),
    ("", "malform", "sak-malform-velg"),
    ("", "navn", "bruker-navn"),
    ("", "navn-nb-", "utlysning-kriterium-nb"),
    ("", "navn-nn-", "utlysning-kriterium-nn"),
    ("", "notat", "sak-notat"),
    ("", "nytt-passord", "passord-nytt"),
    ("", "organisasjon", "rolle-organisasjon"),
    ("", "poeng-", "sak-vekt"),
    ("", "referanse", "utbetaling-tilbake-referanse"),
    ("", "rolle", "rolle-rolle"),
    ("", "saksbehandler", "sak-saksbehandler"),
    ("", "sen-regel", "utlysning-sen-regel"),
    ("", "siste-dag-", "rolle-siste-dag"),
    ("", "svar", "sak-habilitet-spm"),
    ("", "svarfrist", "sak-retur-frist"),
    ("", "tekst-nb", "utlysning-tekst-nb"),
    ("", "tekst-nn", "utlysning-tekst-nn"),
    ("", "til", "rolle-til"),
    ("", "tilbake-belop", "utbetaling-tilbake-belop"),
    ("", "tilbake-dato", "utbetaling-tilbake-dato"),
    ("", "tillegg-nb", "runde-tillegg-nb"),
    ("", "tillegg-nn", "runde-tillegg-nn"),
    ("", "utfall", "sak-utfall"),
    ("", "vekt-", "utlysning-kriterium-vekt"),
];

/// The key of a field's label on the page with this address.
fn key_of(path: &str, field: &str) -> Option<&'static str> {
    let is_it = |own: &str| own == field || (own.ends_with('-') && field.starts_with(own));
    LABELS
        .iter()
        .find(|(place, own, _)| path.contains(place) && is_it(own))
        .map(|(_, _, key)| *key)
}

/// What the page calls the field of a fault; nothing when it is about no field.
pub(super) fn of(visit: &Visit, fault: &Fault) -> Option<String> {
    // A remark on a section of an application is called as the section.
    if let Some(section) = fault.field.strip_prefix("merknad-") {
        return Some(visit.t(&format!("soknad-seksjon-{section}")));
    }
    let variables: Vec<(&str, Variable)> = fault
        .variables
        .iter()
        .map(|(name, value)| (name.as_str(), Variable::from(value.as_str())))
        .collect();
    key_of(&visit.path, &fault.field).map(|key| visit.t_with(key, &variables))
}
