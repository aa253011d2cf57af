//! Stretches of days on which nothing about borders and offices changes, worked out once when the data is loaded.
//!
//! There are only a handful between 2016 and today, so every look-up by day is a search among these and then an index.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{CountyCode, FIRST_DAY, Municipality, MunicipalityCode, sources::Rows};

/// What a code has become. The numbers are places in the list of municipalities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    NotYet,
    Living,
    Heir(usize),
    Divided(Vec<usize>),
}

impl Fate {
    /// The living municipality that stands in the place of the code; `own` is the code's own place.
    pub(super) fn heir(&self, own: usize) -> Option<usize> {
        match self {
            Self::Living => Some(own),
            Self::Heir(heir) => Some(*heir),
            Self::NotYet | Self::Divided(_) => None,
        }
    }
}

#[derive(Debug)]
pub(super) struct Era {
    pub(super) first: NaiveDate,
    /// By municipality.
    pub(super) fates: Vec<Fate>,
    /// By municipality: the office (place in the list of offices) that handles it or its single heir.
    pub(super) offices: Vec<Option<usize>>,
    /// By municipality: the county of the code, of its heir, or of all the parts when they lie in one.
    pub(super) counties: Vec<Option<CountyCode>>,
    /// By office: every code whose single heir it covers.
    pub(super) covered: Vec<Vec<MunicipalityCode>>,
}

/// The eras in order of time; the first begins on [`FIRST_DAY`].
pub(super) fn eras(rows: &Rows, municipalities: &[Municipality], heirs: &[Vec<usize>]) -> Vec<Era> {
    let mut days = BTreeSet::from([FIRST_DAY]);
    let validities = municipalities
        .iter()
        .map(|municipality| municipality.validity)
        .chain(rows.coverage.iter().map(|row| row.value.validity))
        .chain(rows.offices.iter().map(|row| row.value.validity));
    for validity in validities {
        days.extend(
            validity
                .from
                .into_iter()
                .chain(validity.day_after())
                .filter(|d| *d > FIRST_DAY),
        );
    }
    days.into_iter()
        .map(|first| era(first, rows, municipalities, heirs))
        .collect()
}

fn era(
    first: NaiveDate,
    rows: &Rows,
    municipalities: &[Municipality],
    heirs: &[Vec<usize>],
) -> Era {
    let places: HashMap<_, _> = rows
        .offices
        .iter()
        .enumerate()
        .map(|(place, row)| (&row.value.key, place))
        .collect();
    let office_of: HashMap<CountyCode, usize> = rows
        .coverage
        .iter()
        .filter(|row| row.value.validity.contains(first))
        .filter_map(|row| Some((row.value.county, *places.get(&row.value.office)?)))
        .collect();
    let mut era = Era {
        first,
        fates: Vec::with_capacity(municipalities.len()),
        offices: Vec::with_capacity(municipalities.len()),
        counties: Vec::with_capacity(municipalities.len()),
        covered: vec![Vec::new(); rows.offices.len()],
    };
    for (own, municipality) in municipalities.iter().enumerate() {
        let fate = fate(own, first, municipalities, heirs);
        let county = county(&fate, own, municipalities);
        let office = fate
            .heir(own)
            .and_then(|heir| municipalities.get(heir))
            .and_then(|heir| office_of.get(&heir.county).copied());
        if let Some(codes) = office.and_then(|office| era.covered.get_mut(office)) {
            codes.push(municipality.code);
        }
        era.fates.push(fate);
        era.offices.push(office);
        era.counties.push(county);
    }
    era
}

fn fate(own: usize, day: NaiveDate, municipalities: &[Municipality], heirs: &[Vec<usize>]) -> Fate {
    match municipalities
        .get(own)
        .map(|municipality| municipality.validity)
    {
        Some(days) if days.contains(day) => return Fate::Living,
        Some(days) if days.has_begun(day) => {}
        _ => return Fate::NotYet,
    }
    let mut living = BTreeSet::new();
    let mut waiting = vec![own];
    while let Some(place) = waiting.pop() {
        match municipalities.get(place) {
            Some(municipality) if municipality.validity.has_ended(day) => {
                waiting.extend(heirs.get(place).into_iter().flatten());
            }
            _ => {
                living.insert(place);
            }
        }
    }
    match living.iter().copied().collect::<Vec<_>>().as_slice() {
        [heir] => Fate::Heir(*heir),
        parts => Fate::Divided(parts.to_vec()),
    }
}

fn county(fate: &Fate, own: usize, municipalities: &[Municipality]) -> Option<CountyCode> {
    match fate {
        Fate::NotYet => None,
        Fate::Living => municipalities
            .get(own)
            .map(|municipality| municipality.county),
        Fate::Heir(heir) => municipalities
            .get(*heir)
            .map(|municipality| municipality.county),
        Fate::Divided(parts) => shared_county(parts, municipalities),
    }
}

/// The county in which all of these lie, when it is one.
pub(super) fn shared_county(
    places: &[usize],
    municipalities: &[Municipality],
) -> Option<CountyCode> {
    let mut counties = places
        .iter()
        .filter_map(|place| municipalities.get(*place))
        .map(|m| m.county);
    let first = counties.next()?;
    counties.all(|county| county == first).then_some(first)
}
