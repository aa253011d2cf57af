//! The ministry writes a call; the public reads it when it is announced, and not before.

use crate::support::TestApp;
use rocket::http::Status;

const CALL: &str = "/rammer/2020/utlysning";

/// A whole call for 2020.
fn call() -> Vec<(&'static str, &'static str)> {
    vec![
        ("versjon", "0"),
        ("tekst-nb", "Kommuner kan søke.\n\nFristen er kort."),
        ("tekst-nn", "Kommunar kan søkje.\n\nFristen er kort."),
        ("apning-dato", "01.02.2020"),
        ("apning-klokke", "09.00"),
        ("frist-dato", "02.05.2020"),
        ("frist-klokke", "23.59"),
        ("sen-regel", "mark"),
        ("kriterium", "maal"),
        ("navn-nb-maal", "Mål"),
        ("navn-nn-maal", "Mål"),
        ("vekt-maal", "60"),
        ("kriterium", "nytt1"),
        ("navn-nb-nytt1", "Kompetanse"),
        ("navn-nn-nytt1", "Kompetanse"),
        ("vekt-nytt1", "40"),
        ("kriterium", "nytt2"),
    ]
}

fn with(name: &'static str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut fields = call();
    for field in &mut fields {
        if field.0 == name {
            field.1 = value;
        }
    }
    fields
}

fn give_frames(app: &TestApp) {
    let mut mona = app.sign_in("mona.departement");
    let set = [("belop", "4 000 000"), ("kilde", "Prop. 1 S")];
    mona.submit("/rammer/2020", "/rammer/2020/bevilgning", &set);
    let frame = "/rammer/2020/embeter/fm-agder";
    mona.submit(frame, frame, &[("belop", "4000000"), ("dokument", "Brev")]);
}

#[test]
fn a_new_call_is_copied_from_last_year_and_goals_must_weigh_most() {
    let app = TestApp::on("02.10.2019");
    let mut mona = app.sign_in("mona.departement");
    let page = mona.get(CALL);
    assert!(page.text().contains("hentet fra utlysningen for 2019"));
    assert_eq!(page.attributes("#frist-dato", "value"), ["02.05.2020"]);
    assert_eq!(page.attributes("#vekt-maal", "value"), ["40"]);
    for (name, value) in [
        ("vekt-nytt1", "60"),
        ("vekt-maal", "101"),
        ("vekt-maal", "mye"),
    ] {
        let refused = mona.post(CALL, CALL, &with(name, value));
        assert_eq!(
            refused.status,
            Status::UnprocessableEntity,
            "{name} {value}"
        );
        assert_eq!(refused.all("#vekt-maal-feil").len(), 1, "{name} {value}");
        assert_eq!(
            refused.attributes("#navn-nb-nytt1", "value"),
            ["Kompetanse"]
        );
    }
    let refused = mona.post(CALL, CALL, &with("frist-dato", "31.01.2020"));
    assert!(refused.all("#frist-dato-feil")[0].contains("senere enn åpningen"));
    let refused = mona.post(CALL, CALL, &with("tekst-nn", ""));
    assert_eq!(refused.all("#tekst-nn-feil").len(), 1);
}

#[test]
fn two_who_write_at_once_meet_and_nothing_is_lost() {
    let app = TestApp::on("02.10.2019");
    let mut mona = app.sign_in("mona.departement");
    let saved = mona.submit(CALL, CALL, &call());
    assert!(saved.text().contains("Utlysningen er lagret"));
    let late = mona.post(CALL, CALL, &with("tekst-nb", "Min egen tekst"));
    assert_eq!(late.status, Status::Conflict);
    assert!(late.all("#tekst-nb")[0].contains("Min egen tekst"));
    assert!(late.text().contains("Kommuner kan søke."));
    assert_eq!(late.attributes("input[name=versjon]", "value"), ["1"]);
}

#[test]
fn the_public_reads_the_call_once_it_is_announced() {
    let app = TestApp::on("02.10.2019");
    give_frames(&app);
    let mut mona = app.sign_in("mona.departement");
    mona.submit(CALL, CALL, &call());
    let key = "/utlysninger/2020-agder-1";
    assert_eq!(app.visitor().get(key).status, Status::NotFound);
    assert!(!app.visitor().get("/utlysninger").text().contains("2020"));
    let confirm = format!("{CALL}/kunngjoring");
    assert!(mona.get(&confirm).text().contains("1 embete får"));
    let done = mona.submit(&confirm, &confirm, &[]);
    assert!(done.text().contains("Utlysningen for 2020 er kunngjort"));
    assert!(
        app.notices()
            .iter()
            .any(|(_, kind)| kind == "utlysning-kunngjort")
    );
    app.move_to("01.03.2020", "12.00");
    let mut visitor = app.visitor();
    assert!(visitor.get("/").text().contains("02.05.2020 kl. 23.59"));
    let page = visitor.get(key);
    assert!(page.text().contains("Det er 62 dager igjen"));
    visitor.get("/sprak/nn");
    assert!(visitor.get(key).text().contains("Kommunar kan søkje."));
    let mut mona = app.sign_in("mona.departement");
    assert_eq!(
        mona.post("/rammer", &confirm, &[]).status,
        Status::Forbidden
    );
    assert_eq!(mona.get(CALL).all("form[action*=utlysning]").len(), 0);
}

#[test]
fn an_office_changes_its_own_deadline_and_no_other() {
    let app = TestApp::on("15.02.2019");
    let mut anne = app.sign_in("anne.godkjenner");
    let form = "/utlysninger/2019-agder-1/endring";
    let fields = [
        ("frist-dato", "15.05.2019"),
        ("frist-klokke", "23.00"),
        ("tillegg-nb", "Send gjerne med budsjettet."),
        ("tillegg-nn", "Send gjerne med budsjettet."),
    ];
    let done = anne.submit(form, form, &fields);
    assert!(
        done.text().contains("15.05.2019 kl. 23.00"),
        "{}",
        done.text()
    );
    assert!(done.text().contains("Send gjerne med budsjettet."));
    let past = [("frist-dato", "01.02.2019"), ("frist-klokke", "12.00")];
    assert_eq!(
        anne.post(form, form, &past).all("#frist-dato-feil").len(),
        1
    );
    let half = [
        ("frist-dato", "15.05.2019"),
        ("frist-klokke", "25.00"),
        ("tillegg-nb", "Bare bokmål"),
    ];
    let refused = anne.post(form, form, &half);
    assert_eq!(refused.all("#frist-klokke-feil, #tillegg-nn-feil").len(), 2);
    let others = "/utlysninger/2019-nordland-1/endring";
    assert_eq!(anne.get(others).status, Status::NotFound);
    let mut olav = app.sign_in("olav.saksbehandler");
    assert_eq!(olav.get(form).status, Status::Forbidden);
}

#[test]
fn a_second_round_asks_for_money_left_and_a_settled_one_is_closed() {
    let app = TestApp::on("02.10.2019");
    let mut anne = app.sign_in("anne.godkjenner");
    let settle = "/utlysninger/2019-agder-1/oppgjor";
    let done = anne.submit(settle, settle, &[]);
    assert!(done.text().contains("tar ikke imot flere søknader"));
    let new = "/utlysninger/ny-runde";
    let fields = [
        ("apning-dato", "02.10.2019"),
        ("apning-klokke", "09.00"),
        ("frist-dato", "20.10.2019"),
        ("frist-klokke", "23.59"),
    ];
    let done = anne.submit(new, new, &fields);
    assert!(done.all("h1")[0].contains("2019"));
    assert_eq!(
        app.visitor()
            .get("/utlysninger")
            .all("#apne tbody tr")
            .len(),
        1
    );
    let early = anne.post(
        "/utlysninger/2019-agder-2",
        "/utlysninger/2019-agder-2/oppgjor",
        &[],
    );
    assert_ne!(early.status, Status::SeeOther);
    app.world()
        .db
        .write(|c| {
            let (frame, stands) =
                opptrapping::db::budget_frame::of_office(c, 2019, "fm-agder")?.unwrap();
            let _ = opptrapping::db::budget_frame::commit(c, frame, stands.remaining())?.unwrap();
            Ok::<_, opptrapping::db::Error>(())
        })
        .unwrap();
    assert!(
        anne.get(new)
            .text()
            .contains("kan ikke lyse ut en ny runde nå")
    );
    let mut kari = app.sign_in("kari.planlegger");
    let page = kari.get("/utlysninger/2019-agder-2");
    assert!(page.text().contains("Søk om tilskudd"));
    let mut nordland = app.sign_in("berit.saksbehandler");
    assert_eq!(nordland.get(new).status, Status::Forbidden);
}
