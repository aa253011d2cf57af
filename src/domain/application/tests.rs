use super::*;

/// A complete application as typed, by section.
pub(crate) fn complete(section: Section) -> Raw {
    let pairs: &[(&str, &str)] = match section {
        Section::Contact => &[
            ("navn", "Kari Solberg"),
            ("stilling", "Rådgiver"),
            ("epost", "kari@arendal.kommune.no"),
            ("telefon", "+47 37 01 30 00"),
            ("kommunedirektor", "Per Dale"),
        ],
        Section::Goals => &[
            ("maal", "Flere skal bo hjemme."),
            ("utviklingsarbeid", "Tverrfaglige team."),
            ("omrade", "hab-barn-unge-voksne"),
            ("omrade", "rehab-somatikk"),
        ],
        Section::Plan => &[
            ("status", "revidert"),
            ("plantype", "egen"),
            ("aar", "2017"),
        ],
        Section::Competence => &[
            ("ot-status", "delvis"),
            ("ot-naa", "2,5"),
            ("ot-behov", "1"),
            ("ot-dekning", "ansette"),
        ],
        Section::UserOrganisations => &[
            ("org-0-navn", "Norges Parkinsonforbund"),
            ("org-0-form", "planlegging"),
            ("org-0-niva", "system"),
        ],
        Section::Actors => &[
            ("aktor-0-type", "nav"),
            ("aktor-0-navn", "Nav Arendal"),
            ("aktor-0-form", "skriftlig"),
        ],
        Section::Measures => &[
            ("tiltak-0-tittel", "Hverdagsrehabilitering"),
            ("tiltak-0-type", "hverdagsrehab"),
            ("malgruppe", "hjerneslag"),
            ("utfordring", "kapasitet"),
            ("arena", "hjem"),
        ],
        Section::Budget => &[
            ("post-0-tekst", "Prosjektleder"),
            ("post-0-kostnad", "500 000"),
            ("post-0-sokt", "400 000"),
            ("medfinansiering", "100 000"),
        ],
        Section::Partners => &[],
    };
    Raw::from_pairs(pairs.iter().copied())
}

fn with(section: Section, changes: &[(&str, &str)]) -> Raw {
    let mut raw = complete(section);
    for (name, value) in changes {
        raw.0.insert((*name).to_owned(), vec![(*value).to_owned()]);
    }
    raw
}

fn faults_in(year: i32, section: Section, raw: &Raw) -> Vec<(String, String)> {
    let geography = Geography::load().unwrap();
    let setting = Setting {
        year,
        plan_target_date_required: year >= 2018,
        municipality: "0906".parse().unwrap(),
        geography: &geography,
        today: Day::from_ymd_opt(year, 10, 2).unwrap(),
    };
    section
        .faults(raw, &setting)
        .into_iter()
        .map(|fault| (fault.field, fault.key))
        .collect()
}

fn faults(section: Section, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    faults_in(2019, section, &with(section, changes))
}

fn one(field: &str, key: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), key.to_owned())]
}

#[test]
fn a_complete_application_has_no_faults_and_reads_back_from_storage() {
    let geography = Geography::load().unwrap();
    let setting = Setting {
        year: 2019,
        plan_target_date_required: true,
        municipality: "0906".parse().unwrap(),
        geography: &geography,
        today: Day::from_ymd_opt(2019, 3, 1).unwrap(),
    };
    let sections: Vec<Raw> = Section::ALL
        .iter()
        .map(|section| complete(*section))
        .collect();
    let content = Content::parse(
        |section| &sections[Section::ALL.iter().position(|s| *s == section).unwrap()],
        &setting,
    )
    .unwrap();
    assert_eq!(content.applied_amount(), Kroner(400_000));
    assert_eq!(content.plan_condition(), None);
    let written = stored::write(&content).unwrap();
    assert_eq!(stored::read(&written).unwrap(), content);
}

#[test]
fn an_empty_application_lacks_every_mandatory_section() {
    let geography = Geography::load().unwrap();
    let setting = Setting {
        year: 2019,
        plan_target_date_required: true,
        municipality: "0906".parse().unwrap(),
        geography: &geography,
        today: Day::from_ymd_opt(2019, 3, 1).unwrap(),
    };
    let empty = Raw::default();
    let lacking: Vec<Section> = Content::parse(|_| &empty, &setting)
        .unwrap_err()
        .into_iter()
        .map(|(section, _)| section)
        .collect();
    let mandatory: Vec<Section> = Section::ALL
        .iter()
        .copied()
        .filter(|s| !s.is_optional())
        .collect();
    assert_eq!(lacking, mandatory);
}

#[test]
fn a_plan_under_way_is_enough_in_2017_and_needs_a_date_within_the_year_from_2018() {
    let under_way = Raw::from_pairs([("status", "under_arbeid")]);
    assert_eq!(faults_in(2017, Section::Plan, &under_way), []);
    assert_eq!(
        faults_in(2018, Section::Plan, &under_way),
        one("maldato", "soknad-mangler-maldato")
    );
    for status in ["under_arbeid", "ikke_paabegynt"] {
        let next_year = Raw::from_pairs([("status", status), ("maldato", "01.01.2019")]);
        assert_eq!(
            faults_in(2018, Section::Plan, &next_year),
            one("maldato", "soknad-feil-maldato")
        );
        let in_time = Raw::from_pairs([("status", status), ("maldato", "31.12.2018")]);
        assert_eq!(faults_in(2018, Section::Plan, &in_time), []);
    }
    assert_eq!(
        faults(Section::Plan, &[("aar", "")]),
        one("aar", "soknad-mangler-planaar")
    );
    assert_eq!(
        faults(Section::Plan, &[("plantype", "")]),
        one("plantype", "soknad-mangler-plantype")
    );
}

#[test]
fn occupational_therapy_is_always_answered() {
    assert_eq!(
        faults(Section::Competence, &[("ot-status", "")]),
        one("ot-status", "soknad-mangler-ergoterapi")
    );
    assert_eq!(
        faults(
            Section::Competence,
            &[("ot-status", "dekket"), ("ot-behov", "")]
        ),
        one("ot-begrunnelse", "soknad-mangler-ot-begrunnelse")
    );
    assert_eq!(
        faults(
            Section::Competence,
            &[
                ("ot-status", "dekket"),
                ("ot-behov", ""),
                ("ot-begrunnelse", "Tre stillinger er besatt.")
            ]
        ),
        []
    );
    assert_eq!(
        faults(Section::Competence, &[("ot-behov", "0")]),
        one("ot-behov", "soknad-feil-arsverk-null")
    );
}

#[test]
fn a_council_is_no_user_organisation_but_may_come_in_addition() {
    for council in [
        "Arendal eldreråd",
        "Brukerrådet",
        "Råd for  personer med nedsatt funksjonsevne",
        "Brukarråd",
    ] {
        assert_eq!(
            faults(Section::UserOrganisations, &[("org-0-navn", council)]),
            one("org-0-navn", "soknad-feil-bare-raad")
        );
        assert_eq!(
            faults(
                Section::UserOrganisations,
                &[
                    ("org-1-navn", council),
                    ("org-1-form", "dialog"),
                    ("org-1-niva", "system")
                ]
            ),
            []
        );
    }
    assert!(!user_organisations::is_council("Norsk Revmatikerforbund"));
}

#[test]
fn health_actors_are_welcome_but_do_not_satisfy() {
    assert_eq!(
        faults(Section::Actors, &[("aktor-0-type", "helseforetak")]),
        one("aktor-0-type", "soknad-feil-bare-helse")
    );
    assert_eq!(
        faults(
            Section::Actors,
            &[
                ("aktor-1-type", "fastlege"),
                ("aktor-1-navn", "Legene"),
                ("aktor-1-form", "muntlig")
            ]
        ),
        []
    );
}

#[test]
fn a_budget_is_whole_kroner_that_add_up_without_lowest_or_highest_amount() {
    assert_eq!(
        faults(Section::Budget, &[("medfinansiering", "0")]),
        one("medfinansiering", "soknad-feil-medfinansiering-null")
    );
    assert_eq!(
        faults(Section::Budget, &[("medfinansiering", "99 999")]),
        one("medfinansiering", "soknad-feil-finansiering-under")
    );
    assert_eq!(
        faults(Section::Budget, &[("medfinansiering", "100 001")]),
        one("medfinansiering", "soknad-feil-finansiering-over")
    );
    assert_eq!(
        faults(
            Section::Budget,
            &[("post-0-sokt", "0"), ("medfinansiering", "500 000")]
        ),
        one("post-0-sokt", "soknad-feil-sokt-null")
    );
    assert_eq!(
        faults(Section::Budget, &[("post-0-kostnad", "1.234,5")]),
        one("post-0-kostnad", "feil-belop-ikke-tall")
    );
    assert_eq!(
        faults(Section::Budget, &[("post-0-sokt", "600000")]),
        one("post-0-sokt", "soknad-feil-sokt-over-kostnad")
    );
    assert_eq!(
        faults(
            Section::Budget,
            &[
                ("post-0-kostnad", "2"),
                ("post-0-sokt", "1"),
                ("medfinansiering", "1")
            ]
        ),
        []
    );
}

#[test]
fn partners_are_found_by_number_or_name() {
    assert_eq!(
        faults(
            Section::Partners,
            &[("andre-kommuner", "Grimstad kommune, 0941")]
        ),
        []
    );
    assert_eq!(
        faults(Section::Partners, &[("andre-kommuner", "Atlantis")]),
        one("andre-kommuner", "soknad-feil-kommune-ukjent")
    );
    assert_eq!(
        faults(Section::Partners, &[("andre-kommuner", "Våler")]),
        one("andre-kommuner", "soknad-feil-kommune-flere")
    );
    assert_eq!(
        faults(Section::Partners, &[("andre-kommuner", "0906")]),
        one("andre-kommuner", "soknad-feil-egen-kommune")
    );
}

#[test]
fn only_own_fields_are_kept() {
    let raw = Section::Budget.own_fields([
        ("csrf", "x"),
        ("post-12-sokt", "1"),
        ("post-x-sokt", "2"),
        ("begrunnelse", "3"),
    ]);
    assert_eq!(
        raw.pairs().collect::<Vec<_>>(),
        [("begrunnelse", "3"), ("post-12-sokt", "1")]
    );
}
