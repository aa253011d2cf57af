//! What the demo's municipalities write: invented, mild, and different from one to the next.

use super::plan::Planned;
use crate::domain::application::{Raw, Section};
use crate::domain::geography::{Geography, Standard};
use crate::domain::money::Kroner;

/// The wording of one application.
#[derive(Debug)]
pub struct Wording<'a> {
    /// What is planned.
    pub planned: &'a Planned,
    /// The amount applied for.
    pub applied: Kroner,
    name: String,
    nynorsk: bool,
}

impl<'a> Wording<'a> {
    /// The wording for a planned application.
    #[must_use]
    pub fn new(planned: &'a Planned, applied: Kroner, geography: &Geography) -> Self {
        let day = crate::domain::time::Day::from_ymd_opt(planned.year, 3, 1).unwrap_or_default();
        let name = geography
            .municipality(planned.municipality)
            .map_or_else(String::new, |m| m.name.clone());
        let nynorsk = geography.written_standard(planned.municipality, day) == Standard::Nynorsk;
        Self {
            planned,
            applied,
            name,
            nynorsk,
        }
    }

    /// One of several texts, by this case's luck; `salt` keeps one choice apart from the next.
    fn one_of(&self, salt: u64, nb: &[&str], nn: &[&str]) -> String {
        let list = if self.nynorsk { nn } else { nb };
        let mixed = (self.planned.luck ^ salt.wrapping_mul(0x9e37_79b9_7f4a_7c15)).rotate_left(17)
            % list.len().max(1) as u64;
        let index = usize::try_from(mixed).unwrap_or(0);
        list.get(index)
            .map_or_else(String::new, |text| text.replace("{k}", &self.name))
    }

    fn pick(&self, salt: u64, list: &[&str]) -> String {
        self.one_of(salt, list, list)
    }

    /// The fields of a section, as a planner would type them.
    #[must_use]
    pub fn section(&self, section: Section) -> Raw {
        match section {
            Section::Contact => self.contact(),
            Section::Goals => self.goals(),
            Section::Plan => self.plan(),
            Section::Competence => self.competence(),
            Section::UserOrganisations => self.organisations(),
            Section::Actors => self.actors(),
            Section::Measures => self.measures(),
            Section::Budget => self.budget(),
            Section::Partners => Raw::default(),
        }
    }

    fn contact(&self) -> Raw {
        let code = self.planned.municipality;
        raw(&[
            (
                "navn",
                self.pick(
                    1,
                    &[
                        "Anne Kvam",
                        "Bjarte Lien",
                        "Hilde Strand",
                        "Geir Moen",
                        "Liv Opsahl",
                        "Terje Hagen",
                    ],
                ),
            ),
            (
                "stilling",
                self.one_of(
                    2,
                    &["Rådgiver", "Virksomhetsleder", "Koordinator"],
                    &["Rådgivar", "Verksemdsleiar", "Koordinator"],
                ),
            ),
            ("epost", format!("rehabilitering.{code}@demo.invalid")),
            ("telefon", "22 22 22 22".into()),
            (
                "kommunedirektor",
                self.pick(
                    3,
                    &["Sigrid Dahl", "Ole Bakke", "Marte Eide", "Knut Sandvik"],
                ),
            ),
        ])
    }

    fn goals(&self) -> Raw {
        raw(&[
            (
                "maal",
                self.one_of(
                    4,
                    &[
                        "{k} skal gi hjelp tidlig og der folk bor, slik at flere kan klare seg selv lenger. Både barn med medfødte vansker og voksne etter sykdom skal ha et samlet tilbud.",
                        "Innbyggerne i {k} skal få tverrfaglig kartlegging før vi setter inn varige tjenester. Habilitering for barn og unge skal styrkes like mye som rehabilitering for voksne.",
                        "Målet er at brukernes egne mål styrer tilbudet, og at ingen må vente mer enn fire uker på første vurdering.",
                    ],
                    &[
                        "{k} skal gi hjelp tidleg og der folk bur, slik at fleire kan klare seg sjølve lenger. Både barn med medfødde vanskar og vaksne etter sjukdom skal ha eit samla tilbod.",
                        "Innbyggjarane i {k} skal få tverrfagleg kartlegging før vi set inn varige tenester. Habilitering for barn og unge skal styrkast like mykje som rehabilitering for vaksne.",
                        "Målet er at brukarane sine eigne mål styrer tilbodet, og at ingen må vente meir enn fire veker på første vurdering.",
                    ],
                ),
            ),
            (
                "utviklingsarbeid",
                self.one_of(
                    5,
                    &[
                        "Vi samler ergoterapi, fysioterapi og hjemmetjeneste i ett team med felles inntak, prøver arbeidsformen i to soner og evaluerer hvert kvartal sammen med brukerne.",
                        "Koordinerende enhet leder arbeidet. Vi lager felles forløp for overganger mellom barnehage, skole og voksentjenester, og lærer opp koordinatorer.",
                        "Vi innfører hverdagsrehabilitering trinnvis, med opplæring av alle ansatte og faste møter der brukerrepresentanter deltar.",
                    ],
                    &[
                        "Vi samlar ergoterapi, fysioterapi og heimeteneste i eitt team med felles inntak, prøver arbeidsforma i to soner og evaluerer kvart kvartal saman med brukarane.",
                        "Koordinerande eining leier arbeidet. Vi lagar felles forløp for overgangar mellom barnehage, skule og vaksentenester, og lærer opp koordinatorar.",
                        "Vi innfører kvardagsrehabilitering trinnvis, med opplæring av alle tilsette og faste møte der brukarrepresentantar deltek.",
                    ],
                ),
            ),
            ("omrade", "hab-barn-unge-voksne".into()),
            ("omrade", "rehab-somatikk".into()),
        ])
    }

    fn plan(&self) -> Raw {
        let year = self.planned.year;
        // In 2017 most plans were under way; later a part still is, with a date the letter will demand.
        let under_way = if year == 2017 {
            self.planned.luck % 10 < 6
        } else {
            self.planned.luck % 10 < 2
        };
        if under_way {
            return raw(&[
                ("status", "under_arbeid".into()),
                ("plantype", "egen".into()),
                ("maldato", format!("15.12.{year}")),
            ]);
        }
        raw(&[
            ("status", self.pick(6, &["laget", "oppdatert", "revidert"])),
            (
                "plantype",
                self.pick(7, &["egen", "kommuneplan", "helse-omsorg"]),
            ),
            (
                "aar",
                (year - i32::from(self.planned.luck.is_multiple_of(2))).to_string(),
            ),
        ])
    }

    fn competence(&self) -> Raw {
        if self.planned.luck.is_multiple_of(4) {
            return raw(&[
                ("ot-status", "dekket".into()),
                ("ot-naa", "3,0".into()),
                (
                    "ot-begrunnelse",
                    self.one_of(
                        8,
                        &["Alle stillinger er besatt, og vi har ingen ventetid på ergoterapi."],
                        &["Alle stillingar er fylte, og vi har inga ventetid på ergoterapi."],
                    ),
                ),
                (
                    "fag",
                    self.pick(9, &["logoped", "fysioterapeut", "vernepleier"]),
                ),
            ]);
        }
        raw(&[
            ("ot-status", self.pick(10, &["delvis", "ikke_dekket"])),
            ("ot-naa", self.pick(11, &["0,5", "1,0", "2,0"])),
            ("ot-behov", self.pick(12, &["0,5", "1,0", "1,5"])),
            (
                "ot-dekning",
                self.pick(13, &["ansette", "avtale", "interkommunalt"]),
            ),
            (
                "fag",
                self.pick(14, &["fysioterapeut", "logoped", "sosionom", "ernaering"]),
            ),
        ])
    }

    fn organisations(&self) -> Raw {
        raw(&[
            (
                "org-0-navn",
                self.pick(
                    15,
                    &[
                        "FFO, lokallaget",
                        "Norges Parkinsonforbund",
                        "LHL, lokallaget",
                        "Norsk Revmatikerforbund",
                        "Landsforeningen for slagrammede",
                        "CP-foreningen",
                    ],
                ),
            ),
            (
                "org-0-form",
                self.pick(
                    16,
                    &[
                        "planlegging",
                        "samarbeidsavtale",
                        "dialog",
                        "likepersonarbeid",
                    ],
                ),
            ),
            ("org-0-niva", self.pick(17, &["system", "gruppe"])),
            (
                "org-1-navn",
                self.pick(
                    18,
                    &[
                        "Norsk pensjonistforbund",
                        "Unge funksjonshemmede",
                        "Hørselshemmedes Landsforbund",
                    ],
                ),
            ),
            ("org-1-form", "evaluering".into()),
            ("org-1-niva", "gruppe".into()),
        ])
    }

    fn actors(&self) -> Raw {
        raw(&[
            ("aktor-0-type", "nav".into()),
            ("aktor-0-navn", "Nav-kontoret".into()),
            ("aktor-0-form", self.pick(19, &["skriftlig", "moteplass"])),
            (
                "aktor-1-type",
                self.pick(20, &["skole", "barnehage", "ppt"]),
            ),
            (
                "aktor-1-navn",
                self.one_of(21, &["Oppvekst i {k}"], &["Oppvekst i {k}"]),
            ),
            ("aktor-1-form", "moteplass".into()),
        ])
    }

    /// The title of the measure, also wanted by the letters and the report.
    #[must_use]
    pub fn measure(&self) -> (String, &'static str) {
        const KINDS: [(&str, &str, &str); 6] = [
            (
                "hverdagsrehab",
                "Hverdagsrehabilitering i hele kommunen",
                "Kvardagsrehabilitering i heile kommunen",
            ),
            (
                "tverrfaglig-team",
                "Tverrfaglig rehabiliteringsteam",
                "Tverrfagleg rehabiliteringsteam",
            ),
            (
                "koordinerende-enhet",
                "Styrking av koordinerende enhet",
                "Styrking av koordinerande eining",
            ),
            (
                "barn-unge",
                "Habilitering for barn og unge",
                "Habilitering for barn og unge",
            ),
            (
                "plan",
                "Plan for habilitering og rehabilitering",
                "Plan for habilitering og rehabilitering",
            ),
            (
                "opplaering",
                "Startkurs for brukere og pårørende",
                "Startkurs for brukarar og pårørande",
            ),
        ];
        let index = usize::try_from(self.planned.luck % 6).unwrap_or(0);
        let (code, nb, nn) = KINDS[index];
        ((if self.nynorsk { nn } else { nb }).to_owned(), code)
    }

    fn measures(&self) -> Raw {
        let (title, code) = self.measure();
        raw(&[
            ("tiltak-0-tittel", title),
            ("tiltak-0-type", code.into()),
            (
                "tiltak-0-beskrivelse",
                self.one_of(
                    22,
                    &[
                        "Prosjektleder og team i ett år, med opplæring og evaluering.",
                        "Ny stilling, opplæring av ansatte og faste møteplasser for brukerne.",
                    ],
                    &[
                        "Prosjektleiar og team i eitt år, med opplæring og evaluering.",
                        "Ny stilling, opplæring av tilsette og faste møteplassar for brukarane.",
                    ],
                ),
            ),
            (
                "malgruppe",
                self.pick(
                    23,
                    &["hjerneslag", "eldre-sammensatt", "kols-lunge", "nevro"],
                ),
            ),
            ("malgruppe", "barn-funksjonstap".into()),
            (
                "utfordring",
                self.pick(
                    24,
                    &["kapasitet", "samhandling", "kvalitet", "brukermedvirkning"],
                ),
            ),
            ("arena", "hjem".into()),
            ("arena", self.pick(25, &["skole", "helsehus", "dagsenter"])),
        ])
    }

    fn budget(&self) -> Raw {
        let applied = self.applied.0;
        let own = (applied / 4 / 1000 * 1000).max(10_000);
        let wages = applied * 3 / 4 / 1000 * 1000;
        let rest = applied - wages;
        raw(&[
            (
                "post-0-tekst",
                self.one_of(26, &["Lønn prosjektleder"], &["Løn prosjektleiar"]),
            ),
            ("post-0-kostnad", (wages + own).to_string()),
            ("post-0-sokt", wages.to_string()),
            (
                "post-1-tekst",
                self.one_of(27, &["Opplæring og samlinger"], &["Opplæring og samlingar"]),
            ),
            ("post-1-kostnad", rest.to_string()),
            ("post-1-sokt", rest.to_string()),
            ("medfinansiering", own.to_string()),
        ])
    }
}

fn raw(pairs: &[(&str, String)]) -> Raw {
    Raw::from_pairs(pairs.iter().map(|(name, value)| (*name, value.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::plan::Fate;
    use crate::domain::application::{Content, Setting};

    #[test]
    fn what_the_demos_municipalities_write_is_a_complete_application() {
        let geography = Geography::load().unwrap();
        for year in [2017, 2018, 2019] {
            for luck in 0..200_u64 {
                let planned = Planned {
                    year,
                    office: "fm-rogaland".parse().unwrap(),
                    municipality: "1160".parse().unwrap(),
                    fate: Fate::Rejected,
                    luck: luck.wrapping_mul(7_919_777),
                };
                let wording = Wording::new(&planned, Kroner(123_457), &geography);
                let sections: Vec<Raw> = Section::ALL
                    .iter()
                    .map(|section| wording.section(*section))
                    .collect();
                let setting = Setting {
                    year,
                    plan_target_date_required: year > 2017,
                    municipality: planned.municipality,
                    geography: &geography,
                    today: crate::domain::time::Day::from_ymd_opt(year, 3, 1).unwrap(),
                };
                let content = Content::parse(
                    |s| &sections[Section::ALL.iter().position(|other| *other == s).unwrap()],
                    &setting,
                );
                assert!(content.is_ok(), "{:?}", content.unwrap_err());
            }
        }
    }
}
