//! Two persons at the office with the same case open.

use crate::support::granted::{ANNE, KARI, OLAV};
use crate::support::{Answer, TestApp, application, office};
use opptrapping::actions;
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::lifecycle::application::ApplicationState;
use opptrapping::domain::money::Kroner;
use rocket::http::Status;

const IDA: &str = "ida.saksbehandler";

/// Proposed by Olav: 200 000 kroner with two conditions. Anne and Ida have declared habilitet.
fn proposed() -> (TestApp, String) {
    TestApp::in_state("old-pages-proposed", || {
        let app = TestApp::on("01.03.2019");
        let number = application::submitted(&app, KARI, "2019-agder-1");
        app.move_to("03.06.2019", "09.00");
        office::declare(&app, OLAV, &number);
        office::declare(&app, ANNE, &number);
        propose(
            &app,
            &number,
            200_000,
            "Planen vedtas.\nRapporter muntlig i juni.",
            0,
        );
        (app, number)
    })
}

fn propose(app: &TestApp, number: &str, amount: i64, conditions: &str, version: i64) {
    let mut draft = office::assessment(app, 2019, Outcome::Grant, amount);
    draft.amount = Some(Kroner(amount));
    draft.conditions = conditions.to_owned();
    app.act(OLAV, |c| {
        actions::save_assessment::run(c, number, &draft, version)
    })
    .unwrap();
    app.act(OLAV, |c| actions::propose_decision::run(c, number))
        .unwrap();
}

/// Olav takes it back and proposes 240 000 kroner without conditions.
fn replaced(app: &TestApp, number: &str) {
    app.act(OLAV, |c| actions::take_back_proposal::run(c, number))
        .unwrap();
    let id = office::case(app, number).id;
    let version = app
        .world()
        .db
        .read(|c| opptrapping::db::assessment::of_application(c, id))
        .unwrap()
        .unwrap()
        .version;
    propose(app, number, 240_000, "", version);
}

fn shows_the_replacement(answer: &Answer) {
    assert_eq!(answer.status, Status::Conflict, "{}", answer.text());
    for told in [
        "Noe har skjedd siden du åpnet siden",
        "Innstillingen er trukket tilbake",
        "Saken er innstilt",
        "240 000",
        "Olav Tveit",
    ] {
        assert!(answer.text().contains(told), "«{told}»: {}", answer.text());
    }
}

#[test]
fn the_approver_does_not_sign_a_proposal_that_was_replaced_behind_her_page() {
    let (app, number) = proposed();
    let page = format!("/saker/{number}");
    let mut anne = app.sign_in(ANNE);
    let old = anne.get(&page);
    assert!(old.text().contains("200 000"), "{}", old.text());
    app.move_to("03.06.2019", "09.30");
    replaced(&app, &number);

    let refused = anne.post_from(&old, &format!("{page}/vedtak"), &[]);
    shows_the_replacement(&refused);
    assert!(
        refused.attributes("main form", "action").is_empty(),
        "a decision is signed beside what it is about, not here"
    );
    assert_eq!(
        office::case(&app, &number).state,
        ApplicationState::Assessed
    );

    // On the page as it is now she may.
    let now = anne.post(&page, &format!("{page}/vedtak"), &[]);
    assert_eq!(now.status, Status::SeeOther, "{}", now.text());
    assert_eq!(office::case(&app, &number).state, ApplicationState::Granted);
    assert_eq!(app.findings(), Vec::<String>::new());
}

#[test]
fn a_comment_written_on_an_old_page_stands_beside_what_happened_and_can_be_sent_again() {
    let (app, number) = proposed();
    let page = format!("/saker/{number}");
    let mut anne = app.sign_in(ANNE);
    let old = anne.get(&page);
    replaced(&app, &number);
    let action = format!("{page}/innstilling/retur");
    let comment = ("kommentar", "Beløpet må begrunnes <bedre>.");
    let refused = anne.post_from(&old, &action, &[comment]);
    shows_the_replacement(&refused);
    assert!(
        refused.text().contains(comment.1),
        "what was typed: {}",
        refused.text()
    );
    assert_eq!(refused.attributes("main form", "action"), [action.as_str()]);
    assert_eq!(refused.attributes("main form", "data-unsaved"), ["typed"]);
    let kept = refused.attributes("main input[name=kommentar]", "value");
    let again = anne.post_from(&refused, &action, &[("kommentar", &kept[0])]);
    assert_eq!(again.status, Status::SeeOther, "{}", again.text());
    assert!(anne.get(&page).text().contains(comment.1));
}

#[test]
fn another_persons_habilitet_and_an_assignment_refuse_nothing() {
    let (app, number) = proposed();
    let page = format!("/saker/{number}");
    let mut anne = app.sign_in(ANNE);
    let old = anne.get(&page);
    office::declare(&app, IDA, &number);
    let ida = app.actor(IDA).user;
    app.act(OLAV, |c| actions::assign_case::run(c, &number, ida))
        .unwrap();
    let decided = anne.post_from(&old, &format!("{page}/vedtak"), &[]);
    assert_eq!(decided.status, Status::SeeOther, "{}", decided.text());
    assert_eq!(office::case(&app, &number).state, ApplicationState::Granted);
}

#[test]
fn two_officers_with_one_assessment_lose_no_text() {
    let app = TestApp::on("01.03.2019");
    let number = application::submitted(&app, KARI, "2019-agder-1");
    for who in [OLAV, IDA] {
        office::declare(&app, who, &number);
    }
    let page = format!("/saker/{number}");
    let (mut olav, mut ida) = (app.sign_in(OLAV), app.sign_in(IDA));
    let (first, second) = (olav.get(&page), ida.get(&page));
    let save = format!("{page}/vurdering");
    let saved = olav.post_from(
        &first,
        &save,
        &[("versjon", "0"), ("grunnlag", "Olavs grunnlag")],
    );
    assert_eq!(saved.status, Status::SeeOther, "{}", saved.text());
    let met = ida.post_from(
        &second,
        &save,
        &[("versjon", "0"), ("grunnlag", "Idas grunnlag")],
    );
    assert_eq!(met.status, Status::Conflict);
    assert_eq!(met.all("#grunnlag"), ["Idas grunnlag"]);
    assert!(
        met.all(".ds-details")[0].contains("Olavs grunnlag"),
        "{}",
        met.text()
    );
    let version = met.attributes("input[name=versjon]", "value").remove(0);
    let fields = [
        ("versjon", version.as_str()),
        ("grunnlag", "Felles grunnlag"),
    ];
    assert_eq!(ida.post_from(&met, &save, &fields).status, Status::SeeOther);
}

#[test]
fn an_assessment_written_while_the_case_was_returned_is_not_lost() {
    let app = TestApp::on("01.03.2019");
    let number = application::submitted(&app, KARI, "2019-agder-1");
    for who in [OLAV, IDA] {
        office::declare(&app, who, &number);
    }
    let page = format!("/saker/{number}");
    let mut ida = app.sign_in(IDA);
    let old = ida.get(&page);
    application::returned(&app, &number, "budsjett", "Summen stemmer ikke.");
    let typed = [
        ("versjon", "0"),
        ("grunnlag", "Et langt grunnlag"),
        ("utfall", "grant"),
        ("begrunnelse-maal", "Gode mål"),
    ];
    let refused = ida.post_from(&old, &format!("{page}/innstilling"), &typed);
    assert_eq!(refused.status, Status::Conflict);
    for text in [
        "Søknaden er returnert for utfylling",
        "Et langt grunnlag",
        "Begrunnelse (Mål",
        "Gode mål",
    ] {
        assert!(
            refused.text().contains(text),
            "«{text}»: {}",
            refused.text()
        );
    }
    assert_eq!(
        refused.attributes("main form", "action"),
        [format!("{page}/vurdering")],
        "it is saved first, and proposed beside what is new"
    );
}

#[test]
fn the_municipality_is_not_refused_by_what_it_may_not_know() {
    let app = TestApp::on("01.03.2019");
    let number = application::submitted(&app, KARI, "2019-agder-1");
    let mut kari = app.sign_in(KARI);
    let withdraw = format!("/soknader/{number}/trekking");
    let old = kari.get(&withdraw);
    office::propose(&app, OLAV, &number, Outcome::Grant, 200_000);
    let done = kari.post_from(&old, &withdraw, &[]);
    assert_eq!(done.status, Status::SeeOther, "{}", done.text());
}
