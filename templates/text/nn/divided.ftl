delt-tittel = Saker frå delte kommunar
delt-ingress = Når ein kommune er delt mellom fleire, har han ingen arving som tek over av seg sjølv. Her avgjer du kva for ein av kommunane som tek over kvar opne sak. Du ser berre nummer, kommune og status, ikkje innhaldet.
delt-venter = { $antall ->
    [0] Alle sakene er tekne over.
    [one] 1 sak ventar på ein kommune.
   *[other] { $antall } saker ventar på ein kommune.
 }
delt-tabell = Opne saker frå delte kommunar
delt-saksnummer = Saksnummer
delt-kommune = Kommune
delt-status = Status
delt-overtas-av = Blir teken over av
delt-ingen = Ingen enno
delt-velg = Vel kommune
delt-tom = Ingen opne saker
delt-tom-tekst = Ingen kommune som er delt, har ei open sak no.
delt-navn = { $kommune } (delt { $ar })
delt-sak-tittel = Kven tek over sak { $sak }?
delt-etterfolger = Kommunen som tek over
delt-begrunnelse = Grunngiving
delt-begrunnelse-hjelp = Skriv kven som har avtalt det, og når. Grunngivinga står i historikken til saka.
delt-knapp = La kommunen ta over
delt-tilbake = Tilbake
delt-lagret = Sak { $sak } er teken over av { $kommune }. Kommunen og embetet er varsla.
feil-delt-samme = Kommunen har saka alt. Vel ein annan.
