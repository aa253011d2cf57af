innstilling-tittel = Regler for { $ar }
innstilling-ingress = Reglene som kildene ikke gir et sikkert svar på, settes her for hvert tilskuddsår. En ny verdi gjelder fra dagen du oppgir. Brev som er sendt, endres ikke.
innstilling-regler = Regler som gjelder { $dag }
innstilling-tabell = Regler med verdi og opphav
innstilling-regel = Regel
innstilling-verdi = Verdi
innstilling-opphav = Hvor den kommer fra
innstilling-antakelse = Vår antakelse
innstilling-satt = Satt fra { $dag } av { $navn }
innstilling-historikk = Historikk
innstilling-historikk-tabell = Verdier som er lagt inn, nyeste først
innstilling-ingen = Ingen verdier er lagt inn
innstilling-ingen-tekst = Da gjelder antakelsene våre.
innstilling-gjelder-fra = Gjelder fra
innstilling-gjelder-fra-hjelp = Vedtak og brev fra og med denne dagen følger den nye verdien.
innstilling-kommer = Gjelder ikke ennå
innstilling-lagt-inn = Lagt inn
innstilling-na = Verdi nå
innstilling-ny-verdi = Ny verdi
innstilling-ny-verdi-dager = Ny verdi (antall dager)
innstilling-ny-verdi-ar = Ny verdi (antall år)
innstilling-lagre = Lagre regelen
innstilling-lagret = { $navn } er endret og gjelder fra { $dag }.
innstilling-ja = Ja
innstilling-nei = Nei
innstilling-dager = { $antall ->
    [one] { $antall } dag
   *[other] { $antall } dager
}
innstilling-ar = { $antall ->
    [one] { $antall } år
   *[other] { $antall } år
}
innstilling-klagerett = Klagerett
innstilling-klagerett-hjelp = Om kommunen kan klage på vedtaket. Uten klagerett sier brevet hvordan man ber om retting og begrunnelse.
innstilling-klageinstans = Klageinstans
innstilling-klageinstans-hjelp = Hvem som avgjør en klage.
innstilling-rapportfrist = Rapportfrist
innstilling-rapportfrist-hjelp = Siste dag for å levere rapport. Styrer varsler, men stenger ingen ute.
innstilling-revisor-fra = Revisorbekreftelse fra
innstilling-revisor-fra-hjelp = Tilskudd på dette beløpet eller mer skal ha regnskap bekreftet av revisor.
innstilling-akseptfrist-dager = Frist for å akseptere
innstilling-akseptfrist-dager-hjelp = Hvor mange dager kommunen har på å svare på tilskuddsbrevet.
innstilling-leder-aksepterer = Bare leder kan akseptere
innstilling-leder-aksepterer-hjelp = Om det må være kommunens leder som svarer på tilskuddsbrevet.
innstilling-plan-maldato = Plan under arbeid trenger måldato
innstilling-plan-maldato-hjelp = Om en plan som ikke er vedtatt, må ha en dato i tilskuddsåret. Datoen blir et vilkår i brevet.
innstilling-kommunerolle-ar = År etter en rolle i kommunen
innstilling-kommunerolle-ar-hjelp = Hvor mange år etter en rolle i en kommune en person er inhabil i sakene til kommunen ved et embete. Verdien for året i dag gjelder for alle saker.
innstilling-registrerer-attesterer-ikke = Den som registrerer kontoen, attesterer ikke
innstilling-registrerer-attesterer-ikke-hjelp = Strengere enn reglene krever. Et embete med én økonomimedarbeider kan ikke ha dette på.
innstilling-attestant-bekrefter-ikke = Den som attesterer, bekrefter ikke utbetalingen
innstilling-attestant-bekrefter-ikke-hjelp = Strengere enn reglene krever. Et embete med én økonomimedarbeider kan ikke ha dette på.
feil-innstilling-verdi = Verdien passer ikke for denne regelen. Kontroller hva du skrev.
