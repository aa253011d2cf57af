//! Nothing is granted beyond the frame: the page tells what remains, and nothing is changed.

use crate::support::{TestApp, application, office};
use opptrapping::actions;
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::lifecycle::application::ApplicationState;
use opptrapping::domain::money::Kroner;

fn lower_frame(app: &TestApp, amount: i64) {
    app.act("mona.departement", |c| {
        actions::set_frame::run(
            c,
            &actions::set_frame::Entry {
                year: 2019,
                office: &"fm-agder".parse().unwrap(),
                amount: Kroner(amount),
                document_reference: "Brev",
            },
        )
    })
    .unwrap();
}

#[test]
fn the_last_krone_is_granted_and_not_one_more() {
    let app = TestApp::on("02.10.2019");
    lower_frame(&app, 300_000);
    let first = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    let second = application::submitted(&app, "nils.planlegger", "2019-agder-1");
    office::propose(&app, "olav.saksbehandler", &first, Outcome::Grant, 200_000);
    office::propose(&app, "olav.saksbehandler", &second, Outcome::Grant, 100_001);
    office::decide(&app, "anne.godkjenner", &first).unwrap();
    office::declare(&app, "anne.godkjenner", &second);
    let mut anne = app.sign_in("anne.godkjenner");
    let page = format!("/saker/{second}");
    let refused = anne.post(&page, &format!("{page}/vedtak"), &[]);
    assert_eq!(refused.status.code, 422);
    assert!(
        refused.text().contains("Det er 100 000 kr igjen"),
        "{}",
        refused.text()
    );
    assert_eq!(
        office::case(&app, &second).state,
        ApplicationState::Assessed
    );
    assert_eq!(office::frame(&app, &second), (200_000, 100_000));
}
