delt-tittel = Cases of divided municipalities
delt-ingress = A municipality divided between several has no heir that takes over by itself. Here you decide which of them takes over each open case. You see number, municipality and status only, not the content.
delt-venter = { $antall ->
    [0] All the cases are taken over.
    [one] 1 case waits for a municipality.
   *[other] { $antall } cases wait for a municipality.
 }
delt-tabell = Open cases of divided municipalities
delt-saksnummer = Case number
delt-kommune = Municipality
delt-status = Status
delt-overtas-av = Taken over by
delt-ingen = Nobody yet
delt-velg = Choose a municipality
delt-tom = No open cases
delt-tom-tekst = No divided municipality has an open case now.
delt-navn = { $kommune } (divided { $ar })
delt-sak-tittel = Who takes over case { $sak }?
delt-etterfolger = The municipality that takes over
delt-begrunnelse = Reason
delt-begrunnelse-hjelp = Write who has agreed on it, and when. The reason stands in the history of the case.
delt-knapp = Let the municipality take over
delt-tilbake = Back
delt-lagret = Case { $sak } is taken over by { $kommune }. The municipality and the office are told.
feil-delt-samme = The municipality has the case already. Choose another.
