//! A refusal and a dismissal: a letter each, no grant, nothing taken from the frame.

use crate::support::{TestApp, application, office};
use opptrapping::actions;
use opptrapping::db;
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::lifecycle::application::ApplicationState;

const ROUND: &str = "2019-agder-1";

#[test]
fn refused_with_a_letter_in_the_standard_of_the_municipality() {
    let app = TestApp::on("02.10.2019");
    let number = application::submitted(&app, "nils.planlegger", ROUND);
    office::propose(&app, "olav.saksbehandler", &number, Outcome::Reject, 0);
    assert_eq!(
        office::decide(&app, "anne.godkjenner", &number).unwrap(),
        Outcome::Reject
    );
    let case = office::case(&app, &number);
    assert_eq!(case.state, ApplicationState::Rejected);
    assert_eq!(office::frame(&app, &number).0, 0);
    let (grant, documents) = app
        .world()
        .db
        .read(|c| {
            Ok::<_, db::Error>((
                db::grant::of_application(c, case.id)?,
                db::document::of_application(c, case.id)?,
            ))
        })
        .unwrap();
    assert!(grant.is_none());
    let letter = documents
        .iter()
        .find(|d| d.kind == "rejection_letter")
        .unwrap();
    // Bykle has decided on nynorsk.
    assert!(
        letter.title.starts_with("Avslag på søknad om tilskot"),
        "{}",
        letter.title
    );
}

#[test]
fn a_proposed_dismissal_is_taken_back_returned_and_carried_out() {
    let app = TestApp::on("02.10.2019");
    let number = application::submitted(&app, "kari.planlegger", ROUND);
    office::propose(&app, "olav.saksbehandler", &number, Outcome::Dismiss, 0);
    assert_eq!(
        office::case(&app, &number).state,
        ApplicationState::Submitted
    );
    app.act("olav.saksbehandler", |c| {
        actions::take_back_proposal::run(c, &number)
    })
    .unwrap();
    app.act("olav.saksbehandler", |c| {
        actions::propose_decision::run(c, &number)
    })
    .unwrap();
    office::declare(&app, "anne.godkjenner", &number);
    let without = app.act("anne.godkjenner", |c| {
        actions::return_proposal::run(c, &number, " ")
    });
    assert!(matches!(without, Err(actions::Error::Invalid(_))));
    app.act("anne.godkjenner", |c| {
        actions::return_proposal::run(c, &number, "Vis til fristen.")
    })
    .unwrap();
    assert!(app.notices().contains(&(
        "olav.saksbehandler@demo.invalid".into(),
        "innstilling-returnert".into()
    )));
    app.act("olav.saksbehandler", |c| {
        actions::propose_decision::run(c, &number)
    })
    .unwrap();
    let decided = app.act("anne.godkjenner", |c| actions::decide::run(c, &number));
    assert_eq!(decided.unwrap(), Outcome::Dismiss);
    assert_eq!(
        office::case(&app, &number).state,
        ApplicationState::Dismissed
    );
}
