//! Money: no krone beyond frame and appropriation, and nobody alone.

use crate::raw::{decision, document, draft, granted, refused, run};
use crate::support::TestApp;
use opptrapping::db::budget_frame;
use opptrapping::domain::geography::OfficeKey;
use opptrapping::domain::id::FrameId;
use opptrapping::domain::money::Kroner;
use std::sync::atomic::{AtomicI64, Ordering};

#[test]
fn a_frame_is_neither_exceeded_nor_lowered_below_what_is_committed() {
    let app = TestApp::on("02.10.2019");
    let of_2019 = "WHERE year = 2019 AND office_key = 'fm-agder'";
    refused(
        &app,
        "committed_within_frame",
        &format!("UPDATE budget_frame SET committed = amount + 1 {of_2019}"),
    );
    refused(
        &app,
        "committed_within_frame",
        &format!("UPDATE budget_frame SET committed = -1 {of_2019}"),
    );
    run(
        &app,
        &format!("UPDATE budget_frame SET committed = 1000 {of_2019}"),
    )
    .unwrap();
    refused(
        &app,
        "committed_within_frame",
        &format!("UPDATE budget_frame SET amount = 999 {of_2019}"),
    );
}

#[test]
fn the_frames_stay_within_the_appropriation() {
    let app = TestApp::on("02.10.2019");
    refused(
        &app,
        "frames_within_appropriation",
        "UPDATE appropriation SET framed = amount + 1 WHERE year = 2019",
    );
    refused(
        &app,
        "frames_within_appropriation",
        "UPDATE appropriation SET amount = framed - 1 WHERE year = 2019",
    );
}

#[test]
fn nobody_decides_on_their_own_proposal() {
    let app = TestApp::on("02.10.2019");
    draft(&app, 100);
    run(&app, &document("d100", 100)).unwrap();
    refused(
        &app,
        "decided_by_another",
        &decision(1, 100, ("granted", 1000), (7, 7)),
    );
    for wrong in [("granted", 0), ("rejected", 1000)] {
        refused(
            &app,
            "granted_has_an_amount",
            &decision(1, 100, wrong, (5, 7)),
        );
    }
}

fn payment(columns: &str, values: &str) -> String {
    format!(
        "INSERT INTO payment (grant_id, amount, account_number, decided_by, proposed_by, proposed_at{columns})
         VALUES (200, 500, '12345678903', 7, 5, '2019-10-02 07:00:00'{values})"
    )
}

#[test]
fn a_payment_is_attested_by_a_third_person_before_it_is_confirmed() {
    let app = TestApp::on("02.10.2019");
    granted(&app, 200);
    let at = "'2019-10-02 07:00:00'";
    let attested = ", attested_by, attested_at";
    for (who, constraint) in [
        (7, "attested_by_another_than_the_decider"),
        (5, "attested_by_another_than_the_proposer"),
    ] {
        refused(
            &app,
            constraint,
            &payment(attested, &format!(", {who}, {at}")),
        );
    }
    refused(
        &app,
        "confirmed_after_attestation",
        &payment(
            ", confirmed_by, confirmed_at, voucher_number",
            &format!(", 9, {at}, 'B1'"),
        ),
    );
    refused(
        &app,
        "confirmation_is_whole",
        &payment(
            ", attested_by, attested_at, confirmed_by, confirmed_at",
            &format!(", 9, {at}, 9, {at}"),
        ),
    );
    refused(
        &app,
        "payment_is_positive",
        &payment("", "").replace("500", "0"),
    );
    run(&app, &payment(attested, &format!(", 9, {at}"))).unwrap();
}

#[test]
fn a_repayment_stays_within_its_claim() {
    let app = TestApp::on("02.10.2019");
    granted(&app, 200);
    let repayment = |amount: i64| {
        format!(
            "INSERT INTO repayment (grant_id, claimed_amount, claimed_by, claimed_at, pay_by, repaid_amount, repaid_on, reference, registered_by, registered_at)
             VALUES (200, 300, 5, '2019-10-02 07:00:00', '2019-11-02', {amount}, '2019-10-20', 'R1', 9, '2019-10-20 07:00:00')"
        )
    };
    refused(&app, "repaid_within_claim", &repayment(301));
    refused(&app, "repaid_within_claim", &repayment(0));
    run(&app, &repayment(300)).unwrap();
}

#[test]
fn an_application_has_one_grant_and_one_declaration_a_person() {
    let app = TestApp::on("02.10.2019");
    granted(&app, 200);
    refused(
        &app,
        "one_grant_per_application",
        "INSERT INTO grants (id, application_id, decision_id, frame_id, state, last_event_id, amount, awarded_at, accept_by)
         SELECT 201, application_id, decision_id, frame_id, state, last_event_id, amount, awarded_at, accept_by FROM grants WHERE id = 200",
    );
    let declare = "INSERT INTO impartiality (application_id, user_id, impartial, reason, declared_at) VALUES (200, 6, TRUE, '', '2019-10-02 07:00:00')";
    run(&app, declare).unwrap();
    refused(&app, "one_declaration_per_person", declare);
}

fn agder_2019(app: &TestApp) -> (FrameId, Kroner) {
    let key: OfficeKey = "fm-agder".parse().unwrap();
    let found = app
        .world()
        .db
        .read(|c| budget_frame::of_office(c, 2019, key.as_str()))
        .unwrap()
        .unwrap();
    (found.0, found.1.remaining())
}

#[test]
fn fifty_at_once_never_pass_the_frame_by_one_krone() {
    let app = TestApp::on("02.10.2019");
    let (frame, remaining) = agder_2019(&app);
    // Thirty-seven fit; with the thirty-eighth the frame would be passed.
    let each = Kroner(remaining.0 / 37);
    let taken = AtomicI64::new(0);
    let db = &app.world().db;
    std::thread::scope(|scope| {
        for _ in 0..50 {
            scope.spawn(|| {
                let outcome = db.write(|c| budget_frame::commit(c, frame, each));
                if outcome.unwrap().is_ok() {
                    taken.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    assert_eq!(taken.into_inner(), 37);
    let (_, left) = agder_2019(&app);
    assert_eq!(left.0, remaining.0 - 37 * each.0);
}
