//! Money and calls of 2017–2019: the real appropriations, frames around the real booked amounts, and the calls.

use super::{act, moment};
use crate::actions::{self, World};
use crate::db::call::CallText;
use crate::domain::call::{LateRule, SUGGESTED_CRITERIA};
use crate::domain::geography::{OfficeKey, PublicAccounts};
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;

const MINISTRY: &str = "mona.departement";

/// The years of the scheme.
pub const YEARS: [i32; 3] = [2017, 2018, 2019];

/// Appropriation, frames and call of each year, as far as they lie before `until`.
///
/// # Errors
/// What an act refuses.
pub fn build(world: &World, until: Timestamp) -> anyhow::Result<()> {
    let accounts = PublicAccounts::load(&world.geography)?;
    for year in YEARS {
        let autumn = moment(&format!("20.12.{}", year - 1), "10.00");
        let frames_at = moment(&format!("15.01.{year}"), "10.00");
        let call_at = moment(&format!("01.02.{year}"), "09.00");
        let appropriation = accounts
            .appropriation(year)
            .ok_or_else(|| anyhow::anyhow!("no appropriation of {year}"))?;
        if autumn <= until {
            set_appropriation(
                world,
                year,
                appropriation.adopted,
                "Saldert budsjett (DFØ, statsregnskapet)",
                autumn,
            )?;
        }
        if frames_at <= until {
            for booked in accounts.booked_in(year) {
                set_frame(
                    world,
                    year,
                    &booked.office,
                    frame_of(year, &booked.office, booked.amount),
                    frames_at,
                )?;
            }
        }
        if call_at <= until {
            announce(world, year, call_at)?;
        }
        let lowering = moment(&format!("05.06.{year}"), "12.00");
        if appropriation.revised < appropriation.adopted && lowering <= until {
            // Parliament will take money back: the frames are lowered first, while nothing is decided.
            for booked in accounts.booked_in(year) {
                set_frame(world, year, &booked.office, booked.amount, lowering)?;
            }
        }
        let revision = moment(&format!("20.06.{year}"), "12.00");
        if appropriation.revised != appropriation.adopted && revision <= until {
            set_appropriation(
                world,
                year,
                appropriation.revised,
                "Revidert budsjett (DFØ, statsregnskapet)",
                revision,
            )?;
        }
    }
    Ok(())
}

/// A frame a little above what was booked, so that each office has something left; Agder 2019 as the demo's story wants it.
/// The sum stays within the adopted appropriation of the year.
fn frame_of(year: i32, office: &OfficeKey, booked: Kroner) -> Kroner {
    match (year, office.as_str()) {
        (2019, "fm-agder") => Kroner(7_400_000),
        (_, _) => Kroner(booked.0 + 100_000),
    }
}

fn set_appropriation(
    world: &World,
    year: i32,
    amount: Kroner,
    source: &str,
    at: Timestamp,
) -> anyhow::Result<()> {
    act(world, MINISTRY, at, |c| {
        actions::set_appropriation::run(
            c,
            &actions::set_appropriation::Entry {
                year,
                amount,
                source,
            },
        )
    })
}

fn set_frame(
    world: &World,
    year: i32,
    office: &OfficeKey,
    amount: Kroner,
    at: Timestamp,
) -> anyhow::Result<()> {
    let document_reference = format!("Tildelingsbrev {year}, kap. 762 post 64");
    act(world, MINISTRY, at, |c| {
        actions::set_frame::run(
            c,
            &actions::set_frame::Entry {
                year,
                office,
                amount,
                document_reference: &document_reference,
            },
        )
    })
}

fn announce(world: &World, year: i32, at: Timestamp) -> anyhow::Result<()> {
    let text = CallText {
        text_nb: call_text_nb(year),
        text_nn: call_text_nn(year),
        late_rule: LateRule::Mark,
        opens_at: at,
        deadline_at: moment(&format!("02.05.{year}"), "23.59"),
        criteria: criteria(),
    };
    act(world, MINISTRY, at, |c| {
        actions::write_call::run(c, year, &text, 0)
    })?;
    act(world, MINISTRY, at.plus_seconds(3600), |c| {
        actions::announce_call::run(c, year)
    })
}

fn criteria() -> Vec<(String, String, String, i32)> {
    SUGGESTED_CRITERIA
        .map(|(key, nb, nn, weight)| (key.to_owned(), nb.to_owned(), nn.to_owned(), weight))
        .to_vec()
}

fn call_text_nb(year: i32) -> String {
    format!(
        "Kommuner kan søke om tilskudd for {year} til å utvikle tjenester innen habilitering og rehabilitering.\n\n\
         Søknaden skal beskrive kommunens mål og hvordan dere arbeider for å utvikle tjenestene. Den skal vise hvilken fagkompetanse dere trenger, \
         også innen ergoterapi, og hvordan dere samarbeider med brukerorganisasjoner og med aktører utenfor helse og omsorg. \
         Kommunen må selv bidra med midler. Det er ingen nedre eller øvre grense for beløpet.\n\n\
         Medvirkning fra minst én brukerorganisasjon er et vilkår for tilskudd."
    )
}

fn call_text_nn(year: i32) -> String {
    format!(
        "Kommunar kan søkje om tilskot for {year} til å utvikle tenester innan habilitering og rehabilitering.\n\n\
         Søknaden skal beskrive måla til kommunen og korleis de arbeider for å utvikle tenestene. Han skal vise kva fagkompetanse de treng, \
         også innan ergoterapi, og korleis de samarbeider med brukarorganisasjonar og med aktørar utanfor helse og omsorg. \
         Kommunen må sjølv bidra med midlar. Det er inga nedre eller øvre grense for beløpet.\n\n\
         Medverknad frå minst éin brukarorganisasjon er eit vilkår for tilskot."
    )
}
