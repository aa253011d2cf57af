info-tilgjengelighet-mal-tittel = Målet vårt
info-tilgjengelighet-mal-tekst =
    Alle skal kunne bruke tjenesten, også med tastatur alene, med skjermleser, med forstørret tekst og på en smal skjerm. Kravet er WCAG 2.1 på nivå A og AA; vi prøver sidene mot WCAG 2.2 AA.

    Alt virker uten JavaScript. Skript gir bare små hjelpemidler, som å vise hvor mange ord som er igjen.
info-tilgjengelighet-provd-tittel = Hva som er prøvd
info-tilgjengelighet-provd-tekst =
    Hver type side blir prøvd automatisk i en nettleser: regler for tilgjengelighet (axe), gyldig HTML, lyst og mørkt utseende og bredde ned til 320 piksler. Diagrammer har de samme tallene i en tabell. Dokumentene er merkede PDF-er med tittel, språk, overskrifter og tabellhoder.
info-tilgjengelighet-mangler-tittel = Kjente mangler
info-tilgjengelighet-mangler-tekst =
    Tjenesten er ikke prøvd av brukere med skjermleser, og PDF-ene er ikke vurdert av mennesker med nedsatt syn. Automatiske prøver finner bare en del av feilene.

    Utlysninger og brev finnes på bokmål og nynorsk, men ikke på engelsk eller samisk.
info-tilgjengelighet-meld-tittel = Meld fra
info-tilgjengelighet-meld-tekst =
    Finner du noe du ikke kan bruke, sier du fra til embetet som har saken din, så får du opplysningene på en annen måte. Den som driver tjenesten, skal publisere den formelle tilgjengelighetserklæringen hos Tilsynet for universell utforming av ikt. Dit kan du også klage.
info-personvern-hva-tittel = Hva vi lagrer
info-personvern-hva-tekst =
    Tjenesten handler om kommuner, ikke om pasienter. Om personer lagrer vi navn, e-postadresse, rolle og organisasjon for den som logger inn, navn og telefon til kontaktpersoner i en søknad, og hvem som gjorde hva i en sak og når.

    Ingen skal skrive helseopplysninger eller navn på brukere av kommunens tjenester i noe felt.
info-personvern-hvorfor-tittel = Hvorfor
info-personvern-hvorfor-tekst =
    Opplysningene trengs for å behandle søknader, fatte vedtak og kontrollere bruken av statlige penger. Det er en oppgave i allmennhetens interesse (personvernforordningen artikkel 6 nr. 1 bokstav e). Reglene om habilitet, to personer ved utbetaling og journal krever at vi vet hvem som har gjort hva.
info-personvern-hvem-tittel = Hvem som ser hva
info-personvern-hvem-tekst =
    En kladd er kommunens egen. En innsendt søknad ser kommunen og embetet som har ansvaret for den. Departementet ser bare summer. Embetenes tilsynsmedarbeidere har ikke tilgang, slik at kommuner trygt kan skrive om det de vil bli bedre på.

    Vedtak om tilskudd er offentlige: kommune, embete, dato, beløp og titler på tiltak, men ingen personer.
info-personvern-informasjonskapsler-tittel = Informasjonskapsler
info-personvern-informasjonskapsler-tekst =
    Vi bruker bare kapsler tjenesten ikke virker uten: én for økten din (okt), én for språket du har valgt (sprak), én som verner skjemaer mot forfalskning (gjest) og én for beskjeden på neste side (beskjed). Ingen måler bruken din, og ingenting sendes til andre.
info-personvern-rettigheter-tittel = Dine rettigheter
info-personvern-rettigheter-tekst =
    Du kan be om innsyn i opplysninger om deg selv og om å få feil rettet. Opplysninger i en sak blir arkivert etter arkivreglene og kan ikke slettes på oppfordring. Kontakt embetet som har saken. Du kan klage til Datatilsynet.
info-hjelp-kontakt-tittel = Hvem kan hjelpe
info-hjelp-kontakt-tekst =
    Spørsmål om en søknad, et vedtak eller en rapport stiller du til embetet som dekker kommunen din. Du finner embetet på siden med utlysninger og øverst i saken. Spørsmål om hvem som har tilgang i kommunen, stiller du til administrator.
info-hjelp-soke-tittel = Slik søker du
info-hjelp-soke-tekst =
    Logg inn på vegne av kommunen, åpne utlysningen og velg «Søk om tilskudd». Du kan fylle ut delene i den rekkefølgen du vil. Alt du lagrer, blir tatt vare på til du sender inn. Før innsending ser du alle svarene samlet.
info-hjelp-frist-tittel = Frister
info-hjelp-frist-tekst =
    Klokkeslettet er norsk tid. En søknad som kommer etter fristen, blir tatt imot og merket; embetet avgjør hva det får å si. Er du usikker, spør embetet heller før enn etter.
info-hjelp-svar-tittel = Etter vedtaket
info-hjelp-svar-tekst =
    Brevet ligger i saken. Kommunen svarer ja eller nei innen fristen i brevet og oppgir kontonummer. Rapporten leveres året etter. Penger som ikke er brukt, skal vanligvis betales tilbake; embetet sier fra.
info-hjelp-innlogging-tittel = Får du ikke logget inn?
info-hjelp-innlogging-tekst =
    Velg «Glemt passord?» på innloggingssiden. Du får en lenke på e-post som virker én gang. Kommer det ingen e-post, kan adressen være ukjent for oss; be administrator om hjelp. Har økten gått ut, er det du hadde lagret, ikke borte.
info-om-ordning-tittel = Ordningen
info-om-ordning-tekst =
    Opptrappingsplanen for habilitering og rehabilitering gjaldt 2017–2019. En del av den var et søknadsbasert, øremerket tilskudd til kommuner, «Styrking av habilitering og rehabilitering i kommunene», på kapittel 762 post 64 i statsbudsjettet. Fylkesmennene forvaltet det: de vurderte søknadene, fordelte innenfor hver sin ramme og ga råd.
info-om-tall-tittel = 91 millioner, ikke 100
info-om-tall-tekst =
    Planen omtales med 200 millioner kroner i 2017, og 100 av dem som øremerket. Det kommunene kunne søke på, var 91 millioner (kap. 762 post 64). Fire millioner gikk til fylkesmennenes arbeid. De andre 100 millionene var vekst i kommunenes frie inntekter og kunne ikke søkes på. Derfor regner tjenesten alltid med bevilgningen på posten, og aldri med overskriften.
info-om-tjeneste-tittel = Tjenesten
info-om-tjeneste-tekst =
    Opptrapping dekker hele året: bevilgning og rammer, utlysning, søknad, vurdering, vedtak, aksept, utbetaling, rapport og oversikt. Reglene står ett sted i programmet, hver hendelse henger i en kjede som ikke kan endres, og det samme spørsmålet om i fjor gir det samme svaret som i fjor.
info-om-demo-tittel = Demonstrasjonen
info-om-demo-tekst =
    I demonstrasjonen er kommuner, embeter, bevilgninger og summen hvert embete bokførte, virkelige. Personer, søknader og tildelinger til enkeltkommuner er oppdiktet, og det står på hver side.
info-kilder-oppdiktet-tittel = Virkelig og oppdiktet
info-kilder-oppdiktet-tekst =
    Kommuner, fylker, embeter, innbyggertall, bevilgninger og det hvert embete bokførte, er hentet fra kildene under. Tildelinger til enkeltkommuner i demonstrasjonen er oppdiktet: regnskapet viser bare summen per embete. Noen små embeter står samlet i regnskapet for 2017 og 2018; vi har delt summen mellom dem etter innbyggertall.
info-kilder-belop-tittel = Plan og bevilgning
info-kilder-belop-tekst =
    Planens overskrift for 2017 er 100 millioner øremerkede kroner. Bevilgningen på kapittel 762 post 64 var 91,0 millioner i 2017, 91,7 i 2018 (senere endret til 89,7) og 88,2 i 2019. Kilden oppgir millioner med én desimal, så de siste fem sifrene i slike beløp sier ingenting.
info-kilder-sprak-tittel = Målform
info-kilder-sprak-tekst =
    Hvilken målform en kommune vil ha brev på, er hentet fra lister fra 2017 og 2025. Datoene er listenes, ikke vedtakenes.
info-data = Tall og geografi
info-programvare = Programvare og skrift
info-hva = Hva
info-fra = Hentet fra
info-lisens = Lisens
info-bearbeidet = Vi har endret kolonnenavn, slått sammen filer og regnet ut punktene på kartet. Hver endring er beskrevet i fixtures/SOURCES.md i kildekoden.
info-tabell-data = Datakilder med lisens
info-tabell-programvare = Programvare fra andre med lisens
