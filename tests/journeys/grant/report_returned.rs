//! Olav sends the report back with a comment; Kari corrects it and submits again.

use crate::support::granted::{self, KARI, OLAV};
use opptrapping::domain::lifecycle::grant::GrantState;
use rocket::http::Status;

#[test]
fn a_returned_report_shows_the_comment_and_is_submitted_again() {
    let (app, number) = granted::reported(299_000);
    let page = format!("/rapportkontroll/{number}");
    let mut olav = app.sign_in(OLAV);
    let empty = olav.post(&page, &format!("{page}/retur"), &[("kommentar", "")]);
    assert_eq!(empty.status, Status::UnprocessableEntity);
    assert!(empty.text().contains("må fylles ut"));
    let comment = "Kontroller tallet på koordinatorer.";
    let answer = olav.submit(&page, &format!("{page}/retur"), &[("kommentar", comment)]);
    assert!(
        answer.text().contains("returnert til kommunen"),
        "{}",
        answer.text()
    );
    assert!(granted::notices_to(&app, KARI).contains(&"rapport-returnert".to_owned()));
    let report = format!("/rapporter/{number}/2019");
    let mut kari = app.sign_in(KARI);
    assert!(kari.get("/rapporter").text().contains("Må rettes"));
    let form = kari.get(&report);
    assert!(form.text().contains(comment), "{}", form.text());
    // Everything typed before is still there.
    assert_eq!(form.attributes("#brukt", "value"), ["299000"]);
    granted::submit_report(&app, &number, 300_000);
    assert_eq!(granted::grant(&app, &number).state, GrantState::Reported);
    assert!(olav.get(&page).text().contains("300 000"));
}
