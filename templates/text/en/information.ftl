info-tilgjengelighet-mal-tittel = Our aim
info-tilgjengelighet-mal-tekst =
    Everybody shall be able to use the service, also with a keyboard alone, with a screen reader, with enlarged text and on a narrow screen. The requirement is WCAG 2.1 at levels A and AA; we test the pages against WCAG 2.2 AA.

    Everything works without JavaScript. Scripts only add small aids, such as showing how many words are left.
info-tilgjengelighet-provd-tittel = What is tested
info-tilgjengelighet-provd-tekst =
    Every type of page is tested automatically in a browser: accessibility rules (axe), valid HTML, light and dark appearance and widths down to 320 pixels. Charts have the same figures in a table. Documents are tagged PDFs with title, language, headings and table headers.
info-tilgjengelighet-mangler-tittel = Known shortcomings
info-tilgjengelighet-mangler-tekst =
    The service has not been tried by users of screen readers, and the PDFs have not been judged by people with impaired sight. Automatic tests find only some of the faults.

    Calls and letters exist in bokmål and nynorsk, but not in English or Sámi.
info-tilgjengelighet-meld-tittel = Tell us
info-tilgjengelighet-meld-tekst =
    If you find something you cannot use, tell the office that has your case, and you will get the information in another way. Whoever runs the service must publish the formal accessibility statement with the Norwegian authority for universal design of ICT. You may also complain there.
info-personvern-hva-tittel = What we store
info-personvern-hva-tekst =
    The service is about municipalities, not patients. About persons we store name, e-mail address, role and organisation of those who sign in, name and telephone of contact persons in an application, and who did what in a case and when.

    Nobody should write health information or names of users of the municipality’s services in any field.
info-personvern-hvorfor-tittel = Why
info-personvern-hvorfor-tekst =
    The data are needed to handle applications, make decisions and check the use of public money. That is a task in the public interest (General Data Protection Regulation article 6(1)(e)). The rules on impartiality, two persons at each payment and record-keeping require that we know who did what.
info-personvern-hvem-tittel = Who sees what
info-personvern-hvem-tekst =
    A draft is the municipality’s own. A submitted application is seen by the municipality and by the office responsible for it. The ministry sees sums only. The offices’ supervisory staff have no access, so that municipalities can safely write about what they want to improve.

    Decisions on grants are public: municipality, office, date, amounts and titles of measures, but no persons.
info-personvern-informasjonskapsler-tittel = Cookies
info-personvern-informasjonskapsler-tekst =
    We use only cookies the service does not work without: one for your session (okt), one for the language you chose (sprak), one that protects forms from forgery (gjest) and one for the message on the next page (beskjed). Nobody measures what you do, and nothing is sent to others.
info-personvern-rettigheter-tittel = Your rights
info-personvern-rettigheter-tekst =
    You may ask to see data about yourself and to have errors corrected. Data in a case are archived by the archive rules and cannot be erased on request. Contact the office that has the case. You may complain to the Norwegian Data Protection Authority.
info-hjelp-kontakt-tittel = Who can help
info-hjelp-kontakt-tekst =
    Questions about an application, a decision or a report go to the office that covers your municipality. You find it on the page of calls and at the top of the case. Questions about who has access in the municipality go to the administrator.
info-hjelp-soke-tittel = How to apply
info-hjelp-soke-tekst =
    Sign in on behalf of the municipality, open the call and choose “Apply for a grant”. You may fill in the parts in any order. Everything you save is kept until you submit. Before that you see all answers together.
info-hjelp-frist-tittel = Deadlines
info-hjelp-frist-tekst =
    The time is Norwegian time. An application that arrives after the deadline is received and marked; the office decides what it means. If in doubt, ask the office before rather than after.
info-hjelp-svar-tittel = After the decision
info-hjelp-svar-tekst =
    The letter lies in the case. The municipality says yes or no by the date in the letter and gives its account number. The report is due the year after. Money not spent is normally repaid; the office will tell.
info-hjelp-innlogging-tittel = Cannot sign in?
info-hjelp-innlogging-tekst =
    Choose “Forgot your password?” on the sign-in page. You get a link by e-mail that works once. If no e-mail arrives, the address may be unknown to us; ask the administrator. If the session has ended, what you had saved is not lost.
info-om-ordning-tittel = The scheme
info-om-ordning-tekst =
    The escalation plan for habilitation and rehabilitation covered 2017–2019. One part of it was an application-based, earmarked grant to municipalities, “Styrking av habilitering og rehabilitering i kommunene”, on chapter 762 item 64 of the state budget. The county governors administered it: they assessed the applications, allocated within a frame each and gave advice.
info-om-tall-tittel = 91 million, not 100
info-om-tall-tekst =
    The plan is spoken of as 200 million kroner in 2017, 100 of them earmarked. What the municipalities could apply for was 91 million (chapter 762 item 64). Four million went to the county governors’ work. The other 100 million was growth in the municipalities’ free income and could not be applied for. The service therefore always reckons with the appropriation of the item, never with the headline.
info-om-tjeneste-tittel = The service
info-om-tjeneste-tekst =
    Opptrapping covers the whole year: appropriation and frames, call, application, assessment, decision, acceptance, payment, report and overview. Each rule stands in one place of the program, every event hangs in a chain that cannot be changed, and the same question about last year gives last year’s answer.
info-om-demo-tittel = The demonstration
info-om-demo-tekst =
    In the demonstration the municipalities, the offices, the appropriations and the sum each office booked are real. Persons, applications and awards to single municipalities are invented, and every page says so.
info-kilder-oppdiktet-tittel = Real and invented
info-kilder-oppdiktet-tekst =
    Municipalities, counties, offices, populations, appropriations and what each office booked are taken from the sources below. Awards to single municipalities in the demonstration are invented: the accounts show only the sum per office. Some small offices stand together in the accounts of 2017 and 2018; we divided the sum between them by population.
info-kilder-belop-tittel = Plan and appropriation
info-kilder-belop-tekst =
    The plan’s headline for 2017 is 100 million earmarked kroner. The appropriation on chapter 762 item 64 was 91.0 million in 2017, 91.7 in 2018 (later revised to 89.7) and 88.2 in 2019. The source gives millions with one decimal, so the last five digits of such amounts say nothing.
info-kilder-sprak-tittel = Written standard
info-kilder-sprak-tekst =
    The written standard in which a municipality wants its letters is taken from lists of 2017 and 2025. The dates are those of the lists, not of the decisions.
info-data = Figures and geography
info-programvare = Software and typeface
info-hva = What
info-fra = Taken from
info-lisens = Licence
info-bearbeidet = We have changed column names, merged files and computed the points on the map. Each change is described in fixtures/SOURCES.md in the source code.
info-tabell-data = Data sources with licence
info-tabell-programvare = Software from others with licence
