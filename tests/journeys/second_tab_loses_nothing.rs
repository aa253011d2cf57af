//! Two who write the same section: both texts are shown, the choice decides, and autosave tells of the conflict.

use crate::support::TestApp;
use crate::support::application as filled;
use rocket::http::Status;

#[test]
fn a_colleagues_text_and_ones_own_stand_side_by_side() {
    let app = TestApp::on("01.03.2019");
    let mut kari = app.sign_in("kari.planlegger");
    let mut per = app.sign_in("per.leder");
    let number = filled::start(&mut kari, "2019-agder-1");
    let page = format!("/soknader/{number}/maal");
    let first = [
        ("versjon", "0"),
        ("handling", "lagre"),
        ("maal", "Pers mål"),
        ("utviklingsarbeid", "Pers arbeid"),
    ];
    assert_eq!(per.post(&page, &page, &first).status, Status::SeeOther);
    let second = [
        ("versjon", "0"),
        ("handling", "videre"),
        ("maal", "Karis mål"),
        ("utviklingsarbeid", "Pers arbeid"),
        ("omrade", "rehab-somatikk"),
    ];
    let conflict = kari.post(&page, &page, &second);
    assert_eq!(conflict.status, Status::Conflict);
    for text in ["Pers mål", "Karis mål", "Per ", "Rehabilitering, somatikk"] {
        assert!(
            conflict.text().contains(text),
            "«{text}»: {}",
            conflict.text()
        );
    }
    assert_eq!(
        conflict.all("legend").len(),
        2,
        "only what differs is asked about"
    );
    let mine = conflict.attributes("input[name=mitt]", "value").remove(0);
    let merge = [
        ("versjon", "1"),
        ("mitt", mine.as_str()),
        ("valg-maal", "lagret"),
        ("valg-omrade", "mitt"),
    ];
    let merged = kari.submit(&page, &format!("{page}/fletting"), &merge);
    assert!(merged.all("#maal")[0].contains("Pers mål"));
    assert_eq!(
        merged.attributes("input[name=omrade][checked]", "value"),
        ["rehab-somatikk"]
    );
}

#[test]
fn autosave_gives_the_new_version_and_409_to_the_second_tab() {
    let app = TestApp::on("01.03.2019");
    let mut kari = app.sign_in("kari.planlegger");
    let number = filled::start(&mut kari, "2019-agder-1");
    let page = format!("/soknader/{number}/maal");
    let draft = format!("{page}/utkast");
    let saved = kari.post(&page, &draft, &[("versjon", "0"), ("maal", "Halvferdig")]);
    assert_eq!(
        (saved.status, saved.body().as_str()),
        (Status::Ok, r#"{"versjon":1,"kl":"09.00"}"#)
    );
    let again = kari.post(&page, &draft, &[("versjon", "1"), ("maal", "Halvferdig")]);
    assert_eq!(
        again.body(),
        r#"{"versjon":1,"kl":"09.00"}"#,
        "nothing new, no new version"
    );
    let other_tab = kari.post(&page, &draft, &[("versjon", "0"), ("maal", "Annet")]);
    assert_eq!(other_tab.status, Status::Conflict);
    assert!(kari.get(&page).all("#maal")[0].contains("Halvferdig"));
}
