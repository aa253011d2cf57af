info-tilgjengelighet-mal-tittel = Målet vårt
info-tilgjengelighet-mal-tekst =
    Alle skal kunne bruke tenesta, også med tastatur åleine, med skjermlesar, med forstørra tekst og på ein smal skjerm. Kravet er WCAG 2.1 på nivå A og AA; vi prøver sidene mot WCAG 2.2 AA.

    Alt verkar utan JavaScript. Skript gir berre små hjelpemiddel, som å vise kor mange ord som er att.
info-tilgjengelighet-provd-tittel = Kva som er prøvd
info-tilgjengelighet-provd-tekst =
    Kvar type side blir prøvd automatisk i ein nettlesar: reglar for tilgjenge (axe), gyldig HTML, lys og mørk utsjånad og breidd ned til 320 pikslar. Diagram har dei same tala i ein tabell. Dokumenta er merkte PDF-ar med tittel, språk, overskrifter og tabellhovud.
info-tilgjengelighet-mangler-tittel = Kjende manglar
info-tilgjengelighet-mangler-tekst =
    Tenesta er ikkje prøvd av brukarar med skjermlesar, og PDF-ane er ikkje vurderte av menneske med nedsett syn. Automatiske prøver finn berre ein del av feila.

    Utlysingar og brev finst på bokmål og nynorsk, men ikkje på engelsk eller samisk.
info-tilgjengelighet-meld-tittel = Sei frå
info-tilgjengelighet-meld-tekst =
    Finn du noko du ikkje kan bruke, seier du frå til embetet som har saka di, så får du opplysningane på ein annan måte. Den som driv tenesta, skal publisere den formelle tilgjengeerklæringa hos Tilsynet for universell utforming av ikt. Dit kan du også klage.
info-personvern-hva-tittel = Kva vi lagrar
info-personvern-hva-tekst =
    Tenesta handlar om kommunar, ikkje om pasientar. Om personar lagrar vi namn, e-postadresse, rolle og organisasjon for den som loggar inn, namn og telefon til kontaktpersonar i ein søknad, og kven som gjorde kva i ei sak og når.

    Ingen skal skrive helseopplysningar eller namn på brukarar av tenestene i kommunen i noko felt.
info-personvern-hvorfor-tittel = Kvifor
info-personvern-hvorfor-tekst =
    Opplysningane trengst for å behandle søknader, gjere vedtak og kontrollere bruken av statlege pengar. Det er ei oppgåve i interessa til ålmenta (personvernforordninga artikkel 6 nr. 1 bokstav e). Reglane om habilitet, to personar ved utbetaling og journal krev at vi veit kven som har gjort kva.
info-personvern-hvem-tittel = Kven som ser kva
info-personvern-hvem-tekst =
    Ein kladd er kommunen sin eigen. Ein innsend søknad ser kommunen og embetet som har ansvaret for han. Departementet ser berre summar. Tilsynsmedarbeidarane i embeta har ikkje tilgang, slik at kommunar trygt kan skrive om det dei vil bli betre på.

    Vedtak om tilskot er offentlege: kommune, embete, dato, beløp og titlar på tiltak, men ingen personar.
info-personvern-informasjonskapsler-tittel = Informasjonskapslar
info-personvern-informasjonskapsler-tekst =
    Vi bruker berre kapslar tenesta ikkje verkar utan: éin for økta di (okt), éin for språket du har valt (sprak), éin som vernar skjema mot forfalsking (gjest) og éin for beskjeden på neste side (beskjed). Ingen måler bruken din, og ingenting blir sendt til andre.
info-personvern-rettigheter-tittel = Rettane dine
info-personvern-rettigheter-tekst =
    Du kan be om innsyn i opplysningar om deg sjølv og om å få feil retta. Opplysningar i ei sak blir arkiverte etter arkivreglane og kan ikkje slettast på oppmoding. Kontakt embetet som har saka. Du kan klage til Datatilsynet.
info-hjelp-kontakt-tittel = Kven kan hjelpe
info-hjelp-kontakt-tekst =
    Spørsmål om ein søknad, eit vedtak eller ein rapport stiller du til embetet som dekkjer kommunen din. Du finn embetet på sida med utlysingar og øvst i saka. Spørsmål om kven som har tilgang i kommunen, stiller du til administrator.
info-hjelp-soke-tittel = Slik søkjer du
info-hjelp-soke-tekst =
    Logg inn på vegner av kommunen, opne utlysinga og vel «Søk om tilskot». Du kan fylle ut delane i den rekkjefølgja du vil. Alt du lagrar, blir teke vare på til du sender inn. Før innsending ser du alle svara samla.
info-hjelp-frist-tittel = Fristar
info-hjelp-frist-tekst =
    Klokkeslettet er norsk tid. Ein søknad som kjem etter fristen, blir teken imot og merkt; embetet avgjer kva det får å seie. Er du usikker, spør embetet heller før enn etter.
info-hjelp-svar-tittel = Etter vedtaket
info-hjelp-svar-tekst =
    Brevet ligg i saka. Kommunen svarer ja eller nei innan fristen i brevet og oppgir kontonummer. Rapporten blir levert året etter. Pengar som ikkje er brukte, skal vanlegvis betalast tilbake; embetet seier frå.
info-hjelp-innlogging-tittel = Får du ikkje logga inn?
info-hjelp-innlogging-tekst =
    Vel «Gløymt passord?» på innloggingssida. Du får ei lenkje på e-post som verkar éin gong. Kjem det ingen e-post, kan adressa vere ukjend for oss; be administrator om hjelp. Har økta gått ut, er det du hadde lagra, ikkje borte.
info-om-ordning-tittel = Ordninga
info-om-ordning-tekst =
    Opptrappingsplanen for habilitering og rehabilitering gjaldt 2017–2019. Ein del av han var eit søknadsbasert, øyremerkt tilskot til kommunar, «Styrking av habilitering og rehabilitering i kommunene», på kapittel 762 post 64 i statsbudsjettet. Fylkesmennene forvalta det: dei vurderte søknadene, fordelte innanfor kvar si ramme og gav råd.
info-om-tall-tittel = 91 millionar, ikkje 100
info-om-tall-tekst =
    Planen blir omtala med 200 millionar kroner i 2017, og 100 av dei som øyremerkte. Det kommunane kunne søkje på, var 91 millionar (kap. 762 post 64). Fire millionar gjekk til arbeidet hos fylkesmennene. Dei andre 100 millionane var vekst i dei frie inntektene til kommunane og kunne ikkje søkjast på. Derfor reknar tenesta alltid med løyvinga på posten, og aldri med overskrifta.
info-om-tjeneste-tittel = Tenesta
info-om-tjeneste-tekst =
    Opptrapping dekkjer heile året: løyving og rammer, utlysing, søknad, vurdering, vedtak, aksept, utbetaling, rapport og oversikt. Reglane står éin stad i programmet, kvar hending heng i ei kjede som ikkje kan endrast, og det same spørsmålet om i fjor gir det same svaret som i fjor.
info-om-demo-tittel = Demonstrasjonen
info-om-demo-tekst =
    I demonstrasjonen er kommunar, embete, løyvingar og summen kvart embete bokførte, verkelege. Personar, søknader og tildelingar til einskildkommunar er oppdikta, og det står på kvar side.
info-kilder-oppdiktet-tittel = Verkeleg og oppdikta
info-kilder-oppdiktet-tekst =
    Kommunar, fylke, embete, innbyggjartal, løyvingar og det kvart embete bokførte, er henta frå kjeldene under. Tildelingar til einskildkommunar i demonstrasjonen er oppdikta: rekneskapen viser berre summen per embete. Nokre små embete står samla i rekneskapen for 2017 og 2018; vi har delt summen mellom dei etter innbyggjartal.
info-kilder-belop-tittel = Plan og løyving
info-kilder-belop-tekst =
    Overskrifta i planen for 2017 er 100 millionar øyremerkte kroner. Løyvinga på kapittel 762 post 64 var 91,0 millionar i 2017, 91,7 i 2018 (seinare endra til 89,7) og 88,2 i 2019. Kjelda oppgir millionar med éin desimal, så dei siste fem sifra i slike beløp seier ingenting.
info-kilder-sprak-tittel = Målform
info-kilder-sprak-tekst =
    Kva målform ein kommune vil ha brev på, er henta frå lister frå 2017 og 2025. Datoane er frå listene, ikkje frå vedtaka.
info-data = Tal og geografi
info-programvare = Programvare og skrift
info-hva = Kva
info-fra = Henta frå
info-lisens = Lisens
info-bearbeidet = Vi har endra kolonnenamn, slått saman filer og rekna ut punkta på kartet. Kvar endring er skildra i fixtures/SOURCES.md i kjeldekoden.
info-tabell-data = Datakjelder med lisens
info-tabell-programvare = Programvare frå andre med lisens
