//! A complete application as Kari would type it, and shortcuts to its states.

use super::{Browser, TestApp};
use opptrapping::actions;
use opptrapping::domain::application::{Raw, Section};
use std::process::{Command, Stdio};

/// Sections and their fields in the order of the form.
pub const SECTIONS: &[(&str, &[(&str, &str)])] = &[
    (
        "kontakt",
        &[
            ("navn", "Kari Solberg"),
            ("stilling", "Rådgiver"),
            ("epost", "kari@arendal.kommune.no"),
            ("telefon", "37 01 30 00"),
            ("kommunedirektor", "Per Dale"),
        ],
    ),
    (
        "maal",
        &[
            ("maal", "Flere skal klare seg selv hjemme."),
            ("utviklingsarbeid", "Tverrfaglige team i hele kommunen."),
            ("omrade", "hab-barn-unge-voksne"),
            ("omrade", "rehab-somatikk"),
        ],
    ),
    (
        "plan",
        &[
            ("status", "revidert"),
            ("plantype", "egen"),
            ("aar", "2017"),
        ],
    ),
    (
        "kompetanse",
        &[
            ("ot-status", "delvis"),
            ("ot-naa", "2,5"),
            ("ot-behov", "1"),
            ("ot-dekning", "ansette"),
            ("fag", "logoped"),
        ],
    ),
    (
        "brukerorganisasjoner",
        &[
            ("org-0-navn", "Norges Parkinsonforbund"),
            ("org-0-form", "planlegging"),
            ("org-0-form", "dialog"),
            ("org-0-niva", "system"),
        ],
    ),
    (
        "aktorer",
        &[
            ("aktor-0-type", "nav"),
            ("aktor-0-navn", "Nav-kontoret"),
            ("aktor-0-form", "skriftlig"),
        ],
    ),
    (
        "tiltak",
        &[
            ("tiltak-0-tittel", "Hverdagsrehabilitering i hele kommunen"),
            ("tiltak-0-type", "hverdagsrehab"),
            ("malgruppe", "hjerneslag"),
            ("utfordring", "kapasitet"),
            ("arena", "hjem"),
        ],
    ),
    (
        "budsjett",
        &[
            ("post-0-tekst", "Prosjektleder"),
            ("post-0-kostnad", "500 000"),
            ("post-0-sokt", "400 000"),
            ("medfinansiering", "100 000"),
        ],
    ),
    (
        "samarbeid",
        &[
            ("andre-kommuner", "Grimstad"),
            ("samarbeid-om", "Felles opplæring."),
        ],
    ),
];

pub fn fields_of(section: &str) -> &'static [(&'static str, &'static str)] {
    SECTIONS
        .iter()
        .find(|(name, _)| *name == section)
        .unwrap()
        .1
}

/// Starts an application in the browser and gives its number.
pub fn start(browser: &mut Browser<'_>, announcement: &str) -> String {
    let answer = browser.post("/soknader", "/soknader", &[("utlysning", announcement)]);
    answer
        .location
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned()
}

/// A complete draft, written through the actions.
pub fn draft(app: &TestApp, user_name: &str, announcement: &str) -> String {
    draft_with(app, user_name, announcement, &[])
}

/// The same with some sections as given instead.
pub fn draft_with(
    app: &TestApp,
    user_name: &str,
    announcement: &str,
    changed: &[(&str, &[(&str, &str)])],
) -> String {
    let number = app
        .act(user_name, |c| {
            actions::start_application::run(c, announcement)
        })
        .unwrap();
    for (name, fields) in SECTIONS {
        let section = Section::parse(name).unwrap();
        let fields = changed
            .iter()
            .find(|(changed, _)| changed == name)
            .map_or(*fields, |(_, fields)| fields);
        let raw = Raw::from_pairs(fields.iter().copied());
        let version = i64::from(section == Section::Contact);
        app.act(user_name, |c| {
            actions::save_section::run(c, &number, section, &raw, version)
        })
        .unwrap();
    }
    number
}

/// A submitted application.
pub fn submitted(app: &TestApp, user_name: &str, announcement: &str) -> String {
    let number = draft(app, user_name, announcement);
    app.act(user_name, |c| actions::submit_application::run(c, &number))
        .unwrap();
    number
}

/// Returns an application with one remark, as the office's act will.
pub fn returned(app: &TestApp, number: &str, section: &str, comment: &str) {
    use opptrapping::access::{self, Act, Level};
    use opptrapping::db;
    use opptrapping::domain::fact::ReturnedForCompletion;
    use opptrapping::domain::lifecycle::application::Submitted;
    let actor = app.actor("olav.saksbehandler");
    let now = app.now();
    app.world()
        .db
        .write(|c| {
            let case = db::application::find(c, &actor, Level::List, number)?;
            let permit = access::permit_on(&actor, Act::ReturnForCompletion, &case.facts())?;
            let submitted = case.for_step(c)?.in_state::<Submitted>()?;
            let respond_by = now.day() + chrono::Duration::days(14);
            let remarks = [(section.to_owned(), comment.to_owned())];
            let by = (actor.user, now);
            let remarks = db::return_for_completion::insert(c, case.id, &remarks, respond_by, by)?;
            let fact = ReturnedForCompletion {
                respond_by,
                remarks,
            };
            let taken = submitted.return_for_completion(fact, permit);
            db::event::store(c, &app.world().keys, taken, now)?;
            Ok::<_, opptrapping::actions::Error>(())
        })
        .unwrap();
}

/// The text of a PDF as pdftotext reads it.
pub fn text_of(pdf: &[u8]) -> String {
    use std::io::Write;
    let mut child = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    let out = child.wait_with_output().unwrap();
    String::from_utf8(out.stdout)
        .unwrap()
        .replace('\u{a0}', " ")
}
