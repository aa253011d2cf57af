//! The pages of the footer: accessibility, privacy, help, about, sources.

use crate::web::kit::Answered;
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::Visit;
use crate::web::round::announcements::paragraphs;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct InformationPage {
    sections: Vec<Section>,
    data: &'static [Source],
    software: &'static [Source],
}

#[derive(Debug, Serialize)]
struct Section {
    title: String,
    paragraphs: Vec<String>,
}

/// Something taken from others, with its licence. Names and licences are the same in every language.
#[derive(Debug, Serialize)]
struct Source {
    what: &'static str,
    from: &'static str,
    licence: &'static str,
}

const SOFTWARE: &[Source] = &[
    Source {
        what: "Designsystemet (CSS, web components)",
        from: "Digitaliseringsdirektoratet, github.com/digdir/designsystemet",
        licence: "MIT",
    },
    Source {
        what: "u-elements, Floating UI",
        from: "Digitaliseringsdirektoratet; floating-ui.com",
        licence: "MIT",
    },
    Source {
        what: "Aksel icons",
        from: "Nav, github.com/navikt/aksel",
        licence: "MIT",
    },
    Source {
        what: "Inter",
        from: "The Inter Project Authors",
        licence: "SIL Open Font License 1.1",
    },
    Source {
        what: "Open Sans (PDF)",
        from: "The Open Sans Project Authors",
        licence: "SIL Open Font License 1.1",
    },
];

const DATA: &[Source] = &[
    Source {
        what: "population.csv",
        from: "Statistisk sentralbyrå (SSB)",
        licence: "CC BY 4.0 / NLOD",
    },
    Source {
        what: "municipalities.csv, municipality_successions.csv, counties.csv",
        from: "SSB, Kartverket; Folkehelseinstituttet (csdata)",
        licence: "MIT",
    },
    Source {
        what: "municipality_points.csv",
        from: "© Kartverket",
        licence: "CC BY 4.0",
    },
    Source {
        what: "appropriations.csv, booked_by_office.csv",
        from: "Direktoratet for forvaltning og økonomistyring (DFØ), Statsregnskapet",
        licence: "NLOD",
    },
    Source {
        what: "written_standard.csv",
        from: "Wikipedia, aprestmo/norway-geodata",
        licence: "CC BY-SA / MIT",
    },
];

/// A page of sections; their texts are `info-<page>-<section>-tittel` and `-tekst`.
fn page(visit: &Visit, name: &str, title: &str, sections: &[&str], sources: bool) -> Answered {
    let sections = sections.iter().map(|section| Section {
        title: visit.t(&format!("info-{name}-{section}-tittel")),
        paragraphs: paragraphs(&visit.t(&format!("info-{name}-{section}-tekst"))),
    });
    let page = InformationPage {
        sections: sections.collect(),
        data: if sources { DATA } else { &[] },
        software: if sources { SOFTWARE } else { &[] },
    };
    visit
        .page("information/page.html", visit.t(title))
        .with(&page)
}

#[rocket::get("/tilgjengelighet")]
fn accessibility(visit: &Visit) -> Answered {
    let sections = ["mal", "provd", "mangler", "meld"];
    let title = "tilgjengelighetserklaering";
    page(visit, "tilgjengelighet", title, &sections, false)
}

#[rocket::get("/personvern")]
fn privacy(visit: &Visit) -> Answered {
    let sections = [
        "hva",
        "hvorfor",
        "hvem",
        "informasjonskapsler",
        "rettigheter",
    ];
    page(visit, "personvern", "personvern", &sections, false)
}

#[rocket::get("/hjelp")]
fn help(visit: &Visit) -> Answered {
    let sections = ["kontakt", "soke", "frist", "svar", "innlogging"];
    page(visit, "hjelp", "layout-hjelp", &sections, false)
}

#[rocket::get("/om")]
fn about(visit: &Visit) -> Answered {
    let sections = ["ordning", "tall", "tjeneste", "demo"];
    page(visit, "om", "layout-om", &sections, false)
}

#[rocket::get("/kilder")]
fn sources(visit: &Visit) -> Answered {
    let sections = ["oppdiktet", "belop", "sprak"];
    page(visit, "kilder", "layout-kilder", &sections, true)
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![accessibility, privacy, help, about, sources]
}
