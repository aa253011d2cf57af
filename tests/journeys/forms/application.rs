//! Forms of the municipality's applications.

use super::{Form, button};

const SECTION: &str = "/soknader/<number>/<slug>";

const fn section(
    page: &'static str,
    fields: &'static [&'static str],
    kept: &'static [&'static str],
) -> Form {
    Form {
        route: SECTION,
        who: "kari.planlegger",
        page,
        action: page,
        fields,
        also: &[("versjon", "0"), ("handling", "videre")],
        kept,
    }
}

pub const FORMS: &[Form] = &[
    Form {
        route: "/soknader",
        who: "kari.planlegger",
        page: "/soknader",
        action: "/soknader",
        fields: &["utlysning"],
        also: &[],
        kept: &[],
    },
    section(
        "/soknader/{kladd}/maal",
        &["maal", "utviklingsarbeid", "omrade"],
        &["maal", "utviklingsarbeid"],
    ),
    section(
        "/soknader/{kladd}/plan",
        &["status", "plantype", "aar", "vedtatt", "maldato"],
        &["aar", "vedtatt", "maldato"],
    ),
    section(
        "/soknader/{kladd}/kompetanse",
        &[
            "ot-status",
            "ot-naa",
            "ot-behov",
            "ot-dekning",
            "ot-begrunnelse",
            "fag",
            "fag-annet",
        ],
        &["ot-naa", "ot-behov", "fag-annet"],
    ),
    section(
        "/soknader/{kladd}/brukerorganisasjoner",
        &["org-0-navn", "org-0-form", "org-0-annet", "org-0-niva"],
        &["org-0-navn", "org-0-annet"],
    ),
    section(
        "/soknader/{kladd}/aktorer",
        &[
            "aktor-0-type",
            "aktor-0-navn",
            "aktor-0-form",
            "aktor-0-siden",
        ],
        &["aktor-0-navn", "aktor-0-siden"],
    ),
    section(
        "/soknader/{kladd}/tiltak",
        &[
            "tiltak-0-tittel",
            "tiltak-0-type",
            "tiltak-0-beskrivelse",
            "malgruppe",
            "utfordring",
            "arena",
        ],
        &["tiltak-0-tittel", "tiltak-0-beskrivelse"],
    ),
    section(
        "/soknader/{kladd}/budsjett",
        &[
            "post-0-tekst",
            "post-0-kostnad",
            "post-0-sokt",
            "medfinansiering",
            "annen-finansiering",
            "begrunnelse",
        ],
        &[
            "post-0-tekst",
            "post-0-kostnad",
            "post-0-sokt",
            "medfinansiering",
            "begrunnelse",
        ],
    ),
    section(
        "/soknader/{kladd}/samarbeid",
        &["kommuner", "andre-kommuner", "samarbeid-om"],
        &["andre-kommuner"],
    ),
    Form {
        route: "/soknader/<number>/<slug>/utkast",
        who: "kari.planlegger",
        page: "/soknader/{sendt}",
        // Not open for writing any more: a program gets 409 in place of a page.
        action: "/soknader/{sendt}/maal/utkast",
        fields: &["maal", "versjon"],
        also: &[],
        kept: &[],
    },
    Form {
        route: "/soknader/<number>/<slug>/fletting",
        who: "kari.planlegger",
        page: "/soknader/{kladd}/maal",
        action: "/soknader/{kladd}/maal/fletting",
        fields: &["mitt", "valg-maal", "versjon"],
        also: &[],
        kept: &[],
    },
    button(
        "/soknader/<number>/innsending",
        "kari.planlegger",
        "/soknader/{kladd}/se-over",
        "/soknader/{kladd}/innsending",
    ),
    button(
        "/soknader/<number>/trekking",
        "kari.planlegger",
        "/soknader/{sendt}/trekking",
        "/soknader/{sendt}/trekking",
    ),
    button(
        "/soknader/<number>/forkasting",
        "kari.planlegger",
        "/soknader/{kladd}/forkasting",
        "/soknader/{kladd}/forkasting",
    ),
];
