//! Every mounted route, opened by everybody.

use crate::routes::{Row, WHO, World, rows};
use crate::support::{Browser, TestApp};

/// Signs in, or visits without.
fn browser<'a>(app: &'a TestApp, who: &str) -> Browser<'a> {
    if who == "anonymous" {
        app.visitor()
    } else {
        app.sign_in(who)
    }
}

#[test]
fn every_mounted_route_stands_in_the_table() {
    let app = TestApp::on("02.10.2019");
    let rows = rows();
    let mounted: Vec<(String, String)> = app
        .client
        .rocket()
        .routes()
        .map(|route| (route.method.to_string(), route.uri.to_string()))
        .collect();
    for (method, uri) in &mounted {
        let there = rows.iter().any(|(m, u, ..)| m == method && u == uri);
        assert!(there, "{method} {uri} has no row in tests/journeys/routes/");
    }
    for (method, uri, ..) in rows {
        let there = mounted.iter().any(|(m, u)| m == method && u == uri);
        assert!(there, "{method} {uri} is in the table but not mounted");
    }
}

/// One app for each person, so that what one does is not there for the next.
#[test]
fn everybody_gets_the_status_the_table_says() {
    let mut wrong = Vec::new();
    for (column, who) in WHO.iter().enumerate() {
        let (app, world) = World::new();
        let mut person = browser(&app, who);
        for (method, uri, address, statuses) in rows() {
            let statuses: Vec<u16> = statuses
                .split(' ')
                .map(|status| status.parse().unwrap())
                .collect();
            assert_eq!(statuses.len(), WHO.len(), "{method} {uri}");
            let address = world.fill(address);
            let answer = if method == "GET" {
                person.get(&address)
            } else {
                let page = person.get("/logg-inn");
                let heads = app.all_heads();
                person.post_from(&page, &address, &[("sett", &heads)])
            };
            if answer.status.code != statuses[column] {
                wrong.push(format!(
                    "{who}: {method} {address} gave {} instead of {}",
                    answer.status.code, statuses[column]
                ));
            }
            // Signing out is the one row after which the person is somebody else.
            if uri == "/logg-ut" {
                person = browser(&app, who);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_post_is_taken_without_its_token() {
    let (app, world) = World::new();
    let mut kari = app.sign_in("kari.planlegger");
    let posts: Vec<Row> = rows()
        .into_iter()
        .filter(|(method, uri, ..)| *method == "POST" && *uri != "/<_..>")
        .collect();
    for (_, uri, address, _) in posts {
        let answer = kari.post_with_token(&world.fill(address), "", &[]);
        assert_eq!(answer.status.code, 403, "{uri} without a token");
        let answer = app
            .visitor()
            .post_with_token(&world.fill(address), "gjettet", &[]);
        assert!(
            matches!(answer.status.code, 401 | 403),
            "{uri} by a visitor without a token: {}",
            answer.status
        );
    }
}
