//! Arendal declines; the office has its money back at once.

use crate::support::granted::{self, AMOUNT, KARI, OLAV};
use crate::support::office;
use opptrapping::domain::lifecycle::grant::GrantState;
use rocket::http::Status;

#[test]
fn declining_asks_first_and_then_frees_the_frame() {
    let (app, number) = granted::awarded();
    let (committed, remaining) = office::frame(&app, &number);
    assert_eq!(committed, AMOUNT);
    let mut kari = app.sign_in(KARI);
    let page = format!("/soknader/{number}/tilskudd/avslag");
    let asked = kari.get(&page);
    assert_eq!(asked.all("h1"), ["Vil dere takke nei til tilskuddet?"]);
    assert_eq!(
        office::frame(&app, &number).0,
        AMOUNT,
        "asking changes nothing"
    );
    let answer = kari.submit(&page, &page, &[("grunn", "Vi har ikke egne midler i år.")]);
    assert!(
        answer.text().contains("Dere har takket nei"),
        "{}",
        answer.text()
    );
    assert_eq!(office::frame(&app, &number), (0, remaining + AMOUNT));
    assert_eq!(granted::grant(&app, &number).state, GrantState::Declined);
    assert!(granted::notices_to(&app, OLAV).contains(&"tilskudd-besvart".to_owned()));
    // It cannot be undone or done twice.
    let again = kari.post("/min-side", &page, &[("grunn", "")]);
    assert_eq!(again.status, Status::Conflict);
    assert_eq!(office::frame(&app, &number).0, 0);
    let seen = app.sign_in(OLAV).get(&format!("/saker/{number}/tilskudd"));
    assert!(
        seen.text().contains("Vi har ikke egne midler i år."),
        "{}",
        seen.text()
    );
}
