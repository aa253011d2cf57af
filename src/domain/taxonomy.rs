//! The closed lists of the scheme (taksonomier), each with codes. The text of a code is `taks-<list>-<code>`.
//!
//! The lists follow the plan's own words (its chapters 1–4). A list that ends in `annet` has a text field for what it is.

/// A closed list of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List {
    /// Its name, part of the text keys.
    pub name: &'static str,
    /// Its codes in the order shown.
    pub codes: &'static [&'static str],
}

/// The code for what is in no list.
pub const OTHER: &str = "annet";

impl List {
    /// Whether the code is in the list.
    #[must_use]
    pub fn has(&self, code: &str) -> bool {
        self.codes.contains(&code)
    }

    /// The key of a code's text.
    #[must_use]
    pub fn text_key(&self, code: &str) -> String {
        format!("taks-{}-{code}", self.name)
    }
}

/// The four areas a municipality must cover (tjenesteområder). Habilitation stands as visibly as rehabilitation.
pub const SERVICE_AREA: List = List {
    name: "omrade",
    codes: &[
        "hab-barn-unge-voksne",
        "rehab-somatikk",
        "rehab-psykisk",
        "rehab-rus",
    ],
};

/// Areas that mainly belong to other plans: a notice, never a block (SCHEME: other plans).
pub const MAINLY_OTHER_PLANS: [&str; 2] = ["rehab-psykisk", "rehab-rus"];

/// Target groups (målgrupper).
pub const TARGET_GROUP: List = List {
    name: "malgruppe",
    codes: &[
        "barn-funksjonstap",
        "ungdom-overgang",
        "utviklingshemming",
        "cerebral-parese",
        "hjerneskade-barn",
        "hjerneslag",
        "nevro",
        "parkinson",
        "brudd-skader",
        "hofteprotese",
        "muskel-skjelett",
        "langvarig-smerte",
        "revmatisk",
        "utmattelse",
        "kols-lunge",
        "hjerte-kar",
        "kreft",
        "diabetes",
        "overvekt",
        "syn-horsel",
        "kognitiv",
        "demens",
        "eldre-sammensatt",
        "arbeid-risiko",
        "psykisk",
        "rus-sosial",
        "innvandrerfamilier",
        "samiske-brukere",
        OTHER,
    ],
};

/// Challenges the measures shall meet (utfordringskategorier).
pub const CHALLENGE: List = List {
    name: "utfordring",
    codes: &["brukermedvirkning", "samhandling", "kapasitet", "kvalitet"],
};

/// Types of measure (tiltakstyper).
pub const MEASURE: List = List {
    name: "tiltak",
    codes: &[
        "plan",
        "koordinerende-enhet",
        "individuell-plan",
        "hverdagsrehab",
        "tverrfaglig-team",
        "oppfolgingsteam",
        "primarhelseteam",
        "kartlegging",
        "forlop",
        "frisklivs-lmt",
        "opplaering",
        "likeperson",
        "trening",
        "dagtilbud",
        "institusjon",
        "korttid",
        "logopedi",
        "kognitiv",
        "ernaering",
        "fall",
        "hjemmebesok",
        "velferdsteknologi",
        "hjelpemidler",
        "arbeid",
        "ambulant",
        "overganger",
        "barn-unge",
        "kompetanse",
        "ansettelse",
        "samlokalisering",
        "laeringsnettverk",
        "nettverk-bruker",
        "universell",
        "paarorende",
        "evaluering",
        OTHER,
    ],
};

/// Where people meet the services (arenaer).
pub const ARENA: List = List {
    name: "arena",
    codes: &[
        "hjem",
        "naermiljo",
        "barnehage",
        "skole",
        "fritid",
        "arbeidsplass",
        "helsestasjon",
        "sykehjem",
        "rehabsenter",
        "nav-kontor",
        "helsehus",
        "frisklivssentral",
        "dagsenter",
        OTHER,
    ],
};

/// Professions besides occupational therapy, which is always asked about on its own (S5).
pub const PROFESSION: List = List {
    name: "fag",
    codes: &[
        "fysioterapeut",
        "logoped",
        "sosionom",
        "vernepleier",
        "spesialpedagog",
        "synspedagog",
        "audiopedagog",
        "sykepleier",
        "lege",
        "psykolog",
        "ernaering",
        "helsefagarbeider",
        "aktivitor",
        "leder",
        "koordinator",
        "rehab-metodikk",
        "brukermedvirkning",
        OTHER,
    ],
};

/// How a need for competence is met.
pub const MEETING_NEED: List = List {
    name: "dekning",
    codes: &["ansette", "avtale", "interkommunalt", "videreutdanning"],
};

/// How user organisations take part (medvirkningsformer).
pub const INVOLVEMENT: List = List {
    name: "medvirkning",
    codes: &[
        "planlegging",
        "samarbeidsavtale",
        "brukerutvalg",
        "dialog",
        "nettverk",
        "brukerundersokelse",
        "opplaering-representanter",
        "likepersonarbeid",
        "selvhjelp",
        "brukerstyrt",
        "felles-tilbud",
        "evaluering",
        OTHER,
    ],
};

/// At which level they take part.
pub const LEVEL: List = List {
    name: "niva",
    codes: &["individ", "gruppe", "system"],
};

/// Actors outside health and care (S7); at least one is needed.
pub const OUTSIDE_ACTOR: List = List {
    name: "aktor",
    codes: &[
        "barnehage",
        "nav",
        "skole",
        "utdanning",
        "barnevern",
        "ppt",
        "kultur",
        "fritid",
        "arbeidsgiver",
        "frivillige",
        "fylkeskommune",
        "naeringsliv",
        "annet-utenfor",
    ],
};

/// Actors within health and care: welcome, but they are not outside health and care (SCHEME: cooperation).
pub const HEALTH_ACTOR: List = List {
    name: "aktor",
    codes: &[
        "helseforetak",
        "rehabinstitusjon",
        "fastlege",
        "avtalefysioterapeut",
        "helsestasjon",
        "frisklivssentral",
        "hjelpemiddelsentral",
        "kommuner",
        "annet-helse",
    ],
};

/// How an actor cooperates.
pub const COOPERATION: List = List {
    name: "samarbeidsform",
    codes: &["muntlig", "moteplass", "skriftlig"],
};

/// Kinds of plan document; a plan of its own and a part of the municipal plan are both valid (SCHEME: plan document).
pub const PLAN_KIND: List = List {
    name: "plantype",
    codes: &["egen", "kommuneplan", "helse-omsorg"],
};

/// Yes or no.
pub const YES_NO: List = List {
    name: "ja-nei",
    codes: &["ja", "nei"],
};

/// How the coordinating unit (koordinerende enhet) is organised.
pub const UNIT_FORM: List = List {
    name: "ke-form",
    codes: &["stilling", "team", "enhet"],
};

/// How far everyday rehabilitation (hverdagsrehabilitering) has come.
pub const EVERYDAY_REHABILITATION: List = List {
    name: "hverdagsrehab",
    codes: &["nei", "planlagt", "i_gang"],
};

/// Healthy-life, learning and coping services (frisklivs-, lærings- og mestringstilbud): shared with others counts as having it.
pub const HEALTHY_LIFE: List = List {
    name: "flm",
    codes: &["nei", "eget", "interkommunalt"],
};

/// All lists: definitions kept as data name them, and a test asks for their texts.
pub static ALL: [&List; 19] = [
    &SERVICE_AREA,
    &TARGET_GROUP,
    &CHALLENGE,
    &MEASURE,
    &ARENA,
    &PROFESSION,
    &MEETING_NEED,
    &INVOLVEMENT,
    &LEVEL,
    &OUTSIDE_ACTOR,
    &HEALTH_ACTOR,
    &COOPERATION,
    &PLAN_KIND,
    &PLAN_STATUS,
    &COVERAGE,
    &YES_NO,
    &UNIT_FORM,
    &EVERYDAY_REHABILITATION,
    &HEALTHY_LIFE,
];

/// The codes of [`PlanStatus`].
pub const PLAN_STATUS: List = List {
    name: "planstatus",
    codes: &[
        "laget",
        "oppdatert",
        "revidert",
        "under_arbeid",
        "ikke_paabegynt",
    ],
};

/// The codes of [`Coverage`].
pub const COVERAGE: List = List {
    name: "dekket",
    codes: &["dekket", "delvis", "ikke_dekket"],
};

/// An enum whose values are stored and posted under a name.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),* }
        impl $name {
            /// The stored name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
            /// The value with this stored name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

choices! {
    /// How far the plan document is (S4).
    PlanStatus {
        /// Made.
        Made = "laget",
        /// Updated.
        Updated = "oppdatert",
        /// Revised.
        Revised = "revidert",
        /// Being written.
        UnderWay = "under_arbeid",
        /// Not begun.
        NotBegun = "ikke_paabegynt",
    }
}

impl PlanStatus {
    /// Whether there is a plan.
    #[must_use]
    pub const fn is_there(self) -> bool {
        matches!(self, Self::Made | Self::Updated | Self::Revised)
    }
}

choices! {
    /// Whether the need for a profession is covered.
    Coverage {
        /// Covered; the reason is asked for (S5 note).
        Covered = "dekket",
        /// Partly covered.
        Partly = "delvis",
        /// Not covered.
        NotCovered = "ikke_dekket",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_code_stands_twice_in_a_list_and_enums_and_lists_agree() {
        for list in ALL {
            let set: BTreeSet<_> = list.codes.iter().collect();
            assert_eq!(set.len(), list.codes.len(), "{}", list.name);
        }
        for code in OUTSIDE_ACTOR.codes {
            assert!(!HEALTH_ACTOR.has(code), "{code} is both");
        }
        assert!(
            PLAN_STATUS
                .codes
                .iter()
                .all(|c| PlanStatus::parse(c).is_some())
        );
        assert!(COVERAGE.codes.iter().all(|c| Coverage::parse(c).is_some()));
    }
}
