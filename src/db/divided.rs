//! The open cases of municipalities that were divided: what is needed to say who takes each over, and no more.

use super::schema::{application, grants};
use super::{AnyConnection, Error, Result, error::known};
use crate::domain::geography::MunicipalityCode;
use crate::domain::head::{Head, Heads};
use crate::domain::id::ApplicationId;
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::proof::Permit;
use diesel::prelude::*;

/// A case somebody must take over, or has taken over.
#[derive(Debug, Clone)]
pub struct DividedCase {
    /// Its number.
    pub case_number: String,
    /// The municipality that was divided.
    pub municipality: MunicipalityCode,
    /// Who has been told to take over, if anybody has.
    pub successor: Option<MunicipalityCode>,
    /// Where the application stands.
    pub state: ApplicationState,
    /// Where its grant stands, when there is one.
    pub grant: Option<GrantState>,
    /// What a page that shows it is rendered from.
    pub head: Heads,
}

impl DividedCase {
    /// Whether something is left to do in it: a decision to come, or a grant that is not closed.
    fn is_open(&self) -> bool {
        match self.state {
            ApplicationState::Submitted
            | ApplicationState::Returned
            | ApplicationState::Assessed => true,
            ApplicationState::Granted => !matches!(
                self.grant,
                None | Some(GrantState::Declined | GrantState::Lapsed | GrantState::Closed)
            ),
            ApplicationState::Draft
            | ApplicationState::AwaitingLeader
            | ApplicationState::Rejected
            | ApplicationState::Dismissed
            | ApplicationState::Withdrawn
            | ApplicationState::Discarded => false,
        }
    }
}

type Row = (
    (i64, i64),
    (String, String, Option<String>, String, Option<String>),
);

/// The open cases of these municipalities, by number. Whoever holds the permit for assigning them sees no case otherwise,
/// so the permit stands in the scope's place.
///
/// # Errors
/// When the database does not answer.
pub fn open_cases(
    connection: &mut AnyConnection,
    _assigns: &Permit,
    codes: &[MunicipalityCode],
) -> Result<Vec<DividedCase>> {
    let codes: Vec<&str> = codes.iter().map(MunicipalityCode::as_str).collect();
    let rows: Vec<Row> = application::table
        .left_join(grants::table)
        .filter(application::municipality_code.eq_any(codes))
        .order(application::case_number)
        .select((
            (application::id, application::last_event_id),
            (
                application::case_number,
                application::municipality_code,
                application::successor_code,
                application::state,
                grants::state.nullable(),
            ),
        ))
        .load(connection)?;
    let code = |text: String| text.parse().map_err(|_| Error::Unreadable(text));
    let mut cases = Vec::new();
    for ((id, last_event), (case_number, municipality, successor, state, grant)) in rows {
        let case = DividedCase {
            head: Heads::default().with(Head::Application(ApplicationId(id)), last_event),
            case_number,
            municipality: code(municipality)?,
            successor: successor.map(code).transpose()?,
            state: known(ApplicationState::parse(&state), &state)?,
            grant: grant
                .map(|state| known(GrantState::parse(&state), &state))
                .transpose()?,
        };
        if case.is_open() {
            cases.push(case);
        }
    }
    Ok(cases)
}

/// Stores who answers for the case from now on; the event beside it tells by whom and why.
///
/// # Errors
/// When the database does not answer.
pub fn set_successor(
    connection: &mut AnyConnection,
    application: ApplicationId,
    successor: MunicipalityCode,
) -> Result<()> {
    diesel::update(application::table.find(application.0))
        .set(application::successor_code.eq(Some(successor.as_str())))
        .execute(connection)?;
    Ok(())
}
