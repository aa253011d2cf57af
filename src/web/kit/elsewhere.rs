//! A case of another of the visitor's own organisations: where it belongs, and a button that goes there.

use super::names::organisation_name;
use super::page::{Answer, StartsPage};
use super::visit::Visit;
use crate::access::Level;
use crate::db;
use rocket::http::Status;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct ElsewherePage {
    text: String,
    button: String,
    key: String,
    til: String,
}

/// The page, when the address is that of a case which the visitor sees on behalf of another organisation than this one.
pub(super) fn page(visit: &Visit) -> Option<Answer> {
    let (room, number) = case_in(&visit.path)?;
    let for_office = matches!(room, "saker" | "rapportkontroll");
    let owner = visit.elsewhere().into_iter().find(|actor| {
        let is_its_side = if for_office {
            actor.is_at_an_office()
        } else {
            actor.is_at_a_municipality()
        };
        let found = || {
            visit
                .world()
                .db
                .read(|c| db::application::find(c, actor, Level::List, number))
        };
        is_its_side && found().is_ok()
    })?;
    let name = organisation_name(visit, &owner.organisation);
    let told = |key| visit.t_with(key, &[("organisasjon", name.as_str().into())]);
    let data = ElsewherePage {
        text: told("annen-organisasjon-tekst"),
        button: told("annen-organisasjon-knapp"),
        key: owner.organisation.key(),
        til: visit.path.clone(),
    };
    visit
        .page("error/elsewhere.html", told("annen-organisasjon-tittel"))
        .status(Status::Forbidden)
        .with(&data)
        .ok()
}

/// The room and the case number of an address such as `/saker/2019-00012/brev`.
fn case_in(path: &str) -> Option<(&str, &str)> {
    let path = path.split('?').next()?;
    let mut parts = path.strip_prefix('/')?.split('/');
    let (room, number) = (parts.next()?, parts.next()?);
    let known = matches!(room, "soknader" | "saker" | "rapporter" | "rapportkontroll");
    let is_number = number.len() == 10
        && number.bytes().enumerate().all(|(at, byte)| {
            if at == 4 {
                byte == b'-'
            } else {
                byte.is_ascii_digit()
            }
        });
    (known && is_number).then_some((room, number))
}

#[cfg(test)]
mod tests {
    use super::case_in;

    #[test]
    fn only_the_address_of_a_case_names_one() {
        assert_eq!(case_in("/saker/2019-00012"), Some(("saker", "2019-00012")));
        assert_eq!(
            case_in("/soknader/2019-00012/maal?vis=feil"),
            Some(("soknader", "2019-00012"))
        );
        for other in [
            "/saker",
            "/saker/ny",
            "/tildelinger/2019-00012",
            "/saker/20190-0012",
            "saker/2019-00012",
        ] {
            assert_eq!(case_in(other), None, "{other}");
        }
    }
}
