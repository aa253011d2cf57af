# Ord som alle sider bruker
app-name = Opptrapping
hopp-til-innhold = Hopp til hovudinnhald
du-er-her = Du er her
logg-inn = Logg inn
logg-ut = Logg ut
pa-vegne-av = på vegner av
tilgjengelighetserklaering = Tilgjengelegheitserklæring
personvern = Personvern
layout-hjelp = Hjelp og kontakt
layout-om = Om Opptrapping
layout-kilder = Kjelder
layout-sprak = Språk
layout-meny = Hovudmeny
layout-bunn = Om nettstaden
layout-min-side = Mi side
layout-bytt = byt
layout-demo-navn = Demonstrasjon
layout-demo = Tildelingar til einskildkommunar er oppdikta
layout-demo-klokke = Demoklokka er
feil-tittel-prefiks = Feil:

# Skjemafelt
felt-ma-fylles-ut = Må fyllast ut
felt-valgfritt = Valfritt
felt-ma-rettes = Må rettast:
felt-dato-hjelp = Skriv dag, månad og år, til dømes 31.12.2027.
felt-maks-ord = Maks { $antall } ord
ord-igjen = { $antall ->
    [one] { $antall } ord att
   *[other] { $antall } ord att
}
ord-for-mye = { $antall ->
    [one] { $antall } ord for mykje
   *[other] { $antall } ord for mykje
}
feil-oppsummering = { $antall ->
    [one] Du må rette { $antall } feil før du kan gå vidare
   *[other] Du må rette { $antall } feil før du kan gå vidare
}

# Knappar
knapp-endre = Endre
knapp-filtrer = Filtrer
knapp-nullstill = Nullstill filter
knapp-skriv-ut = Skriv ut

# Tilstand og framdrift
steg-liste = Steg i skjemaet
oppgave-ferdig = Ferdig
oppgave-ma-rettes = Må rettast
svar-ikke-oppgitt = Ikkje oppgitt
autolagring-lagrer = Lagrar …
autolagring-lagret = Lagra kl. { $kl }
autolagring-feil = Ikkje lagra
autolagring-konflikt = Ikkje lagra. Ein kollega har endra dette steget. Last sida på nytt.
dager-igjen = { $antall ->
    [one] Det er { $antall } dag att
   *[other] Det er { $antall } dagar att
}
frist-i-dag = Fristen er i dag
frist-ute = Fristen er ute
endring-fra = Endra frå:
endring-til = Endra til:
internt-notat = Internt notat
internt-notat-merknad = Blir ikkje vist for søkjaren. Kan bli omfatta av innsyn.

# Tal, lister og tabellar
ramme-ramme = Ramme
ramme-fordelt = Fordelt
ramme-denne = Denne saka
ramme-gjenstar = Står att
ramme-overskredet = Ramma er overskriden
filter-navn = Filtrer lista
side-bla = Bla i sider
side-nummer = Side { $side }
side-forrige = Førre
side-neste = Neste
liste-viser = Viser { $fra_til } av { $antall }
liste-viser-mange = Viser { $fra_til } av meir enn { $antall }
liste-mer-enn = meir enn { $antall }
liste-av-mer-enn = av meir enn { $antall }
liste-ukjent = Lista kjenner ikkje desse vala og ser bort frå dei: { $verdier }
liste-ingen-side = Lista har inga side { $side }
liste-ingen-side-tekst = Lista kan ha vorte kortare sidan lenkja vart laga.
liste-til-forste = Gå til første side
liste-ingen-treff = Ingen treff
liste-ingen-treff-tekst = Endre filteret, eller nullstill det for å sjå heile lista.
