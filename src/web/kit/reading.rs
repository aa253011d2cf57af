//! Reading marks: the only writes a GET may cause beside a session's last seen. Each is looked for first, so that a page
//! waits for the disk once, not each time; and the page is shown whether or not the mark could be written.

use super::visit::SignedIn;
use crate::db::document::Opened;
use crate::db::{self, AnyConnection};
use crate::domain::id::ApplicationId;

/// Notes that a person at an office opens the case today. What a municipality reads of its own is not logged.
pub(in crate::web) fn case_opened(visit: &SignedIn<'_>, case: ApplicationId) {
    if !visit.actor.is_at_an_office() {
        return;
    }
    let (user, today) = (visit.actor.user, visit.now.day());
    note(
        visit,
        |c| db::access_log::is_noted(c, case, user, today),
        |c| db::access_log::note(c, case, user, today),
    );
}

/// Notes that the municipality has opened the document, by whom and when (eForvaltningsforskriften § 8); at an office
/// it counts as opening the case.
pub(in crate::web) fn document_opened(visit: &SignedIn<'_>, id: &str, opened: &Opened) {
    if !visit.actor.is_at_a_municipality() {
        case_opened(visit, opened.application);
        return;
    }
    let user = visit.actor.user;
    note(
        visit,
        |c| db::document::is_opened_by(c, id, user),
        |c| db::document::note_opened(c, id, user, visit.now),
    );
}

fn note(
    visit: &SignedIn<'_>,
    is_noted: impl FnOnce(&mut AnyConnection) -> db::Result<bool>,
    write: impl FnOnce(&mut AnyConnection) -> db::Result<()>,
) {
    let noted = match visit.world().db.read(is_noted) {
        Ok(true) => Ok(()),
        Ok(false) => visit.world().db.write(write),
        Err(error) => Err(error),
    };
    match noted {
        // The same person opened it twice at once: the other request has written the mark.
        Ok(()) | Err(db::Error::Conflict(_)) => {}
        Err(error) => tracing::error!(%error, "a reading mark was not written"),
    }
}
