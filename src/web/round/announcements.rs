//! Calls as the public reads them: `/utlysninger` and `/utlysninger/<nøkkel>`.

use crate::access::Act;
use crate::db::{self, announcement::Announcement, call::Criterion};
use crate::domain::call::AnnouncementState;
use crate::domain::time::Timestamp;
use crate::domain::user::Language;
use crate::web::kit::Answered;
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::Visit;
use serde::Serialize;

/// A line of a list of announcements.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    href: String,
    year: i32,
    office: String,
    round: i32,
    opens_at: Timestamp,
    deadline_at: Timestamp,
    days: i64,
    status: String,
    color: &'static str,
    own: bool,
}

/// The announcements of a year that take no more applications in time.
#[derive(Debug, Serialize)]
struct YearGroup {
    year: i32,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct ListPage {
    open: Vec<Line>,
    coming: Vec<Line>,
    years: Vec<YearGroup>,
    may_announce: bool,
}

/// Whole calendar days from now to the deadline; below zero as soon as it has passed.
fn days_left(deadline: Timestamp, now: Timestamp) -> i64 {
    let days = (deadline.day() - now.day()).num_days();
    if now > deadline { days.min(-1) } else { days }
}

fn is_own(visit: &Visit, announcement: &Announcement) -> bool {
    let geography = &visit.world().geography;
    visit.actor.as_ref().is_some_and(|actor| {
        actor.office() == Some(&announcement.office)
            || (actor.may(Act::StartApplication) && {
                let covered = geography.codes_covered_by(&announcement.office, visit.now.day());
                actor
                    .municipalities()
                    .iter()
                    .any(|code| covered.contains(code))
            })
    })
}

fn line(visit: &Visit, announcement: &Announcement) -> Line {
    let state = announcement.state(visit.now);
    let (key, color) = match state {
        AnnouncementState::Announced if announcement.opens_at > visit.now => {
            ("utlysning-tilstand-coming", "info")
        }
        AnnouncementState::Announced => ("utlysning-tilstand-announced", "success"),
        AnnouncementState::Closed => ("utlysning-tilstand-closed", "warning"),
        AnnouncementState::Settled => ("utlysning-tilstand-settled", "neutral"),
        AnnouncementState::Draft => ("utlysning-tilstand-draft", "neutral"),
    };
    Line {
        href: format!("/utlysninger/{}", announcement.key),
        year: announcement.year,
        office: announcement.office_name.clone(),
        round: announcement.round,
        opens_at: announcement.opens_at,
        deadline_at: announcement.deadline_at,
        days: days_left(announcement.deadline_at, visit.now),
        status: visit.t(key),
        color,
        own: is_own(visit, announcement),
    }
}

/// The announcements that are open now, the visitor's own first, then by deadline.
///
/// # Errors
/// When the database does not answer.
pub fn open_now(visit: &Visit) -> db::Result<Vec<Line>> {
    let all = visit
        .world()
        .db
        .read(|c| db::announcement::open_at(c, visit.now))?;
    let mut open: Vec<Line> = all
        .iter()
        .filter(|a| a.state(visit.now) == AnnouncementState::Announced)
        .map(|a| line(visit, a))
        .collect();
    open.sort_by_key(|line| (!line.own, line.deadline_at));
    Ok(open)
}

#[rocket::get("/utlysninger")]
fn list(visit: &Visit) -> Answered {
    let all = visit
        .world()
        .db
        .read(|c| db::announcement::announced(c, visit.now))?;
    let mut coming = Vec::new();
    let mut years: Vec<YearGroup> = Vec::new();
    for announcement in &all {
        let shown = line(visit, announcement);
        match announcement.state(visit.now) {
            AnnouncementState::Announced if announcement.opens_at <= visit.now => {}
            AnnouncementState::Announced => coming.push(shown),
            _ => match years.last_mut() {
                Some(group) if group.year == announcement.year => group.lines.push(shown),
                _ => years.push(YearGroup {
                    year: announcement.year,
                    lines: vec![shown],
                }),
            },
        }
    }
    let page = ListPage {
        open: open_now(visit)?,
        coming,
        years,
        may_announce: visit
            .actor
            .as_ref()
            .is_some_and(|actor| actor.may(Act::AnnounceRound)),
    };
    visit
        .page("announcement/list.html", visit.t("meny-utlysninger"))
        .with(&page)
}

#[derive(Debug, Serialize)]
struct ShownPage {
    line: Line,
    key: String,
    office: String,
    text_language: &'static str,
    paragraphs: Vec<String>,
    addition: Vec<String>,
    criteria: Vec<Weight>,
    late_rule: String,
    may_apply: bool,
    other_office: Option<String>,
    may_change: bool,
    may_settle: bool,
    open: bool,
}

#[derive(Debug, Serialize)]
struct Weight {
    name: String,
    weight: i32,
}

/// The text in the page's written standard. English pages show bokmål: the call is not translated.
fn in_language<'a>(language: Language, nb: &'a str, nn: &'a str) -> &'a str {
    match language {
        Language::Nn => nn,
        Language::Nb | Language::En => nb,
    }
}

/// Paragraphs of a text typed with empty lines between them.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<String> {
    text.replace("\r\n", "\n")
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(str::to_owned)
        .collect()
}

#[rocket::get("/utlysninger/<key>")]
fn show(visit: &Visit, key: &str) -> Answered {
    let (announcement, call, criteria) = visit.world().db.read(|connection| {
        let announcement = db::announcement::by_key(connection, key)?;
        let call = db::call::of_year(connection, announcement.year)?.ok_or(db::Error::NotFound)?;
        let criteria = db::call::criteria(connection, call.id)?;
        Ok::<_, db::Error>((announcement, call, criteria))
    })?;
    let state = announcement.state(visit.now);
    if state == AnnouncementState::Draft {
        return Err(crate::web::kit::failure::Failure::NotFound);
    }
    let shown = line(visit, &announcement);
    let applicant = visit
        .actor
        .as_ref()
        .filter(|actor| actor.may(Act::StartApplication));
    let own_round = visit.actor.as_ref().is_some_and(|actor| {
        actor.may(Act::AnnounceRound) && actor.office() == Some(&announcement.office)
    });
    let language = visit.language;
    let page = ShownPage {
        key: announcement.key.clone(),
        office: announcement.office_name.clone(),
        text_language: in_language(language, "nb", "nn"),
        paragraphs: paragraphs(in_language(language, &call.text_nb, &call.text_nn)),
        addition: paragraphs(in_language(
            language,
            &announcement.addition_nb,
            &announcement.addition_nn,
        )),
        criteria: weights(language, criteria),
        late_rule: visit.t(&format!(
            "utlysning-sen-{}-setning",
            call.late_rule.as_str()
        )),
        may_apply: applicant.is_some() && shown.own && announcement.receives(visit.now),
        other_office: applicant.filter(|_| !shown.own).and_then(|actor| {
            let code = actor.municipalities().first()?;
            let office = visit.world().geography.office_on(*code, visit.now.day())?;
            Some(office.name.clone())
        }),
        may_change: own_round && state != AnnouncementState::Settled,
        may_settle: own_round && state == AnnouncementState::Closed,
        open: announcement.receives(visit.now),
        line: shown,
    };
    let title = visit.t_with(
        "utlysning-tittel",
        &[("ar", announcement.year.to_string().into())],
    );
    visit
        .page("announcement/show.html", title)
        .crumb(visit.t("meny-utlysninger"), "/utlysninger")
        .with(&page)
}

fn weights(language: Language, criteria: Vec<Criterion>) -> Vec<Weight> {
    criteria
        .into_iter()
        .map(|criterion| Weight {
            name: in_language(language, &criterion.name_nb, &criterion.name_nn).to_owned(),
            weight: criterion.weight,
        })
        .collect()
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![list, show]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::{parse_clock, parse_day};

    fn at(day: &str, clock: &str) -> Timestamp {
        Timestamp::from_oslo(parse_day(day).unwrap(), parse_clock(clock).unwrap())
    }

    #[test]
    fn days_are_counted_on_the_norwegian_calendar() {
        let deadline = at("20.10.2019", "12.00");
        assert_eq!(days_left(deadline, at("19.10.2019", "23.59")), 1);
        assert_eq!(days_left(deadline, at("20.10.2019", "00.01")), 0);
        assert_eq!(days_left(deadline, at("20.10.2019", "12.01")), -1);
        assert_eq!(days_left(deadline, at("23.10.2019", "08.00")), -3);
    }
}
