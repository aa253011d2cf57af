//! PostgreSQL is started anew while the product runs: the pool gets over it without being told.

use crate::support::{TestApp, variable};
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use opptrapping::db;

/// Ends all connections of the product to its database, as a restart of the server does.
fn cut(app: &TestApp) {
    let admin = variable("TEST_POSTGRES_URL").unwrap();
    let name = app.database_url().rsplit('/').next().unwrap().to_owned();
    let mut server = PgConnection::establish(&admin).unwrap();
    server
        .batch_execute(&format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        ))
        .unwrap();
    // The server tells it has ended them before they are gone.
    std::thread::sleep(std::time::Duration::from_millis(200));
}

#[test]
fn connections_cut_off_are_replaced() {
    if variable("TEST_DATABASE").as_deref() != Some("postgres") {
        return;
    }
    let app = TestApp::on("02.10.2019");
    let read = || app.world().db.read(db::user::any);
    let write = || app.world().db.write(db::outbox::mark_all_sent);
    assert!(read().unwrap());

    // In the midst of work: at most one request is lost for each connection of the pool, and none that writes.
    cut(&app);
    write().unwrap();
    cut(&app);
    let lost = (0..8).filter(|_| read().is_err()).count();
    assert!(lost <= 4, "{lost} of 8 reads failed");
    assert!(read().unwrap());

    // After a rest nobody notices.
    cut(&app);
    std::thread::sleep(std::time::Duration::from_millis(2300));
    assert!(read().unwrap());
    write().unwrap();
}
