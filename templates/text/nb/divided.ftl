delt-tittel = Saker fra delte kommuner
delt-ingress = Når en kommune er delt mellom flere, har den ingen arving som overtar av seg selv. Her bestemmer du hvilken av kommunene som overtar hver åpne sak. Du ser bare nummer, kommune og status, ikke innholdet.
delt-venter = { $antall ->
    [0] Alle sakene er overtatt.
    [one] 1 sak venter på en kommune.
   *[other] { $antall } saker venter på en kommune.
 }
delt-tabell = Åpne saker fra delte kommuner
delt-saksnummer = Saksnummer
delt-kommune = Kommune
delt-status = Status
delt-overtas-av = Overtas av
delt-ingen = Ingen ennå
delt-velg = Velg kommune
delt-tom = Ingen åpne saker
delt-tom-tekst = Ingen kommune som er delt, har en åpen sak nå.
delt-navn = { $kommune } (delt { $ar })
delt-sak-tittel = Hvem overtar sak { $sak }?
delt-etterfolger = Kommunen som overtar
delt-begrunnelse = Begrunnelse
delt-begrunnelse-hjelp = Skriv hvem som har avtalt det, og når. Begrunnelsen står i sakens historikk.
delt-knapp = La kommunen overta
delt-tilbake = Tilbake
delt-lagret = Sak { $sak } er overtatt av { $kommune }. Kommunen og embetet er varslet.
feil-delt-samme = Kommunen har saken allerede. Velg en annen.
