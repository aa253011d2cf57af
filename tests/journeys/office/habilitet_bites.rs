//! A conflicted person can neither open, prepare nor decide; a substitute can.

use crate::support::{TestApp, application, office};
use opptrapping::access::Why;
use opptrapping::actions::{self, Error};
use opptrapping::domain::decision::Outcome;

#[test]
fn the_conflicted_is_shut_out_and_the_substitute_takes_over() {
    let app = TestApp::on("02.10.2019");
    let number = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    let page = format!("/saker/{number}");
    let mut olav = app.sign_in("olav.saksbehandler");
    let unexplained = olav.post(&page, &format!("{page}/habilitet"), &[("svar", "nei")]);
    assert_eq!(unexplained.status.code, 422);
    assert!(
        unexplained
            .text()
            .contains("Skriv kort hvorfor du er inhabil.")
    );
    let done = olav.submit(
        &page,
        &format!("{page}/habilitet"),
        &[("svar", "nei"), ("grunn", "Min søster er ordfører.")],
    );
    assert!(done.text().contains("Du er registrert som inhabil"));
    let closed = olav.get(&page);
    assert!(closed.text().contains("Du er inhabil i saken"));
    assert!(!closed.text().contains("Søkt beløp"));
    for inside in ["brev", "tilbakesending"] {
        let closed = olav.get(&format!("{page}/{inside}"));
        assert_eq!(closed.status.code, 403, "{inside}");
        assert!(closed.text().contains("Du har erklært deg inhabil"));
    }
    let draft = office::assessment(&app, 2019, Outcome::Grant, 100_000);
    let refused = app.act("olav.saksbehandler", |c| {
        actions::save_assessment::run(c, &number, &draft, 0)
    });
    assert!(
        matches!(refused, Err(Error::Denied(Why::NotImpartial))),
        "{refused:?}"
    );
    let undeclared = app.act("anne.godkjenner", |c| actions::decide::run(c, &number));
    assert!(
        matches!(undeclared, Err(Error::Denied(Why::NotDeclared))),
        "{undeclared:?}"
    );

    office::propose(&app, "ida.saksbehandler", &number, Outcome::Grant, 100_000);
    office::decide(&app, "anne.godkjenner", &number).unwrap();
    let mut ida = app.sign_in("ida.saksbehandler");
    let text = ida.get(&page).text();
    assert!(text.contains("Olav Tveit: Inhabil"));
    assert!(!text.contains("ordfører"), "the reason is nobody else's");
}

#[test]
fn a_reader_sees_the_case_and_no_form() {
    let app = TestApp::on("02.10.2019");
    let number = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    office::declare(&app, "lars.les", &number);
    let mut lars = app.sign_in("lars.les");
    let page = lars.get(&format!("/saker/{number}"));
    assert!(
        page.text()
            .contains("Rollen din gir ikke rett til å vurdere")
    );
    let actions = page.attributes("main form", "action");
    assert!(actions.is_empty(), "{actions:?}");
}

#[test]
fn who_was_on_the_way_to_the_grant_comes_there_after_declaring() {
    let (app, number) = crate::support::granted::awarded();
    let grant = format!("/saker/{number}/tilskudd");
    let mut ida = app.sign_in("ida.saksbehandler");
    let asked = ida.get(&grant);
    let to = asked.location.clone().unwrap_or_default();
    assert!(
        to.starts_with(&format!("/saker/{number}/habilitet?til=")),
        "{to}"
    );
    assert_eq!(
        ida.get(&to).attributes("input[name=til]", "value"),
        [grant.as_str()]
    );
    // A form sent too early leads to the page it stands on, since its own address cannot be opened.
    let early = ida.post(&to, &format!("{grant}/utbetalinger"), &[]);
    assert_eq!(early.location.as_deref(), Some(to.as_str()));
    let action = format!("/saker/{number}/habilitet");
    let refused = ida.post(&to, &action, &[("til", &grant)]);
    assert_eq!(refused.status.code, 422);
    assert_eq!(
        refused.attributes("input[name=til]", "value"),
        [grant.as_str()]
    );
    let answer = ida.post(&to, &action, &[("til", &grant), ("svar", "ja")]);
    assert_eq!(answer.location.as_deref(), Some(grant.as_str()));
    let astray = ida.post(&to, &action, &[("til", "//evil.example/"), ("svar", "ja")]);
    assert_eq!(astray.location.as_deref(), Some("/"));
}
