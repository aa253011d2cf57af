//! Event chains: no illegal edge, no fork, no state of one's own.

use crate::raw::{application, draft, event, grant_event, granted, refused, run};
use crate::support::TestApp;
use diesel::prelude::*;
use opptrapping::domain::lifecycle;

fn app_with_draft() -> TestApp {
    let app = TestApp::on("02.10.2019");
    draft(&app, 100);
    app
}

#[test]
fn a_legal_step_is_stored() {
    let app = app_with_draft();
    let step = event(101, 100, "100", ("draft", "submit", "submitted"));
    let move_it = "UPDATE application SET state = 'submitted', last_event_id = 101 WHERE id = 100;";
    run(&app, &(step + move_it)).unwrap();
}

#[test]
fn an_illegal_edge_is_refused() {
    let app = app_with_draft();
    for edge in [
        ("draft", "grant", "granted"),
        ("draft", "submit", "granted"),
        ("draft", "invented", "submitted"),
    ] {
        refused(
            &app,
            "application_step_is_legal",
            &event(101, 100, "100", edge),
        );
    }
    granted(&app, 200);
    let edge = ("awarded", "confirm_payment", "paid");
    refused(
        &app,
        "grant_step_is_legal",
        &grant_event(201, 200, "200", edge),
    );
}

#[test]
fn a_state_without_its_event_is_refused() {
    let app = app_with_draft();
    refused(
        &app,
        "state_is_that_of_last_application_event",
        "UPDATE application SET state = 'granted' WHERE id = 100;",
    );
    refused(
        &app,
        "state_is_that_of_last_application_event",
        &application(101, "draft", 0),
    );
    granted(&app, 200);
    refused(
        &app,
        "state_is_that_of_last_grant_event",
        "UPDATE grants SET state = 'closed' WHERE id = 200;",
    );
}

#[test]
fn an_event_that_does_not_start_where_the_one_before_ended_is_refused() {
    let app = app_with_draft();
    let edge = ("submitted", "propose", "assessed");
    refused(
        &app,
        "application_event_starts_where_previous_ended",
        &event(101, 100, "100", edge),
    );
}

#[test]
fn a_fork_is_refused() {
    let app = app_with_draft();
    let edge = ("draft", "submit", "submitted");
    let move_it = "UPDATE application SET state = 'submitted', last_event_id = 101 WHERE id = 100;";
    run(&app, &(event(101, 100, "100", edge) + move_it)).unwrap();
    refused(
        &app,
        "one_successor_per_application_event",
        &event(102, 100, "100", edge),
    );
}

#[test]
fn a_second_first_event_is_refused() {
    let app = app_with_draft();
    refused(
        &app,
        "one_first_application_event",
        &event(101, 100, "NULL", ("none", "start", "draft")),
    );
    refused(
        &app,
        "first_application_event_starts_from_none",
        &event(101, 100, "NULL", ("draft", "submit", "submitted")),
    );
    granted(&app, 200);
    refused(
        &app,
        "one_first_grant_event",
        &grant_event(201, 200, "NULL", ("none", "award", "awarded")),
    );
}

#[test]
fn another_cases_event_is_refused() {
    let app = app_with_draft();
    draft(&app, 101);
    refused(
        &app,
        "application_event_starts_where_previous_ended",
        &event(102, 100, "101", ("draft", "submit", "submitted")),
    );
    refused(
        &app,
        "state_is_that_of_last_application_event",
        "UPDATE application SET last_event_id = 101 WHERE id = 100;",
    );
    refused(
        &app,
        "application_event_has_its_application",
        &event(103, 999, "NULL", ("none", "start", "draft")),
    );
}

#[test]
fn the_edges_of_the_program_are_those_of_the_database() {
    use opptrapping::db::schema::{application_edge, grant_edge};
    let app = TestApp::on("02.10.2019");
    type Edge = (String, String, String, String, String);
    let (applications, grants): (Vec<Edge>, Vec<Edge>) = app
        .world()
        .db
        .read(|c| {
            Ok::<_, opptrapping::db::Error>((
                application_edge::table.load(c)?,
                grant_edge::table.load(c)?,
            ))
        })
        .unwrap();
    for (stored, listed) in [
        (applications, lifecycle::application::EDGES),
        (grants, lifecycle::grant::EDGES),
    ] {
        let mut stored = stored;
        stored.sort();
        let mut listed: Vec<Edge> = listed
            .iter()
            .map(|e| {
                let (audience, effect) = (e.audience.as_str(), e.effect.as_str());
                (
                    e.from.into(),
                    e.step.into(),
                    e.to.into(),
                    audience.into(),
                    effect.into(),
                )
            })
            .collect();
        listed.sort();
        assert_eq!(stored, listed);
    }
}
