# Words that every page uses
app-name = Opptrapping
hopp-til-innhold = Skip to main content
du-er-her = You are here
logg-inn = Log in
logg-ut = Log out
pa-vegne-av = on behalf of
tilgjengelighetserklaering = Accessibility statement
personvern = Privacy
layout-hjelp = Help and contact
layout-om = About Opptrapping
layout-kilder = Sources
layout-sprak = Language
layout-meny = Main menu
layout-bunn = About this site
layout-min-side = My page
layout-bytt = switch
layout-demo-navn = Demonstration
layout-demo = Awards to individual municipalities are invented
layout-demo-klokke = The demo clock says
feil-tittel-prefiks = Error:

# Form fields
felt-ma-fylles-ut = Required
felt-valgfritt = Optional
felt-ma-rettes = Must be corrected:
felt-dato-hjelp = Enter day, month and year, for example 31.12.2027.
felt-maks-ord = No more than { $antall } words
ord-igjen = { $antall ->
    [one] { $antall } word left
   *[other] { $antall } words left
}
ord-for-mye = { $antall ->
    [one] { $antall } word too many
   *[other] { $antall } words too many
}
feil-oppsummering = { $antall ->
    [one] Correct { $antall } error before you continue
   *[other] Correct { $antall } errors before you continue
}

# Buttons
knapp-endre = Change
knapp-filtrer = Filter
knapp-nullstill = Reset filters
knapp-skriv-ut = Print

# State and progress
steg-liste = Steps of the form
oppgave-ferdig = Completed
oppgave-ma-rettes = Must be corrected
svar-ikke-oppgitt = Not provided
autolagring-lagrer = Saving …
autolagring-lagret = Saved at { $kl }
autolagring-feil = Not saved
autolagring-konflikt = Not saved. A colleague has changed this step. Reload the page.
dager-igjen = { $antall ->
    [one] { $antall } day left
   *[other] { $antall } days left
}
frist-i-dag = The deadline is today
frist-ute = The deadline has passed
endring-fra = Changed from:
endring-til = Changed to:
internt-notat = Internal note
internt-notat-merknad = Not shown to the applicant. May be covered by access to documents.

# Figures, lists and tables
ramme-ramme = Frame
ramme-fordelt = Distributed
ramme-denne = This case
ramme-gjenstar = Remaining
ramme-overskredet = The frame is exceeded
filter-navn = Filter the list
side-bla = Pages
side-nummer = Page { $side }
side-forrige = Previous
side-neste = Next
liste-viser = Showing { $fra_til } of { $antall }
liste-viser-mange = Showing { $fra_til } of more than { $antall }
liste-mer-enn = more than { $antall }
liste-av-mer-enn = of more than { $antall }
liste-ukjent = The list does not know these choices and leaves them out: { $verdier }
liste-ingen-side = The list has no page { $side }
liste-ingen-side-tekst = The list may have become shorter since the link was made.
liste-til-forste = Go to the first page
liste-ingen-treff = No hits
liste-ingen-treff-tekst = Change the filter, or reset it to see the whole list.
