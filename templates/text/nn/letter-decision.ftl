# Vedtaksbrev: tilskotsbrev, avslag og avvising
brev-side = Side { $n } av { $m }
brev-bunn = Sak { $saksnummer } · { $embete }
brev-emne = Tilskot til habilitering og rehabilitering { $ar }
brev-saksnummer = Saksnummer
brev-dato = Dato
brev-saksbehandler = Saksbehandlar
brev-godkjenner-plass = (den som godkjenner)

brev-tilskudd-tittel = Tilskotsbrev – habilitering og rehabilitering { $ar }
brev-vedtak-overskrift = Vedtak
brev-tilskudd-vedtak = { $embete } gir { $kommune } { $belop } i tilskot for { $ar }. Kommunen søkte om { $sokt }. Vi fekk søknaden { $mottatt }.
brev-hjemmel = Tilskotet er løyvd over statsbudsjettet for { $ar }, kapittel 762 post 64. Vi har behandla søknaden etter utlysinga for { $ar } og kapittel 6 i føresegnene om økonomistyring i staten.

brev-formaal-overskrift = Kva tilskotet skal brukast til
brev-formaal = Tilskotet skal styrkje arbeidet med habilitering og rehabilitering i kommunen. Det gjeld desse tiltaka, slik dei er skildra i søknaden:
brev-formaal-endring = Vil kommunen bruke pengane til noko anna, må vi ha sagt ja skriftleg på førehand.

brev-begrunnelse-overskrift = Grunngiving
brev-begrunnelse = Vi har vurdert søknaden skjønsmessig etter kriteria i utlysinga. Mål og tenesteutvikling veg mest.
brev-kriterier = Vår vurdering av kvart kriterium

brev-utbetaling-overskrift = Slik blir pengane utbetalte
brev-utbetaling = Vi betaler ut tilskotet etter at kommunen har akseptert vilkåra og oppgitt kontonummer. Heile beløpet blir normalt utbetalt samla. Må vi dele det opp, får de melding om datoane. De får også melding når pengane er utbetalte.

brev-aksept-overskrift = Svar innan { $akseptfrist }
brev-aksept = Kommunen må svare innan { $akseptfrist }. Logg inn i Opptrapping, opne sak { $saksnummer } og vel om de aksepterer tilskotet eller takkar nei. Når de aksepterer, godtek de vilkåra i dette brevet, og de oppgir kontonummeret vi skal betale til. Svarer de ikkje innan fristen, kan tilskotet falle bort.
brev-aksept-leder = Det er leiaren i kommunen som må akseptere.

brev-vilkaar-overskrift = Vilkår for bruken av tilskotet
brev-vilkaar-plan = Kommunen skal ha ein oppdatert plan for habilitering og rehabilitering innan { $planfrist }.
brev-vilkaar-medfinansiering = Kommunen skal sjølv bidra med midlar, slik budsjettet i søknaden viser.
brev-vilkaar-medvirkning = Brukarorganisasjonane som står i søknaden, skal få medverke i tiltaka.
brev-vilkaar-dobbel = Kommunen kan ikkje få dekt dei same utgiftene av andre statlege tilskot.
brev-vilkaar-regnskap = Kommunen skal føre rekneskapen slik at det går fram kva tilskotet er brukt til.
brev-vilkaar-endring = Kommunen skal seie frå til oss straks dersom eit tiltak blir endra, forseinka eller rimelegare enn planlagt. Tilskotet kan då bli sett ned eller falle bort.

brev-rapport-overskrift = Rapportering
brev-rapport = Kommunen skal levere rapport og rekneskap for tilskotet innan { $rapportfrist }. De fyller ut rapporten i Opptrapping. Han skal vise kva som er gjort i kvart tiltak, kva pengane er brukte til, og kva de har oppnådd.
brev-rapport-revisor = For tilskot på { $revisorgrense } eller meir skal revisor stadfeste rekneskapen. Det gjeld dette tilskotet.
brev-rapport-ubrukt = Pengar som ikkje er brukte i { $ar }, skal kommunen betale tilbake når vi krev det.

brev-kontroll-overskrift = Kontroll
brev-kontroll = { $embete }, Helse- og omsorgsdepartementet og Riksrevisjonen kan kontrollere at tilskotet er brukt slik det skal, jf. løyvingsreglementet § 10. Kommunen skal då leggje fram rekneskap og dei opplysningane som trengst.

brev-brudd-overskrift = Dersom vilkåra blir brotne
brev-brudd = Dersom kommunen bryt vilkåra, eller dersom opplysningane i søknaden er urette, kan vi halde tilbake pengar, krevje heile eller delar av tilskotet tilbake og ta omsyn til brotet når kommunen søkjer igjen. Ved mistanke om misbruk kan vi stanse utbetalinga straks og melde tilhøvet til politiet.

brev-klage-overskrift = De kan klage på vedtaket
brev-klage = Kommunen kan klage til { $klageinstans }, jf. forvaltningslova § 28. Fristen er tre veker frå de fekk melding om at brevet ligg i Opptrapping. Send klaga til { $embete } og oppgi sak { $saksnummer }. Skriv kva de vil ha endra, og kvifor. Endrar vi ikkje vedtaket sjølve, sender vi klaga vidare til { $klageinstans }.
brev-klage-innsyn = De har rett til å sjå dokumenta i saka, jf. forvaltningslova §§ 18 og 19. De kan også be om at vedtaket ikkje blir sett i verk før klaga er avgjord, jf. § 42.
brev-retting-overskrift = Dersom noko er feil eller uklart
brev-retting = Det går ikkje an å klage på vedtaket. Meiner de at noko i brevet er feil, kan de be oss rette det. De kan også be om ei nærare grunngiving, og om å få sjå dokumenta i saka. Skriv til { $embete } og oppgi sak { $saksnummer }.

brev-sporsmaal = Har de spørsmål, kan de ta kontakt med saksbehandlar { $saksbehandler }.
brev-hilsen = Med helsing
brev-elektronisk = Brevet er godkjent elektronisk og har derfor inga underskrift.

brev-avslag-tittel = Avslag på søknad om tilskot – habilitering og rehabilitering { $ar }
brev-avslag-vedtak = { $embete } avslår søknaden frå { $kommune } om { $sokt } i tilskot for { $ar }. Vi fekk søknaden { $mottatt }.
brev-avslag-videre-overskrift = Kva kommunen kan gjere no
brev-avslag-videre = Blir tilskotet lyst ut igjen, kan kommunen søkje på nytt. Saksbehandlaren gir gjerne råd om kva som kan gjere ein ny søknad betre.

brev-avvisning-tittel = Avvising av søknad om tilskot – habilitering og rehabilitering { $ar }
brev-avvisning-vedtak = { $embete } avviser søknaden frå { $kommune } om { $sokt } i tilskot for { $ar }. Vi fekk søknaden { $mottatt }.
brev-avvisning-betyr = At søknaden er avvist, tyder at vi ikkje har vurdert innhaldet i han.
