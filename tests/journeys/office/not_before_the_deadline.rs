//! Assessment may start at once; decisions wait for the deadline.

use crate::support::{TestApp, application, office};
use opptrapping::actions::{self, Error};
use opptrapping::domain::decision::Outcome;

#[test]
fn decided_only_when_the_round_is_closed() {
    let app = TestApp::on("15.04.2019");
    let number = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    office::propose(&app, "olav.saksbehandler", &number, Outcome::Grant, 100_000);
    let early = office::decide(&app, "anne.godkjenner", &number);
    assert!(
        matches!(
            early,
            Err(Error::Refused {
                key: "feil-vedtak-for-frist",
                ..
            })
        ),
        "{early:?}"
    );
    let mut anne = app.sign_in("anne.godkjenner");
    let page = anne.get(&format!("/saker/{number}"));
    assert!(
        page.text()
            .contains("Vedtak kan fattes når søknadsfristen er ute: 02.05.2019")
    );
    assert!(!page.text().contains("Godkjenn og send brevet"));
    app.move_to("03.05.2019", "00.00");
    app.act("anne.godkjenner", |c| actions::decide::run(c, &number))
        .unwrap();
}
