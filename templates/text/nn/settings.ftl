innstilling-tittel = Reglar for { $ar }
innstilling-ingress = Reglane som kjeldene ikkje gir eit sikkert svar på, blir sette her for kvart tilskotsår. Ein ny verdi gjeld frå dagen du oppgir. Brev som er sende, blir ikkje endra.
innstilling-regler = Reglar som gjeld { $dag }
innstilling-tabell = Reglar med verdi og opphav
innstilling-regel = Regel
innstilling-verdi = Verdi
innstilling-opphav = Kvar han kjem frå
innstilling-antakelse = Vår tolking
innstilling-satt = Sett frå { $dag } av { $navn }
innstilling-historikk = Historikk
innstilling-historikk-tabell = Verdiar som er lagde inn, nyaste først
innstilling-ingen = Ingen verdiar er lagde inn
innstilling-ingen-tekst = Då gjeld våre tolkingar.
innstilling-gjelder-fra = Gjeld frå
innstilling-gjelder-fra-hjelp = Vedtak og brev frå og med denne dagen følgjer den nye verdien.
innstilling-kommer = Gjeld ikkje enno
innstilling-lagt-inn = Lagd inn
innstilling-na = Verdi no
innstilling-ny-verdi = Ny verdi
innstilling-ny-verdi-dager = Ny verdi (talet på dagar)
innstilling-ny-verdi-ar = Ny verdi (talet på år)
innstilling-lagre = Lagre regelen
innstilling-lagret = { $navn } er endra og gjeld frå { $dag }.
innstilling-ja = Ja
innstilling-nei = Nei
innstilling-dager = { $antall ->
    [one] { $antall } dag
   *[other] { $antall } dagar
}
innstilling-ar = { $antall ->
    [one] { $antall } år
   *[other] { $antall } år
}
innstilling-klagerett = Klagerett
innstilling-klagerett-hjelp = Om kommunen kan klage på vedtaket. Utan klagerett seier brevet korleis ein ber om retting og grunngiving.
innstilling-klageinstans = Klageinstans
innstilling-klageinstans-hjelp = Kven som avgjer ei klage.
innstilling-rapportfrist = Rapportfrist
innstilling-rapportfrist-hjelp = Siste dag for å levere rapport. Styrer varsel, men stengjer ingen ute.
innstilling-revisor-fra = Revisorstadfesting frå
innstilling-revisor-fra-hjelp = Tilskot på dette beløpet eller meir skal ha rekneskap stadfesta av revisor.
innstilling-akseptfrist-dager = Frist for å akseptere
innstilling-akseptfrist-dager-hjelp = Kor mange dagar kommunen har på å svare på tilskotsbrevet.
innstilling-leder-aksepterer = Berre leiar kan akseptere
innstilling-leder-aksepterer-hjelp = Om det må vere leiaren i kommunen som svarer på tilskotsbrevet.
innstilling-plan-maldato = Plan under arbeid treng måldato
innstilling-plan-maldato-hjelp = Om ein plan som ikkje er vedteken, må ha ein dato i tilskotsåret. Datoen blir eit vilkår i brevet.
innstilling-kommunerolle-ar = År etter ei rolle i kommunen
innstilling-kommunerolle-ar-hjelp = Kor mange år etter ei rolle i ein kommune ein person er inhabil i sakene til kommunen ved eit embete. Verdien for året i dag gjeld for alle saker.
innstilling-registrerer-attesterer-ikke = Den som registrerer kontoen, attesterer ikkje
innstilling-registrerer-attesterer-ikke-hjelp = Strengare enn reglane krev. Eit embete med éin økonomimedarbeidar kan ikkje ha dette på.
innstilling-attestant-bekrefter-ikke = Den som attesterer, stadfestar ikkje utbetalinga
innstilling-attestant-bekrefter-ikke-hjelp = Strengare enn reglane krev. Eit embete med éin økonomimedarbeidar kan ikkje ha dette på.
feil-innstilling-verdi = Verdien passar ikkje for denne regelen. Kontroller kva du skreiv.
