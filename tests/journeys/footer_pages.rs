//! Everybody can read what the service is, in three languages.

use crate::support::TestApp;
use rocket::http::Status;

#[test]
fn the_pages_of_the_footer_say_something_in_each_language() {
    let app = TestApp::on("02.10.2019");
    let mut visitor = app.visitor();
    for language in ["nb", "nn", "en"] {
        visitor.get(&format!("/sprak/{language}"));
        for path in [
            "/tilgjengelighet",
            "/personvern",
            "/hjelp",
            "/om",
            "/kilder",
        ] {
            let page = visitor.get(path);
            assert_eq!(page.status, Status::Ok, "{path}");
            assert!(page.all("main h2").len() >= 3, "{language} {path}");
            assert!(!page.text().contains("info-"), "{language} {path}");
            assert!(page.text().len() > 600, "{language} {path}");
        }
    }
    assert!(visitor.get("/kilder").text().contains("© Kartverket"));
}
