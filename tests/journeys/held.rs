//! What readers see: faults that no test noticed when they were tried on purpose. Each test keeps one of them away.

use crate::support::lived::lived;
use crate::support::{Browser, TestApp, application, granted, office};
use opptrapping::actions::{self, Error};
use opptrapping::db;
use opptrapping::domain::application::{Raw, Section};
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::lifecycle::{self, Audience};
use opptrapping::domain::user::{Organisation, Role};
use rocket::http::Status;

const NILS: &str = "nils.planlegger";

/// Every line of a page's timeline.
fn timeline(browser: &mut Browser<'_>, path: &str) -> String {
    browser.open(path).body()
}

#[test]
fn the_municipality_never_reads_of_a_step_that_is_the_offices_own() {
    let app = lived();
    let everything = opptrapping::access::Actor::system();
    let cases = app
        .world()
        .db
        .read(|c| db::application::list(c, &everything, opptrapping::access::Level::Open, None))
        .unwrap();
    let world = app.world();
    let mut told = 0;
    for case in cases {
        let of_arendal = case.municipality.as_str() == "0906";
        let who = if of_arendal { granted::KARI } else { NILS };
        let number = &case.case_number;
        let page = timeline(&mut app.sign_in(who), &format!("/soknader/{number}"));
        let lines = world
            .db
            .read(|c| db::history::of_case(c, case.id, Audience::Office))
            .unwrap();
        for edge in lifecycle::application::EDGES
            .iter()
            .chain(lifecycle::grant::EDGES)
        {
            let key = format!("hendelse-{}", edge.step.replace('_', "-"));
            let text = world
                .texts
                .get(opptrapping::domain::user::Language::Nb, &key);
            let nynorsk = world
                .texts
                .get(opptrapping::domain::user::Language::Nn, &key);
            let happened = lines.iter().any(|line| line.step == edge.step);
            let shown = page.contains(&text) || page.contains(&nynorsk);
            if edge.audience == Audience::Office {
                assert!(!shown, "{who} reads «{text}»");
            } else if happened {
                assert!(shown, "{who} does not read «{text}»");
                told += 1;
            }
        }
    }
    assert!(told > 8, "only {told} steps were looked for");
}

#[test]
fn nobody_proposes_more_than_was_applied_for() {
    let app = TestApp::on("01.03.2019");
    let number = application::submitted(&app, granted::KARI, "2019-agder-1");
    app.move_to("03.06.2019", "09.00");
    office::declare(&app, granted::OLAV, &number);
    let mut draft = office::assessment(&app, 2019, Outcome::Grant, 400_001);
    app.act(granted::OLAV, |c| {
        actions::save_assessment::run(c, &number, &draft, 0)
    })
    .unwrap();
    let refused = app.act(granted::OLAV, |c| {
        actions::propose_decision::run(c, &number)
    });
    match refused {
        Err(Error::Invalid(faults)) => {
            assert_eq!(faults.len(), 1, "{faults:?}");
            assert_eq!(faults[0].key, "feil-belop-over-sokt");
        }
        other => panic!("{other:?}"),
    }
    draft.amount = Some(opptrapping::domain::money::Kroner(400_000));
    app.act(granted::OLAV, |c| {
        actions::save_assessment::run(c, &number, &draft, 1)
    })
    .unwrap();
    app.act(granted::OLAV, |c| {
        actions::propose_decision::run(c, &number)
    })
    .unwrap();
}

#[test]
fn a_letter_in_nynorsk_names_the_criteria_in_nynorsk() {
    let app = TestApp::on("01.03.2019");
    let number = application::submitted(&app, NILS, "2019-agder-1");
    app.move_to("03.06.2019", "09.00");
    office::propose(&app, granted::OLAV, &number, Outcome::Reject, 0);
    office::decide(&app, granted::ANNE, &number).unwrap();
    let case = office::case(&app, &number);
    let letter = app
        .world()
        .db
        .read(|c| db::document::of_application(c, case.id))
        .unwrap()
        .into_iter()
        .find(|document| document.kind == "rejection_letter")
        .unwrap();
    let path = format!("/dokumenter/{}.pdf", letter.id);
    let text = application::text_of(&app.sign_in(NILS).get(&path).bytes);
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let criteria = app
        .world()
        .db
        .read(|c| {
            let call = db::call::of_year(c, 2019)?.unwrap();
            db::call::criteria(c, call.id)
        })
        .unwrap();
    let mut differing = 0;
    for criterion in criteria {
        // Word by word: a long name is broken over two lines beside its reason.
        for word in criterion.name_nn.split(' ') {
            assert!(
                flat.contains(word),
                "{word} of «{}» in {flat}",
                criterion.name_nn
            );
            differing += usize::from(!criterion.name_nb.contains(word));
        }
    }
    assert!(differing > 0, "the two standards name the criteria alike");
}

#[test]
fn a_late_application_stays_late_when_it_is_completed() {
    let app = TestApp::on("02.05.2019");
    let number = application::draft(&app, granted::KARI, "2019-agder-1");
    app.move_to("04.05.2019", "09.00");
    app.act(granted::KARI, |c| {
        actions::submit_application::run(c, &number)
    })
    .unwrap();
    assert!(office::case(&app, &number).late);
    application::returned(&app, &number, "maal", "Si mer.");
    app.act(granted::KARI, |c| {
        let raw = Raw::from_pairs([
            ("maal", "Mer om målene."),
            ("utviklingsarbeid", "Team."),
            ("omrade", "rehab-somatikk"),
        ]);
        let version = c.world.db.read(|connection| {
            Ok::<_, Error>(
                actions::draft::load(c, connection, &number)?
                    .version(Section::parse("maal").unwrap()),
            )
        })?;
        actions::save_section::run(c, &number, Section::parse("maal").unwrap(), &raw, version)
    })
    .unwrap();
    app.act(granted::KARI, |c| {
        actions::submit_application::run(c, &number)
    })
    .unwrap();
    assert!(office::case(&app, &number).late, "the mark was lost");
    let list = app.sign_in(granted::OLAV).get("/saker?ar=2019").text();
    assert!(list.contains("Forsinket"), "{list}");
}

#[test]
fn guessing_a_password_is_slowed_down_and_a_pause_lets_in_again() {
    let app = TestApp::on("02.10.2019");
    let guess = |password: &str| {
        app.visitor().post(
            "/logg-inn",
            "/logg-inn",
            &[("brukernavn", granted::KARI), ("passord", password)],
        )
    };
    for _ in 0..8 {
        assert_eq!(guess("feil").status, Status::UnprocessableEntity);
    }
    let right = guess(opptrapping::demo::cast::PASSWORD);
    assert_ne!(right.status, Status::SeeOther, "the ninth try is let in");
    app.move_to("02.10.2019", "09.16");
    let right = guess(opptrapping::demo::cast::PASSWORD);
    assert_eq!(right.status, Status::SeeOther, "{}", right.text());
}

#[test]
fn everybody_who_acts_for_the_municipality_is_told() {
    let app = TestApp::on("01.03.2019");
    let arendal = Organisation::Municipality("0906".parse().unwrap());
    for name in ["to.planlegger", "tre.planlegger"] {
        office::role(&app, name, Role::Applicant, &arendal);
    }
    let number = application::submitted(&app, granted::KARI, "2019-agder-1");
    app.move_to("03.06.2019", "09.00");
    granted::award(&app, &number);
    let told: std::collections::BTreeSet<String> = app
        .notices()
        .into_iter()
        .filter(|(_, kind)| kind == "vedtak-fattet")
        .map(|(address, _)| address)
        .collect();
    for name in [
        "kari.planlegger@",
        "per.leder@",
        "to.planlegger@",
        "tre.planlegger@",
    ] {
        assert!(
            told.iter().any(|address| address.starts_with(name)),
            "{name} is not among {told:?}"
        );
    }
}

#[test]
fn only_economy_is_shown_the_form_that_attests() {
    let (app, number) = granted::accepted();
    app.act(granted::TURID, |c| {
        actions::register_account::run(c, &number, &granted::account())
    })
    .unwrap();
    granted::propose(&app, &number, granted::AMOUNT);
    let forms = |who: &str| {
        app.sign_in(who)
            .get(&format!("/saker/{number}/tilskudd"))
            .attributes("form", "action")
            .into_iter()
            .filter(|action| action.contains("attest"))
            .count()
    };
    assert!(forms(granted::TURID) > 0);
    for other in [granted::OLAV, granted::ANNE] {
        assert_eq!(forms(other), 0, "{other} is shown the form");
    }
}

/// Who was told what, in which words, while a case lived: links and people's names as they are, tokens left out.
#[test]
fn the_mails_of_a_whole_case() {
    let app = lived();
    let mut rows = app
        .world()
        .db
        .read(|c| db::outbox::newest(c, 1000, 0))
        .unwrap();
    rows.reverse();
    let mut seen = std::collections::BTreeSet::new();
    let mut recipients: Vec<String> = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    for row in rows {
        recipients.push(format!("{:<22} {}", row.kind, row.to_address));
        if seen.insert((row.kind.clone(), row.language.clone())) {
            texts.push(format!(
                "## {} ({})\n{}\n\n{}",
                row.kind, row.language, row.subject, row.body
            ));
        }
    }
    insta::assert_snapshot!("recipients", recipients.join("\n"));
    insta::assert_snapshot!("texts", texts.join("\n\n"));
}
