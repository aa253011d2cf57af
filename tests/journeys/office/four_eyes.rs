//! Whoever proposes or prepares does not decide, whatever roles the person has.

use crate::support::{TestApp, application, office};
use opptrapping::access::Why;
use opptrapping::actions::{self, Error};
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::user::{Organisation, Role};

#[test]
fn the_proposer_cannot_approve_even_with_both_roles() {
    let app = TestApp::on("02.10.2019");
    let agder = Organisation::Office("fm-agder".parse().unwrap());
    office::role(&app, "olav.saksbehandler", Role::BudgetAuthority, &agder);
    office::role(&app, "ida.saksbehandler", Role::BudgetAuthority, &agder);
    let number = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    // Ida writes the first assessment, Olav the last, and proposes it.
    office::declare(&app, "ida.saksbehandler", &number);
    let draft = office::assessment(&app, 2019, Outcome::Grant, 100_000);
    app.act("ida.saksbehandler", |c| {
        actions::save_assessment::run(c, &number, &draft, 0)
    })
    .unwrap();
    app.act("ida.saksbehandler", |c| {
        actions::propose_decision::run(c, &number)
    })
    .unwrap();
    app.act("ida.saksbehandler", |c| {
        actions::take_back_proposal::run(c, &number)
    })
    .unwrap();
    office::declare(&app, "olav.saksbehandler", &number);
    app.act("olav.saksbehandler", |c| {
        actions::propose_decision::run(c, &number)
    })
    .unwrap();

    let own = app.act("olav.saksbehandler", |c| actions::decide::run(c, &number));
    assert!(
        matches!(own, Err(Error::Denied(Why::SamePerson))),
        "{own:?}"
    );
    let prepared = app.act("ida.saksbehandler", |c| actions::decide::run(c, &number));
    assert!(
        matches!(prepared, Err(Error::Denied(Why::TookPartBefore))),
        "{prepared:?}"
    );
    let mut olav = app.sign_in("olav.saksbehandler");
    let page = olav.get(&format!("/saker/{number}"));
    assert!(!page.text().contains("Godkjenn og send brevet"));
    let forced = olav.post(
        &format!("/saker/{number}"),
        &format!("/saker/{number}/vedtak"),
        &[],
    );
    assert_eq!(forced.status.code, 403);
    assert!(office::decide(&app, "anne.godkjenner", &number).is_ok());
}
