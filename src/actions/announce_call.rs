//! Announces the year's call (lyser ut): round 1 of every office that has a frame, and a notice to every municipality.

use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, announcement::NewAnnouncement, event::Chain};
use crate::domain::call::announcement_key;
use crate::domain::fact::CallAnnounced;
use crate::domain::head::Head;
use crate::mail::{self, About, Kind};

/// Announces.
///
/// # Errors
/// [`Error::NotFound`] without a call; [`Error::Conflict`] when it is announced; [`Error::Refused`] when no office has a frame.
pub fn run(context: &Context<'_>, year: i32) -> Result<()> {
    let permit = access::permit(context.actor, Act::EditCall)?;
    context.world.db.write(|connection| {
        context.unmoved_acts(connection, &[Head::Call(year)])?;
        let call = db::call::of_year(connection, year)?.ok_or(Error::NotFound)?;
        let frames = db::budget_frame::of_year(connection, year)?;
        if frames.is_empty() {
            return Err(Error::refused("feil-ingen-rammer"));
        }
        db::call::announce(connection, call.id, context.now)?;
        let mut rounds = Vec::new();
        for row in &frames {
            let office = row.office_key.parse().map_err(|_| Error::NotFound)?;
            let key = announcement_key(year, &row.office_key, 1);
            let new = NewAnnouncement {
                call: call.id,
                key: &key,
                office: &office,
                frame: row.id,
                round: 1,
                opens_at: call.opens_at,
                deadline_at: call.deadline_at,
                addition_nb: "",
                addition_nn: "",
            };
            rounds.push(db::announcement::insert(connection, &new, context.now)?);
            notify(context, connection, &office, &key)?;
        }
        let fact = CallAnnounced { year, rounds };
        context.record_act(connection, Chain::Call(call.id), fact, &permit)
    })
}

/// Tells everybody who acts for a municipality of the office.
pub(super) fn notify(
    context: &Context<'_>,
    connection: &mut db::AnyConnection,
    office: &crate::domain::geography::OfficeKey,
    key: &str,
) -> Result<()> {
    let world = context.world;
    let codes = world.geography.codes_covered_by(office, context.today());
    let path = format!("/utlysninger/{key}");
    for person in db::user::of_municipality(connection, codes, context.today())? {
        let about = About {
            path: &path,
            ..About::default()
        };
        let notice = mail::notice(
            &world.texts,
            &world.config,
            Kind::CallAnnounced,
            &person,
            &about,
        );
        db::outbox::put(connection, &notice, context.now)?;
    }
    Ok(())
}
