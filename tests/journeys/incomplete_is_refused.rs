//! Each mandatory part that is missing stops the submission and is named, with a link to its section.

use crate::support::TestApp;
use crate::support::application::{self as filled, SECTIONS};
use opptrapping::actions::{self, Error};

/// A change to one section and the error it gives.
type Wrong = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
);

const WRONG: &[Wrong] = &[
    ("kontakt", &[("epost", "kari")], "kontakt/epost"),
    ("maal", &[("maal", "")], "maal/maal"),
    ("plan", &[("status", "under_arbeid")], "plan/maldato"),
    ("kompetanse", &[("ot-status", "")], "kompetanse/ot-status"),
    (
        "brukerorganisasjoner",
        &[("org-0-navn", "Arendal eldreråd")],
        "brukerorganisasjoner/org-0-navn",
    ),
    (
        "aktorer",
        &[("aktor-0-type", "helseforetak")],
        "aktorer/aktor-0-type",
    ),
    (
        "tiltak",
        &[("tiltak-0-tittel", "")],
        "tiltak/tiltak-0-tittel",
    ),
    (
        "budsjett",
        &[("medfinansiering", "0")],
        "budsjett/medfinansiering",
    ),
    (
        "budsjett",
        &[("post-0-sokt", "0"), ("medfinansiering", "500 000")],
        "budsjett/post-0-sokt",
    ),
];

#[test]
fn each_missing_part_stops_the_submission() {
    let app = TestApp::on("01.03.2019");
    for (section, changes, expected) in WRONG {
        let mut fields: Vec<(&str, &str)> = filled::fields_of(section)
            .iter()
            .copied()
            .filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name))
            .collect();
        fields.extend(changes.iter().copied());
        let number = filled::draft_with(
            &app,
            "kari.planlegger",
            "2019-agder-1",
            &[(section, &fields)],
        );
        let refused = app.act("kari.planlegger", |c| {
            actions::submit_application::run(c, &number)
        });
        let Err(Error::Invalid(errors)) = refused else {
            panic!("{section} {changes:?} was submitted");
        };
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, [*expected]);
        app.act("kari.planlegger", |c| {
            actions::discard_application::run(c, &number)
        })
        .unwrap();
    }
}

#[test]
fn an_empty_application_is_refused_with_a_list_that_leads_to_every_section() {
    let app = TestApp::on("01.03.2019");
    let mut kari = app.sign_in("kari.planlegger");
    let number = filled::start(&mut kari, "2019-agder-1");
    let review = format!("/soknader/{number}/se-over");
    let answer = kari.post(&review, &format!("/soknader/{number}/innsending"), &[]);
    let there = format!("{review}?vis=feil");
    assert_eq!(answer.location.as_deref(), Some(there.as_str()));
    let answer = kari.get(&there);
    assert!(answer.all("title")[0].starts_with("Feil:"));
    let links = answer.attributes(".missing > li > a", "href");
    assert_eq!(
        links.len(),
        SECTIONS.len() - 1,
        "partner municipalities are optional: {links:?}"
    );
    let section = kari.get(&links[2]);
    assert_eq!(
        section.all("#status-feil"),
        ["Velg status for plandokumentet."]
    );
}

#[test]
fn a_plan_under_way_is_enough_in_2017_and_a_condition_from_2018() {
    for (day, key, maldato, may) in [
        ("01.03.2017", "2017-aust-vest-agder-1", "", true),
        ("01.03.2018", "2018-aust-vest-agder-1", "", false),
        ("01.03.2018", "2018-aust-vest-agder-1", "15.02.2019", false),
        ("01.03.2018", "2018-aust-vest-agder-1", "15.11.2018", true),
    ] {
        let app = TestApp::on(day);
        let plan: &[(&str, &str)] = &[("status", "under_arbeid"), ("maldato", maldato)];
        let number = filled::draft_with(&app, "kari.planlegger", key, &[("plan", plan)]);
        let outcome = app.act("kari.planlegger", |c| {
            actions::submit_application::run(c, &number)
        });
        assert_eq!(outcome.is_ok(), may, "{day} {maldato}: {outcome:?}");
        if may {
            let actor = app.actor("kari.planlegger");
            let content = app
                .world()
                .db
                .read(|c| {
                    use opptrapping::{access::Level, db};
                    let case = db::application::find(c, &actor, Level::Open, &number)?;
                    Ok::<_, db::Error>(db::submission::latest(c, case.id)?.content)
                })
                .unwrap();
            assert_eq!(
                content.plan_condition(),
                opptrapping::domain::time::parse_day(maldato)
            );
        }
    }
}
