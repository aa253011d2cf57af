//! What happened in the demo's three years, decided from a fixed seed before anything is built, so that `--today` cuts the
//! same history short. For each office and year what is granted and not declined is the booked amount, to the krone.

use crate::actions::World;
use crate::domain::geography::{MunicipalityCode, OfficeKey, PublicAccounts};
use crate::domain::money::Kroner;
use crate::domain::time::Day;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

/// What becomes of an application of round 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Refused.
    Rejected,
    /// Withdrawn by the municipality before a decision.
    Withdrawn,
    /// Not taken up for decision.
    Dismissed,
    /// Granted, declined by the municipality.
    Declined(Kroner),
    /// Granted this amount; how far the grant has come by the demo's start.
    Granted(Kroner, Progress),
}

/// How far a grant has come when the demo starts, 2 October 2019.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// The letter is out.
    Awarded,
    /// Accepted.
    Accepted,
    /// Paid.
    Paid,
    /// The report is in.
    Reported,
    /// The report went back.
    ReportReturned,
    /// The report is approved.
    ReportApproved,
    /// Closed.
    Closed,
}

/// One application of the history.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Budget year.
    pub year: i32,
    /// The office that received it.
    pub office: OfficeKey,
    /// Who applied.
    pub municipality: MunicipalityCode,
    /// What became of it.
    pub fate: Fate,
    /// A number of its own, for dates and wording.
    pub luck: u64,
}

/// The whole plan, by year and office.
///
/// # Errors
/// When the accounts do not fit the geography.
pub fn draw(world: &World) -> anyhow::Result<Vec<Planned>> {
    let accounts = PublicAccounts::load(&world.geography)?;
    let mut plan = Vec::new();
    for year in super::calls::YEARS {
        for booked in accounts.booked_in(year) {
            let seed =
                u64::try_from(year).unwrap_or(0) * 1000 + u64::try_from(plan.len()).unwrap_or(0);
            plan.extend(of_office(
                world,
                year,
                &booked.office,
                booked.amount,
                &mut StdRng::seed_from_u64(seed),
            ));
        }
    }
    Ok(plan)
}

/// The municipalities of the cast apply every year.
const ALWAYS: [&str; 3] = ["0906", "0914", "0941"];

fn of_office(
    world: &World,
    year: i32,
    office: &OfficeKey,
    booked: Kroner,
    dice: &mut StdRng,
) -> Vec<Planned> {
    let first_day = Day::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let mut codes: Vec<MunicipalityCode> = world
        .geography
        .municipalities_of(office, first_day)
        .map(|m| m.code)
        .collect();
    codes.shuffle(dice);
    codes.sort_by_key(|code| !ALWAYS.contains(&code.as_str()));
    let grants = (codes.len() * 4).div_ceil(10).max(2).min(codes.len());
    let amounts = split(booked, grants, dice);
    let mut planned: Vec<Planned> = codes
        .iter()
        .zip(amounts)
        .enumerate()
        .map(|(nth, (code, amount))| {
            one(
                year,
                office,
                *code,
                Fate::Granted(amount, progress_of(year, office, nth)),
                dice,
            )
        })
        .collect();
    let mut others = codes.iter().skip(grants);
    planned.extend(
        others
            .next()
            .map(|code| one(year, office, *code, Fate::Rejected, dice)),
    );
    if codes.len() > 20 {
        planned.extend(
            others
                .next()
                .map(|code| one(year, office, *code, Fate::Withdrawn, dice)),
        );
    }
    if year == 2017 && codes.len() > 25 {
        planned.extend(
            others
                .next()
                .map(|code| one(year, office, *code, Fate::Dismissed, dice)),
        );
    }
    // The frames of 2018 equal what was booked, so nothing more could be granted there.
    if year != 2018 {
        planned.extend(
            others
                .next()
                .map(|code| one(year, office, *code, Fate::Declined(Kroner(60_000)), dice)),
        );
    }
    planned
}

fn one(
    year: i32,
    office: &OfficeKey,
    municipality: MunicipalityCode,
    fate: Fate,
    dice: &mut StdRng,
) -> Planned {
    Planned {
        year,
        office: office.clone(),
        municipality,
        fate,
        luck: dice.random(),
    }
}

/// Where the grants of a year stand at the demo's start, so that every state is seen in every office.
fn progress_of(year: i32, office: &OfficeKey, nth: usize) -> Progress {
    let agder = office.as_str().contains("agder");
    match (year, nth % 8) {
        (2017, _) => Progress::Closed,
        // Kari's and Siri's grants of 2018 are the ones a visitor meets first.
        (2018, 0) if agder => Progress::ReportReturned,
        (2018, 1) if agder => Progress::Closed,
        (2018, 0 | 5) => Progress::Reported,
        (2018, 1) => Progress::ReportReturned,
        (2018, 2 | 6) => Progress::ReportApproved,
        (2018, _) => Progress::Closed,
        (_, 0) if agder => Progress::Awarded,
        (_, 1) if agder => Progress::Paid,
        (_, 2) if agder => Progress::Accepted,
        (_, 0 | 4) => Progress::Awarded,
        (_, 1) => Progress::Accepted,
        (_, _) => Progress::Paid,
    }
}

/// Splits an amount into `parts` amounts of at least 20 000 kr in steps of 10 000; the last takes what is left, to the krone.
fn split(total: Kroner, parts: usize, dice: &mut StdRng) -> Vec<Kroner> {
    let weights: Vec<i64> = (0..parts).map(|_| dice.random_range(40..160)).collect();
    let sum: i64 = weights.iter().sum();
    let mut left = total.0;
    let mut amounts = Vec::with_capacity(parts);
    for (nth, weight) in weights.iter().enumerate() {
        let amount = if nth + 1 == parts {
            left
        } else {
            (total.0 * weight / sum / 10_000 * 10_000).max(20_000)
        };
        left -= amount;
        amounts.push(Kroner(amount));
    }
    amounts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_add_up_to_the_krone() {
        let mut dice = StdRng::seed_from_u64(1);
        for (total, parts) in [(4_200_000, 8), (2_345_677, 11), (60_001, 2)] {
            let amounts = split(Kroner(total), parts, &mut dice);
            assert_eq!(amounts.len(), parts);
            assert_eq!(amounts.iter().copied().sum::<Kroner>(), Kroner(total));
            assert!(amounts.iter().all(|amount| amount.0 > 0), "{amounts:?}");
        }
    }
}
