//! What the ministry and the public read: grants that were decided, and sums over applications.
//!
//! This is the Count and the Public scope (`docs/ACCESS.md`): no text of an application, no assessment and no person
//! leaves this file, and of applications without a grant nothing but sums. Therefore nothing here takes an `Actor`.
//! Amounts are added up here and not in SQL: the two databases give the sum of a BIGINT different types.

use super::schema::{
    application, budget_frame, decision, grant_event, grants, payment, repayment, report,
    submission,
};
use super::scope::BEFORE_SUBMISSION;
use super::{AnyConnection, Error, Result, error::known};
use crate::domain::award::{Award, is_accounted_for, stands};
use crate::domain::geography::MunicipalityCode;
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp};
use diesel::prelude::*;
use std::collections::{BTreeMap, HashMap};

type AwardRow = (
    i64,
    i32,
    String,
    String,
    Option<i64>,
    String,
    i64,
    String,
    String,
    chrono::NaiveDateTime,
);

macro_rules! award_rows {
    () => {
        grants::table
            .inner_join(application::table)
            .inner_join(decision::table)
            .inner_join(budget_frame::table)
            .select((
                grants::id,
                application::year,
                application::case_number,
                application::municipality_code,
                application::applied_amount,
                grants::state,
                grants::amount,
                budget_frame::office_key,
                decision::office_name,
                decision::decided_at,
            ))
    };
}

/// All grants of the years, by year and case number.
///
/// # Errors
/// When the database does not answer.
pub fn awards(
    connection: &mut AnyConnection,
    years: std::ops::RangeInclusive<i32>,
) -> Result<Vec<Award>> {
    let rows: Vec<AwardRow> = award_rows!()
        .filter(application::year.between(*years.start(), *years.end()))
        .order((application::year, application::case_number))
        .load(connection)?;
    let paid: Vec<(i64, i64)> = payment::table
        .inner_join(grants::table.inner_join(application::table))
        .filter(payment::confirmed_at.is_not_null())
        .filter(application::year.between(*years.start(), *years.end()))
        .select((payment::grant_id, payment::amount))
        .load(connection)?;
    let spent: Vec<(i64, Option<i64>)> = report::table
        .inner_join(grants::table.inner_join(application::table))
        .filter(report::approved_at.is_not_null())
        .filter(application::year.between(*years.start(), *years.end()))
        .order(report::due_on)
        .select((report::grant_id, report::spent))
        .load(connection)?;
    let figures = Figures::of(paid, spent);
    rows.into_iter().map(|row| figures.award(row)).collect()
}

/// The grant with this case number, and its row id for what else is public about it.
///
/// # Errors
/// [`Error::NotFound`] when no grant came of the case.
pub fn award(connection: &mut AnyConnection, case_number: &str) -> Result<(i64, Award)> {
    let row: AwardRow = award_rows!()
        .filter(application::case_number.eq(case_number))
        .first(connection)?;
    let id = row.0;
    let paid = payment::table
        .filter(payment::grant_id.eq(id))
        .filter(payment::confirmed_at.is_not_null())
        .select((payment::grant_id, payment::amount))
        .load(connection)?;
    let spent = report::table
        .filter(report::grant_id.eq(id))
        .filter(report::approved_at.is_not_null())
        .order(report::due_on)
        .select((report::grant_id, report::spent))
        .load(connection)?;
    Ok((id, Figures::of(paid, spent).award(row)?))
}

/// What is paid and spent, by grant.
struct Figures {
    paid: HashMap<i64, i64>,
    spent: HashMap<i64, i64>,
}

impl Figures {
    /// The newest approved report counts: one after carry-over tells of the whole grant.
    fn of(payments: Vec<(i64, i64)>, reports: Vec<(i64, Option<i64>)>) -> Self {
        let mut paid = HashMap::new();
        for (grant, amount) in payments {
            *paid.entry(grant).or_insert(0) += amount;
        }
        let spent = reports
            .into_iter()
            .filter_map(|(grant, spent)| spent.map(|spent| (grant, spent)))
            .collect();
        Self { paid, spent }
    }

    fn award(&self, row: AwardRow) -> Result<Award> {
        let (id, year, case_number, code, applied, state, amount, office_key, office, decided_at) =
            row;
        let state = known(GrantState::parse(&state), &state)?;
        Ok(Award {
            year,
            case_number,
            municipality: municipality(code)?,
            office_key,
            office,
            decided_at: Timestamp(decided_at),
            state,
            applied: Kroner(applied.unwrap_or(0)),
            granted: if stands(state) {
                Kroner(amount)
            } else {
                Kroner::ZERO
            },
            paid: Kroner(self.paid.get(&id).copied().unwrap_or(0)),
            // A reopened report is not approved until it is so again.
            spent: if is_accounted_for(state) {
                self.spent.get(&id).copied().map(Kroner)
            } else {
                None
            },
        })
    }
}

fn municipality(code: String) -> Result<MunicipalityCode> {
    code.parse().map_err(|_| Error::Unreadable(code))
}

/// The years in which something was granted, newest first.
///
/// # Errors
/// When the database does not answer.
pub fn award_years(connection: &mut AnyConnection) -> Result<Vec<i32>> {
    Ok(grants::table
        .inner_join(application::table)
        .select(application::year)
        .distinct()
        .order(application::year.desc())
        .load(connection)?)
}

/// What the applications of a municipality to an office sum up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedSum {
    /// Budget year.
    pub year: i32,
    /// The municipality, by its code of that time.
    pub municipality: MunicipalityCode,
    /// The office that received them.
    pub office_key: String,
    /// How many.
    pub applications: i64,
    /// What they applied for.
    pub amount: Kroner,
}

/// What was applied for in the years: applications that were submitted and not withdrawn, whatever became of them.
///
/// # Errors
/// When the database does not answer.
pub fn applied(
    connection: &mut AnyConnection,
    years: std::ops::RangeInclusive<i32>,
) -> Result<Vec<AppliedSum>> {
    let rows: Vec<(i32, String, String, Option<i64>)> = application::table
        .filter(application::year.between(*years.start(), *years.end()))
        .filter(application::state.ne_all(BEFORE_SUBMISSION))
        .filter(application::state.ne(ApplicationState::Withdrawn.as_str()))
        .select((
            application::year,
            application::municipality_code,
            application::received_by_office,
            application::applied_amount,
        ))
        .load(connection)?;
    let mut sums: BTreeMap<(i32, String, String), (i64, i64)> = BTreeMap::new();
    for (year, code, office, amount) in rows {
        let sum = sums.entry((year, code, office)).or_default();
        sum.0 += 1;
        sum.1 += amount.unwrap_or(0);
    }
    sums.into_iter()
        .map(|((year, code, office_key), (applications, amount))| {
            Ok(AppliedSum {
                year,
                municipality: municipality(code)?,
                office_key,
                applications,
                amount: Kroner(amount),
            })
        })
        .collect()
}

/// Something that happened to a grant and is public, without who did it.
#[derive(Debug, Clone)]
pub struct PublicStep {
    /// Name of the step.
    pub step: String,
    /// When.
    pub at: Timestamp,
}

/// The steps of a grant that changed where it stands, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn public_steps(connection: &mut AnyConnection, grant: i64) -> Result<Vec<PublicStep>> {
    let rows: Vec<(String, chrono::NaiveDateTime)> = grant_event::table
        .filter(grant_event::grant_id.eq(grant))
        .filter(grant_event::from_state.ne(grant_event::to_state))
        .order(grant_event::id)
        .select((grant_event::step, grant_event::at))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(step, at)| PublicStep {
            step,
            at: Timestamp(at),
        })
        .collect())
}

/// What came back of a grant: amount and day, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn repaid(connection: &mut AnyConnection, grant: i64) -> Result<Vec<(Kroner, Day)>> {
    let rows: Vec<(Option<i64>, Option<Day>)> = repayment::table
        .filter(repayment::grant_id.eq(grant))
        .filter(repayment::repaid_amount.is_not_null())
        .order(repayment::repaid_on)
        .select((repayment::repaid_amount, repayment::repaid_on))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .filter_map(|(amount, day)| Some((Kroner(amount?), day?)))
        .collect())
}

/// The titles of the measures of a granted application, the only part of its content that is public.
///
/// # Errors
/// [`Error::Unreadable`] when the stored content is not understood.
pub fn measure_titles(connection: &mut AnyConnection, case_number: &str) -> Result<Vec<String>> {
    #[derive(serde::Deserialize)]
    struct Public {
        measures: Measures,
    }
    #[derive(serde::Deserialize)]
    struct Measures {
        measures: Vec<Measure>,
    }
    #[derive(serde::Deserialize)]
    struct Measure {
        title: String,
    }
    let content: Option<String> = submission::table
        .inner_join(application::table)
        .filter(application::case_number.eq(case_number))
        .filter(application::state.eq(ApplicationState::Granted.as_str()))
        .order(submission::number.desc())
        .select(submission::content)
        .first(connection)
        .optional()?;
    let Some(content) = content else {
        return Ok(Vec::new());
    };
    let public: Public = serde_json::from_str(&content)
        .map_err(|error| Error::Unreadable(format!("submission of {case_number}: {error}")))?;
    Ok(public
        .measures
        .measures
        .into_iter()
        .map(|measure| measure.title)
        .collect())
}
