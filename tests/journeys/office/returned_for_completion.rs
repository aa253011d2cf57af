//! Returned with remarks and a date; answered, or taken as it stands when the date has passed.

use crate::support::{TestApp, application, office};
use opptrapping::actions::{self, Error};
use opptrapping::domain::lifecycle::application::ApplicationState;
use opptrapping::domain::time::parse_day;

#[test]
fn returned_answered_and_taken_up_again() {
    let app = TestApp::on("02.10.2019");
    let number = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    let page = format!("/saker/{number}");
    office::declare(&app, "olav.saksbehandler", &number);
    let mut olav = app.sign_in("olav.saksbehandler");
    let form = format!("{page}/tilbakesending");
    let wrong = olav.post(&form, &form, &[("svarfrist", "01.10.2019")]);
    assert_eq!(wrong.status.code, 422);
    assert!(wrong.text().contains("Skriv minst én merknad"));
    assert!(wrong.text().contains("Datoen må være senere enn i dag."));
    let sent = olav.submit(
        &form,
        &form,
        &[
            ("merknad-budsjett", "Hva er post 2?"),
            ("svarfrist", "16.10.2019"),
        ],
    );
    assert!(
        sent.text()
            .contains("Søknaden er sendt tilbake til kommunen."),
        "{}",
        sent.text()
    );
    assert!(sent.text().contains("Hva er post 2?"));
    assert_eq!(
        office::case(&app, &number).state,
        ApplicationState::Returned
    );
    assert!(app.notices().contains(&(
        "kari.planlegger@demo.invalid".into(),
        "soknad-returnert".into()
    )));
    app.act("kari.planlegger", |c| {
        actions::submit_application::run(c, &number)
    })
    .unwrap();
    let answered = olav.get(&page).text();
    assert!(answered.contains("Versjon 2"), "{answered}");
    assert_eq!(
        office::case(&app, &number).state,
        ApplicationState::Submitted
    );
}

#[test]
fn taken_as_it_stands_after_the_date_and_not_before() {
    let app = TestApp::on("02.10.2019");
    let number = application::submitted(&app, "kari.planlegger", "2019-agder-1");
    office::declare(&app, "olav.saksbehandler", &number);
    let remarks = [("maal".to_owned(), "Utdyp.".to_owned())];
    let day = parse_day("16.10.2019").unwrap();
    app.act("olav.saksbehandler", |c| {
        actions::return_for_completion::run(c, &number, &remarks, day)
    })
    .unwrap();
    app.move_to("16.10.2019", "23.00");
    let early = app.act("olav.saksbehandler", |c| {
        actions::take_as_it_stands::run(c, &number)
    });
    assert!(
        matches!(
            early,
            Err(Error::Refused {
                key: "feil-svarfrist-loper",
                ..
            })
        ),
        "{early:?}"
    );
    app.move_to("17.10.2019", "08.00");
    let mut olav = app.sign_in("olav.saksbehandler");
    let page = format!("/saker/{number}");
    let taken = olav.submit(&page, &format!("{page}/gjenopptak"), &[]);
    assert!(taken.text().contains("Saken er tatt opp igjen som den er."));
}
