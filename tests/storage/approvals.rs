//! Fifty approvals at once over HTTP: two servers on one PostgreSQL, or one server on SQLite. Never one krone over the frame.

use crate::support::server::{Person, Reply, Server};
use crate::support::{TestApp, application, granted, office};
use opptrapping::db::Backend;
use opptrapping::domain::decision::Outcome;
use opptrapping::domain::lifecycle::application::ApplicationState;
use opptrapping::domain::user::{Organisation, Role};
use std::sync::Barrier;

const CASES: i64 = 50;
const APPROVERS: [&str; 2] = [granted::ANNE, "bodil.godkjenner"];

/// All amounts differ, and none is a divisor of another; together they are about twice the frame.
fn amount(of: i64) -> i64 {
    210_000 + of * 3_779
}

/// Fifty cases proposed for approval, with both approvers' habilitet declared. The servers run on the machine's clock, so
/// what comes after the submission happens as late as we dare: the office of Agder has passed everything on by then.
fn proposed(app: &TestApp) -> Vec<String> {
    let numbers: Vec<String> = (0..CASES)
        .map(|_| application::submitted(app, granted::KARI, "2019-agder-1"))
        .collect();
    app.move_to("06.01.2025", "09.00");
    let today = Organisation::Office("sf-agder".parse().unwrap());
    office::role(app, APPROVERS[1], Role::BudgetAuthority, &today);
    for (of, number) in (0..).zip(&numbers) {
        office::propose(app, granted::OLAV, number, Outcome::Grant, amount(of));
        for approver in APPROVERS {
            office::declare(app, approver, number);
        }
    }
    numbers
}

/// Everybody presses at the same moment; the answers in the order of the cases.
fn approve_at_once(servers: &[Server], people: &[Person], numbers: &[String]) -> Vec<Reply> {
    let start = Barrier::new(numbers.len());
    std::thread::scope(|scope| {
        let threads: Vec<_> = numbers
            .iter()
            .enumerate()
            .map(|(of, number)| {
                let server = &servers[of % servers.len()];
                let person = &people[of / servers.len() % people.len()];
                let start = &start;
                scope.spawn(move || {
                    let mut person = person.clone();
                    person.see(server, &format!("/saker/{number}"));
                    start.wait();
                    person.post(server, &format!("/saker/{number}/vedtak"), &[])
                })
            })
            .collect();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    })
}

#[test]
fn fifty_approvals_at_once_never_pass_the_frame() {
    let app = TestApp::on("01.03.2019");
    let numbers = proposed(&app);
    let (_, frame) = office::frame(&app, &numbers[0]);
    let asked: i64 = (0..CASES).map(amount).sum();
    assert!(asked > 3 * frame / 2, "{asked} is not well beyond {frame}");

    let count = match app.world().db.backend() {
        Backend::Sqlite => 1,
        Backend::Postgres => 2,
    };
    let at_once = 50 / count;
    let servers: Vec<Server> = (0..count).map(|_| Server::start(&app, at_once)).collect();
    let servers: Vec<Server> = servers.into_iter().map(Server::ready).collect();
    let people = APPROVERS.map(|name| Person::sign_in(&servers[0], name));
    let replies = approve_at_once(&servers, &people, &numbers);

    let mut sum = 0;
    let mut refused = Vec::new();
    for (of, (number, reply)) in (0..).zip(numbers.iter().zip(&replies)) {
        let state = office::case(&app, number).state;
        match reply.status {
            303 => {
                assert_eq!(state, ApplicationState::Granted, "{number}");
                sum += amount(of);
            }
            422 => {
                assert_eq!(state, ApplicationState::Assessed, "{number}");
                let told = reply.text_of("main");
                assert!(
                    told.contains("Beløpet går ut over rammen"),
                    "{number}: {told}"
                );
                refused.push(amount(of));
            }
            other => panic!("{number} was answered {other}: {}", reply.body),
        }
    }
    let (committed, remaining) = office::frame(&app, &numbers[0]);
    assert_eq!(committed, sum, "the frame holds what was granted");
    assert_eq!(
        committed + remaining,
        frame,
        "the frame itself is as before"
    );
    assert!(committed > 0 && remaining >= 0, "{remaining} is left");
    assert!(!refused.is_empty());
    assert!(
        refused.iter().all(|amount| *amount > remaining),
        "{refused:?} were refused with {remaining} left"
    );
    drop(servers);
    assert_eq!(app.findings(), Vec::<String>::new());
}
