//! Municipalities, offices and what the accounts show, written to their tables so that cases can refer to them.

use super::schema::{booked_amount, municipality, office, office_standard};
use super::{AnyConnection, Db, Error, Result};
use crate::domain::geography::{Basis, Geography, PublicAccounts, WrittenStandard, letters};
use crate::domain::time::Day;
use diesel::prelude::*;

/// Writes what is not there yet. Running it again changes nothing.
///
/// # Errors
/// When a row in the table differs from the fixture, naming it; or when the database does not answer.
pub fn load(db: &Db, geography: &Geography) -> anyhow::Result<()> {
    let accounts = PublicAccounts::load(geography)?;
    db.write(|connection| {
        load_offices(connection, geography)?;
        load_municipalities(connection, geography)?;
        load_accounts(connection, &accounts)
    })?;
    Ok(())
}

fn load_offices(connection: &mut AnyConnection, geography: &Geography) -> Result<()> {
    let known: Vec<(String, String)> = office::table
        .select((office::key, office::name))
        .load(connection)?;
    for unit in geography.offices() {
        let key = unit.key.as_str();
        match known.iter().find(|(stored, _)| stored == key) {
            Some((_, name)) if *name == unit.name => {}
            Some((_, name)) => {
                return Err(Error::Unreadable(format!(
                    "office {key} is stored as «{name}», the fixture says «{}»",
                    unit.name
                )));
            }
            None => {
                diesel::insert_into(office::table)
                    .values((
                        office::key.eq(key),
                        office::name.eq(&unit.name),
                        office::valid_from.eq(unit.validity.from),
                        office::valid_to.eq(unit.validity.to),
                        office::organisation_number.eq(&unit.organisation_number),
                    ))
                    .execute(connection)?;
                diesel::insert_into(office_standard::table)
                    .values((
                        office_standard::office_key.eq(key),
                        office_standard::standard.eq(unit.default_written_standard.as_str()),
                        office_standard::holds_from.eq(unit.validity.from.unwrap_or_default()),
                    ))
                    .execute(connection)?;
            }
        }
    }
    Ok(())
}

fn load_municipalities(connection: &mut AnyConnection, geography: &Geography) -> Result<()> {
    let known: std::collections::HashMap<String, String> = municipality::table
        .select((municipality::code, municipality::name))
        .load::<(String, String)>(connection)?
        .into_iter()
        .collect();
    for unit in geography.municipalities() {
        let code = unit.code.as_str();
        match known.get(code) {
            Some(name) if *name == unit.name => {}
            Some(name) => {
                return Err(Error::Unreadable(format!(
                    "municipality {code} is stored as «{name}», the fixture says «{}»",
                    unit.name
                )));
            }
            None => {
                diesel::insert_into(municipality::table)
                    .values((
                        municipality::code.eq(code),
                        municipality::name.eq(&unit.name),
                        municipality::official_name.eq(&unit.official_name),
                        municipality::sort_key.eq(letters(&unit.official_name)),
                        municipality::county_code.eq(unit.county.as_str()),
                        municipality::valid_from.eq(unit.validity.from),
                        municipality::valid_to.eq(unit.validity.to),
                        municipality::organisation_number.eq(&unit.organisation_number),
                    ))
                    .execute(connection)?;
            }
        }
    }
    Ok(())
}

fn load_accounts(connection: &mut AnyConnection, accounts: &PublicAccounts) -> Result<()> {
    let known: i64 = booked_amount::table.count().get_result(connection)?;
    if known > 0 {
        return Ok(());
    }
    for booked in &accounts.booked {
        diesel::insert_into(booked_amount::table)
            .values((
                booked_amount::year.eq(booked.year),
                booked_amount::office_key.eq(booked.office.as_str()),
                booked_amount::amount.eq(booked.amount.0),
                booked_amount::shared.eq(booked.basis != Basis::Accounts),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// The written standard an office uses of its own choice on a day.
///
/// # Errors
/// [`Error::NotFound`] when the office is unknown.
pub fn office_standard_on(
    connection: &mut AnyConnection,
    office_key: &str,
    day: Day,
) -> Result<WrittenStandard> {
    let stored: String = office_standard::table
        .filter(office_standard::office_key.eq(office_key))
        .filter(office_standard::holds_from.le(day))
        .order((
            office_standard::holds_from.desc(),
            office_standard::id.desc(),
        ))
        .select(office_standard::standard)
        .first(connection)?;
    super::error::known(WrittenStandard::parse(&stored), &stored)
}
