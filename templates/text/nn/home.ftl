forside-ingress = Kommunar søkjer om øyremerkt tilskot til å utvikle habilitering og rehabilitering. Her skriv dei søknaden, får svaret og rapporterer. Embeta behandlar sakene, og alle kan lese kva pengane gjekk til.
forside-se-utlysninger = Sjå utlysingane
forside-se-tildelinger = Sjå tildelingane
forside-flere = { $antall ->
    [one] Vis { $antall } utlysing til
   *[other] Vis { $antall } utlysingar til
}
forside-tidligere = Sjå tidlegare utlysingar
forside-kommune = For kommunar
forside-kommune-tekst = Berre kommunar kan søkje. Du kan skrive saman med kollegaer, ta pausar utan å miste tekst og følgje saka frå søknad til rapport.
forside-embete = For embeta
forside-embete-tekst = Fylkesmannsembeta vurderer søknadene i sitt område, fordeler innanfor ramma og gir råd undervegs.
forside-alle = For alle
forside-alle-tekst = Vedtaka er offentlege. Du kan sjå kven som fekk tilskot, kor mykje, og kva som vart brukt, og laste ned tala.
