//! What the verbs after the award share: the case with its grant, the persons kept apart, and who is told.

use super::office_case::{self, tell};
use super::{Context, Error, Result};
use crate::access::Why;
use crate::db::bank_account::Account as BankAccount;
use crate::db::payment::{Payment, Standing};
use crate::db::{self, AnyConnection, application::Case, grant::Grant};
use crate::domain::annual_report::Account;
use crate::domain::geography::{MunicipalityCode, OfficeKey};
use crate::domain::head::Heads;
use crate::domain::id::UserId;
use crate::domain::money::Kroner;
use crate::domain::persons_apart::{self, Duty};
use crate::domain::user::Role;
use crate::mail::Kind;

/// A case and the grant it led to.
#[derive(Debug, Clone)]
pub struct Granted {
    /// The case.
    pub case: Case,
    /// The grant.
    pub grant: Grant,
}

/// The case with its grant, for somebody who may open it.
///
/// # Errors
/// [`Error::NotFound`] when it does not exist for the actor or has no grant; [`Error::Denied`] when an office's person has
/// not declared habilitet for it, or is not impartial; [`Error::MovedOn`] when the actor's page is old.
pub fn open(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case_number: &str,
) -> Result<Granted> {
    let case = office_case::open(context, connection, case_number)?;
    let grant = db::grant::of_application(connection, case.id)?.ok_or(Error::NotFound)?;
    context.unmoved(connection, &case, Some(&grant))?;
    Ok(Granted { case, grant })
}

/// Refuses whoever had a part in the case that does not go with this one: persons are kept apart, not only roles
/// ([`persons_apart`]).
///
/// # Errors
/// [`Why::TookPartBefore`].
pub fn apart(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    granted: &Granted,
    duty: Duty,
    earlier: &[(Duty, UserId)],
) -> Result<()> {
    let rules = db::scheme_setting::rules(connection, granted.case.year, context.today())?;
    let decided = (Duty::Decide, granted.grant.decided_by);
    let parts: Vec<_> = earlier.iter().copied().chain([decided]).collect();
    if persons_apart::apart(context.actor.user, duty, &parts, &rules) {
        Err(Error::Denied(Why::TookPartBefore))
    } else {
        Ok(())
    }
}

/// The duties somebody has had in a payment so far: its proposal, the registration of the account and the attestation.
#[must_use]
pub fn parts_in(grant: &Grant, payment: &Payment) -> Vec<(Duty, UserId)> {
    let mut parts = vec![
        (Duty::Decide, payment.decided_by),
        (Duty::ProposePayment, payment.proposed_by),
    ];
    if let BankAccount::Registered { by, .. } = &grant.account {
        parts.push((Duty::RegisterAccount, *by));
    }
    match &payment.standing {
        Standing::Attested { by, .. }
        | Standing::Confirmed {
            attested_by: by, ..
        } => parts.push((Duty::AttestPayment, *by)),
        Standing::Proposed | Standing::Refused { .. } => {}
    }
    parts
}

/// The account of a grant as it stands: paid as confirmed, spent as last reported, repaid as registered.
///
/// # Errors
/// When the database does not answer.
pub fn account(connection: &mut AnyConnection, grant: &Grant) -> Result<Account> {
    let payments = db::payment::of_grant(connection, grant.id)?;
    let claims = db::repayment::of_grant(connection, grant.id)?;
    Ok(Account {
        granted: grant.amount,
        paid: db::payment::paid(&payments),
        spent: db::annual_report::spent(connection, grant.id)?.unwrap_or(Kroner::ZERO),
        repaid: db::repayment::repaid(&claims),
    })
}

impl Granted {
    /// What a page that shows the grant was rendered from.
    #[must_use]
    pub fn head(&self) -> Heads {
        self.case.head().and(self.grant.head())
    }

    /// The municipality that has the duty today: the one that applied, its heir, or the part that was told to take over.
    #[must_use]
    pub fn heir(&self, context: &Context<'_>) -> MunicipalityCode {
        self.case
            .answered_by(&context.world.geography, context.today())
            .unwrap_or(self.case.municipality)
    }

    /// The office that covers the municipality today.
    #[must_use]
    pub fn office(&self, context: &Context<'_>) -> OfficeKey {
        context
            .world
            .geography
            .office_on(self.heir(context), context.today())
            .map_or_else(
                || self.case.received_by.clone(),
                |office| office.key.clone(),
            )
    }

    /// Tells everybody who acts for the municipality.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn tell_municipality(
        &self,
        context: &Context<'_>,
        connection: &mut AnyConnection,
        kind: Kind,
        path: &str,
    ) -> Result<()> {
        let codes = context
            .world
            .geography
            .codes_with_heir(self.heir(context), context.today());
        let people = db::user::of_municipality(connection, &codes, context.today())?;
        tell(context, connection, &self.case, kind, path, &people)
    }

    /// Tells those with a role at the office; of the case officers only the one who has the case, when somebody has.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn tell_office(
        &self,
        context: &Context<'_>,
        connection: &mut AnyConnection,
        role: Role,
        kind: Kind,
        path: &str,
    ) -> Result<()> {
        let mut people =
            db::user::of_office(connection, &self.office(context), role, context.today())?;
        if role == Role::CaseOfficer
            && let Some(officer) = self.case.case_officer
            && people.iter().any(|person| person.id == officer)
        {
            people.retain(|person| person.id == officer);
        }
        tell(context, connection, &self.case, kind, path, &people)
    }

    /// Where the municipality reads about the grant.
    #[must_use]
    pub fn municipal_path(&self) -> String {
        format!("/soknader/{}/tilskudd", self.case.case_number)
    }

    /// Where the office works with the grant.
    #[must_use]
    pub fn office_path(&self) -> String {
        format!("/saker/{}/tilskudd", self.case.case_number)
    }

    /// Where the municipality reports.
    #[must_use]
    pub fn report_path(&self) -> String {
        format!("/rapporter/{}/{}", self.case.case_number, self.case.year)
    }

    /// Where the office checks the report.
    #[must_use]
    pub fn control_path(&self) -> String {
        format!("/rapportkontroll/{}", self.case.case_number)
    }
}
