# Ord som alle sider bruker
app-name = Opptrapping
hopp-til-innhold = Hopp til hovedinnhold
du-er-her = Du er her
logg-inn = Logg inn
logg-ut = Logg ut
pa-vegne-av = på vegne av
tilgjengelighetserklaering = Tilgjengelighetserklæring
personvern = Personvern
layout-hjelp = Hjelp og kontakt
layout-om = Om Opptrapping
layout-kilder = Kilder
layout-sprak = Språk
layout-meny = Hovedmeny
layout-bunn = Om nettstedet
layout-min-side = Min side
layout-bytt = bytt
layout-demo-navn = Demonstrasjon
layout-demo = Tildelinger til enkeltkommuner er oppdiktet
layout-demo-klokke = Demoklokka er
feil-tittel-prefiks = Feil:

# Skjemafelt
felt-ma-fylles-ut = Må fylles ut
felt-valgfritt = Valgfritt
felt-ma-rettes = Må rettes:
felt-dato-hjelp = Skriv dag, måned og år, for eksempel 31.12.2027.
felt-maks-ord = Maks { $antall } ord
ord-igjen = { $antall ->
    [one] { $antall } ord igjen
   *[other] { $antall } ord igjen
}
ord-for-mye = { $antall ->
    [one] { $antall } ord for mye
   *[other] { $antall } ord for mye
}
feil-oppsummering = { $antall ->
    [one] Du må rette { $antall } feil før du kan gå videre
   *[other] Du må rette { $antall } feil før du kan gå videre
}

# Knapper
knapp-endre = Endre
knapp-filtrer = Filtrer
knapp-nullstill = Nullstill filter
knapp-skriv-ut = Skriv ut

# Tilstand og framdrift
steg-liste = Steg i skjemaet
oppgave-ferdig = Ferdig
oppgave-ma-rettes = Må rettes
svar-ikke-oppgitt = Ikke oppgitt
autolagring-lagrer = Lagrer …
autolagring-lagret = Lagret kl. { $kl }
autolagring-feil = Ikke lagret
autolagring-konflikt = Ikke lagret. En kollega har endret dette steget. Last siden på nytt.
dager-igjen = { $antall ->
    [one] Det er { $antall } dag igjen
   *[other] Det er { $antall } dager igjen
}
frist-i-dag = Fristen er i dag
frist-ute = Fristen er ute
endring-fra = Endret fra:
endring-til = Endret til:
internt-notat = Internt notat
internt-notat-merknad = Vises ikke for søkeren. Kan bli omfattet av innsyn.

# Tall, lister og tabeller
ramme-ramme = Ramme
ramme-fordelt = Fordelt
ramme-denne = Denne saken
ramme-gjenstar = Gjenstår
ramme-overskredet = Rammen er overskredet
filter-navn = Filtrer lista
side-bla = Bla i sider
side-nummer = Side { $side }
side-forrige = Forrige
side-neste = Neste
liste-viser = Viser { $fra_til } av { $antall }
liste-viser-mange = Viser { $fra_til } av mer enn { $antall }
liste-mer-enn = mer enn { $antall }
liste-av-mer-enn = av mer enn { $antall }
liste-ukjent = Lista kjenner ikke disse valgene og ser bort fra dem: { $verdier }
liste-ingen-side = Lista har ingen side { $side }
liste-ingen-side-tekst = Lista kan ha blitt kortere siden lenken ble laget.
liste-til-forste = Gå til første side
liste-ingen-treff = Ingen treff
liste-ingen-treff-tekst = Endre filteret, eller nullstill det for å se hele lista.
