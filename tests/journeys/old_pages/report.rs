//! Old pages of a grant and its report.

use crate::support::granted::{self, KARI, OLAV, TURID};
use crate::support::office;
use opptrapping::actions;
use opptrapping::domain::lifecycle::grant::GrantState;
use rocket::http::Status;

const IDA: &str = "ida.saksbehandler";

#[test]
fn a_report_that_was_replaced_behind_the_page_is_not_approved() {
    let (app, number) = granted::reported(250_000);
    office::declare(&app, IDA, &number);
    let page = format!("/rapportkontroll/{number}");
    let mut olav = app.sign_in(OLAV);
    let old = olav.get(&page);
    assert!(old.text().contains("250 000"), "{}", old.text());
    app.act(IDA, |c| {
        actions::check_report::give_back(c, &number, "Regnskapet stemmer ikke.")
    })
    .unwrap();
    granted::submit_report(&app, &number, 100_000);

    let refused = olav.post_from(&old, &format!("{page}/godkjenning"), &[]);
    assert_eq!(refused.status, Status::Conflict, "{}", refused.text());
    for told in [
        "Rapporten er returnert",
        "Regnskapet stemmer ikke.",
        "Rapporten er levert",
    ] {
        assert!(
            refused.text().contains(told),
            "«{told}»: {}",
            refused.text()
        );
    }
    assert_eq!(granted::grant(&app, &number).state, GrantState::Reported);
    let now = olav.post(&page, &format!("{page}/godkjenning"), &[]);
    assert_eq!(now.status, Status::SeeOther, "{}", now.text());
    assert_eq!(
        granted::grant(&app, &number).state,
        GrantState::ReportApproved
    );
}

#[test]
fn a_report_typed_on_a_page_from_before_it_was_submitted_is_shown_beside_what_happened() {
    let (app, number) = granted::paid();
    app.move_to("10.02.2020", "10.00");
    let page = format!("/rapporter/{number}/2019");
    let mut per = app.sign_in("per.leder");
    let old = per.get(&page);
    granted::submit_report(&app, &number, 100_000);
    let refused = per.post_from(
        &old,
        &page,
        &[("versjon", "0"), ("merknad", "Pers merknad")],
    );
    assert_eq!(refused.status, Status::Conflict);
    for text in ["Rapporten er levert", "Merknad", "Pers merknad"] {
        assert!(
            refused.text().contains(text),
            "«{text}»: {}",
            refused.text()
        );
    }
}

#[test]
fn both_heads_of_a_grants_page_count_and_a_payment_is_not_made_on_an_old_one() {
    let (app, number) = granted::accepted();
    let page = format!("/saker/{number}/tilskudd");
    let mut turid = app.sign_in(TURID);
    let old = turid.get(&page);
    let heads = old.attributes("main input[name=sett]", "value").remove(0);
    assert!(
        heads.contains("sak-") && heads.contains("tilskudd-"),
        "{heads}"
    );
    app.act(TURID, |c| {
        actions::register_account::give_back(c, &number, "Feil konto.")
    })
    .unwrap();
    app.act(KARI, |c| {
        actions::register_account::give(c, &number, &granted::account())
    })
    .unwrap();
    let konto = granted::account();
    let register = [("konto", konto.as_str())];
    let refused = turid.post_from(&old, &format!("{page}/konto"), &register);
    assert_eq!(refused.status, Status::Conflict);
    assert!(
        refused.text().contains("Nytt kontonummer er oppgitt"),
        "{}",
        refused.text()
    );
    // The grant's head alone is not enough.
    let (_, of_grant) = heads.split_once(' ').unwrap();
    let fresh = turid.get(&page);
    let half = [("sett", of_grant), register[0]];
    let token = fresh.hidden().remove(0).1;
    let fields = [("paa-vegne-av", "embete:fm-agder"), half[0], half[1]];
    let refused = turid.post_with_token(&format!("{page}/konto"), &token, &fields);
    assert_eq!(refused.status, Status::Conflict);
    let done = turid.post_from(&fresh, &format!("{page}/konto"), &register);
    assert_eq!(done.status, Status::SeeOther, "{}", done.text());
}
