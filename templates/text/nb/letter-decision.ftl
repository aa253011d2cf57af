# Vedtaksbrev: tilskuddsbrev, avslag og avvisning
brev-side = Side { $n } av { $m }
brev-bunn = Sak { $saksnummer } · { $embete }
brev-emne = Tilskudd til habilitering og rehabilitering { $ar }
brev-saksnummer = Saksnummer
brev-dato = Dato
brev-saksbehandler = Saksbehandler
brev-godkjenner-plass = (den som godkjenner)

brev-tilskudd-tittel = Tilskuddsbrev – habilitering og rehabilitering { $ar }
brev-vedtak-overskrift = Vedtak
brev-tilskudd-vedtak = { $embete } gir { $kommune } { $belop } i tilskudd for { $ar }. Kommunen søkte om { $sokt }. Vi mottok søknaden { $mottatt }.
brev-hjemmel = Tilskuddet er bevilget over statsbudsjettet for { $ar }, kapittel 762 post 64. Vi har behandlet søknaden etter utlysningen for { $ar } og kapittel 6 i bestemmelsene om økonomistyring i staten.

brev-formaal-overskrift = Hva tilskuddet skal brukes til
brev-formaal = Tilskuddet skal styrke arbeidet med habilitering og rehabilitering i kommunen. Det gjelder disse tiltakene, slik de er beskrevet i søknaden:
brev-formaal-endring = Vil kommunen bruke pengene til noe annet, må vi ha sagt ja skriftlig på forhånd.

brev-begrunnelse-overskrift = Begrunnelse
brev-begrunnelse = Vi har vurdert søknaden skjønnsmessig etter kriteriene i utlysningen. Mål og tjenesteutvikling veier mest.
brev-kriterier = Vår vurdering av hvert kriterium

brev-utbetaling-overskrift = Slik blir pengene utbetalt
brev-utbetaling = Vi utbetaler tilskuddet etter at kommunen har akseptert vilkårene og oppgitt kontonummer. Hele beløpet blir normalt utbetalt samlet. Må vi dele det opp, får dere beskjed om datoene. Dere får også beskjed når pengene er utbetalt.

brev-aksept-overskrift = Svar innen { $akseptfrist }
brev-aksept = Kommunen må svare innen { $akseptfrist }. Logg inn i Opptrapping, åpne sak { $saksnummer } og velg om dere aksepterer tilskuddet eller takker nei. Når dere aksepterer, godtar dere vilkårene i dette brevet, og dere oppgir kontonummeret vi skal utbetale til. Svarer dere ikke innen fristen, kan tilskuddet falle bort.
brev-aksept-leder = Det er kommunens leder som må akseptere.

brev-vilkaar-overskrift = Vilkår for bruken av tilskuddet
brev-vilkaar-plan = Kommunen skal ha en oppdatert plan for habilitering og rehabilitering innen { $planfrist }.
brev-vilkaar-medfinansiering = Kommunen skal selv bidra med midler, slik budsjettet i søknaden viser.
brev-vilkaar-medvirkning = Brukerorganisasjonene som står i søknaden, skal få medvirke i tiltakene.
brev-vilkaar-dobbel = Kommunen kan ikke få dekket de samme utgiftene av andre statlige tilskudd.
brev-vilkaar-regnskap = Kommunen skal føre regnskapet slik at det går fram hva tilskuddet er brukt til.
brev-vilkaar-endring = Kommunen skal si fra til oss straks hvis et tiltak blir endret, forsinket eller rimeligere enn planlagt. Tilskuddet kan da bli satt ned eller falle bort.

brev-rapport-overskrift = Rapportering
brev-rapport = Kommunen skal levere rapport og regnskap for tilskuddet innen { $rapportfrist }. Dere fyller ut rapporten i Opptrapping. Den skal vise hva som er gjort i hvert tiltak, hva pengene er brukt til, og hva dere har oppnådd.
brev-rapport-revisor = For tilskudd på { $revisorgrense } eller mer skal revisor bekrefte regnskapet. Det gjelder dette tilskuddet.
brev-rapport-ubrukt = Penger som ikke er brukt i { $ar }, skal kommunen betale tilbake når vi krever det.

brev-kontroll-overskrift = Kontroll
brev-kontroll = { $embete }, Helse- og omsorgsdepartementet og Riksrevisjonen kan kontrollere at tilskuddet er brukt slik det skal, jf. bevilgningsreglementet § 10. Kommunen skal da legge fram regnskap og de opplysningene som trengs.

brev-brudd-overskrift = Hvis vilkårene blir brutt
brev-brudd = Hvis kommunen bryter vilkårene, eller hvis opplysningene i søknaden er uriktige, kan vi holde tilbake penger, kreve hele eller deler av tilskuddet tilbake og ta hensyn til bruddet når kommunen søker igjen. Ved mistanke om misbruk kan vi stanse utbetalingen straks og anmelde forholdet.

brev-klage-overskrift = Dere kan klage på vedtaket
brev-klage = Kommunen kan klage til { $klageinstans }, jf. forvaltningsloven § 28. Fristen er tre uker fra dere fikk beskjed om at brevet ligger i Opptrapping. Send klagen til { $embete } og oppgi sak { $saksnummer }. Skriv hva dere vil ha endret, og hvorfor. Endrer vi ikke vedtaket selv, sender vi klagen videre til { $klageinstans }.
brev-klage-innsyn = Dere har rett til å se dokumentene i saken, jf. forvaltningsloven §§ 18 og 19. Dere kan også be om at vedtaket ikke blir satt i verk før klagen er avgjort, jf. § 42.
brev-retting-overskrift = Hvis noe er feil eller uklart
brev-retting = Vedtaket kan ikke påklages. Mener dere at noe i brevet er feil, kan dere be oss rette det. Dere kan også be om en nærmere begrunnelse, og om å få se dokumentene i saken. Skriv til { $embete } og oppgi sak { $saksnummer }.

brev-sporsmaal = Har dere spørsmål, kan dere ta kontakt med saksbehandler { $saksbehandler }.
brev-hilsen = Med hilsen
brev-elektronisk = Brevet er godkjent elektronisk og har derfor ingen underskrift.

brev-avslag-tittel = Avslag på søknad om tilskudd – habilitering og rehabilitering { $ar }
brev-avslag-vedtak = { $embete } avslår søknaden fra { $kommune } om { $sokt } i tilskudd for { $ar }. Vi mottok søknaden { $mottatt }.
brev-avslag-videre-overskrift = Hva kommunen kan gjøre nå
brev-avslag-videre = Blir tilskuddet lyst ut igjen, kan kommunen søke på nytt. Saksbehandleren gir gjerne råd om hva som kan gjøre en ny søknad bedre.

brev-avvisning-tittel = Avvisning av søknad om tilskudd – habilitering og rehabilitering { $ar }
brev-avvisning-vedtak = { $embete } avviser søknaden fra { $kommune } om { $sokt } i tilskudd for { $ar }. Vi mottok søknaden { $mottatt }.
brev-avvisning-betyr = At søknaden er avvist, betyr at vi ikke har vurdert innholdet i den.
