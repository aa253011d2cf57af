//! 50 000 kr is left: claimed back, repaid in two parts, and not closed a krone too early.

use crate::support::granted::{self, KARI, OLAV, TURID};
use opptrapping::actions::{self, Error};
use opptrapping::domain::lifecycle::grant::GrantState;
use opptrapping::domain::time::parse_day;
use rocket::http::Status;

#[test]
fn unspent_money_comes_back_before_the_case_is_closed() {
    let (app, number) = granted::reported(250_000);
    app.act(OLAV, |c| actions::check_report::approve(c, &number))
        .unwrap();
    let page = format!("/rapportkontroll/{number}");
    let close = format!("{page}/avslutning");
    let mut olav = app.sign_in(OLAV);
    let refused = olav.submit(&page, &close, &[]);
    assert!(
        refused
            .text()
            .contains("50 000 kr er ubrukt og ikke betalt tilbake"),
        "{}",
        refused.text()
    );
    // Nothing to register before it is claimed.
    assert!(matches!(
        granted::repay(&app, &number, 50_000),
        Err(Error::Refused { .. })
    ));
    let past = olav.post(
        &page,
        &format!("{page}/krav"),
        &[("betal-innen", "01.01.2020")],
    );
    assert_eq!(past.status, Status::UnprocessableEntity);
    assert!(past.text().contains("senere enn i dag"));
    let claimed = olav.submit(
        &page,
        &format!("{page}/krav"),
        &[("betal-innen", "15.03.2020")],
    );
    assert!(
        claimed.text().contains("50 000 kr er krevd tilbake"),
        "{}",
        claimed.text()
    );
    let twice = app.act(OLAV, |c| {
        actions::claim_unspent::run(c, &number, parse_day("15.03.2020").unwrap())
    });
    assert!(matches!(twice, Err(Error::Refused { .. })), "{twice:?}");
    for who in [KARI, TURID] {
        assert!(
            granted::notices_to(&app, who).contains(&"ubrukt-krevd".to_owned()),
            "{who}"
        );
    }
    let municipal = app
        .sign_in(KARI)
        .get(&format!("/soknader/{number}/tilskudd"));
    assert!(
        municipal
            .text()
            .contains("skal betales tilbake innen 15.03.2020"),
        "{}",
        municipal.text()
    );
    assert!(matches!(
        granted::repay(&app, &number, 50_001),
        Err(Error::Invalid(_))
    ));
    granted::repay(&app, &number, 20_000).unwrap();
    let refused = olav.submit(&page, &close, &[]);
    assert!(
        refused.text().contains("30 000 kr er ubrukt"),
        "{}",
        refused.text()
    );
    let office = format!("/saker/{number}/tilskudd");
    let mut turid = app.sign_in(TURID);
    let form = turid.get(&office);
    assert_eq!(form.attributes("#tilbake-belop", "value"), ["30\u{a0}000"]);
    let answer = turid.submit(
        &office,
        &format!("{office}/tilbakebetaling"),
        &[
            ("tilbake-belop", "30 000"),
            ("tilbake-dato", "10.02.2020"),
            ("referanse", "KID 43"),
        ],
    );
    assert!(
        answer.text().contains("Tilbakebetalingen er registrert"),
        "{}",
        answer.text()
    );
    let closed = olav.submit(&page, &close, &[]);
    assert!(
        closed.text().contains("Saken er avsluttet"),
        "{}",
        closed.text()
    );
    assert_eq!(granted::grant(&app, &number).state, GrantState::Closed);
}
