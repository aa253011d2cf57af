//! The way in to a case and back to it: who sees it, who may do an act in it, and where an act leads.

use crate::access::{self, Act, Level};
use crate::db;
use crate::db::application::Case;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::page::Answer;
use crate::web::kit::visit::SignedIn;

/// Refuses whoever sees nothing of the case, before showing the way to its other page.
pub(in crate::web) fn listed(visit: &SignedIn<'_>, number: &str) -> Result<(), Failure> {
    visit
        .world()
        .db
        .read(|c| db::application::find(c, visit.actor, Level::List, number))?;
    Ok(())
}

/// Refuses before the fields are read, so that nobody corrects a form they may not send.
pub(in crate::web) fn may(visit: &SignedIn<'_>, number: &str, act: Act) -> Result<(), Failure> {
    visit.world().db.read(|c| {
        let case = db::application::find(c, visit.actor, Level::List, number)?;
        access::permit_on(visit.actor, act, &case.facts())?;
        Ok(())
    })
}

/// These are the office's pages: the municipality sees its own case elsewhere, without the assessment.
pub(super) fn office_only(visit: &SignedIn<'_>, case: &Case) -> Result<(), Failure> {
    access::permit_on(visit.actor, Act::DeclareImpartiality, &case.facts())?;
    Ok(())
}

/// Back to the case, with a message.
pub(super) fn done(visit: &SignedIn<'_>, number: &str, key: &str) -> Answered {
    Ok(Answer::done(format!("/saker/{number}"), visit.t(key)))
}
