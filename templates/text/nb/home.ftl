forside-ingress = Kommuner søker om øremerket tilskudd til å utvikle habilitering og rehabilitering. Her skriver de søknaden, får svaret og rapporterer. Embetene behandler sakene, og alle kan lese hva pengene gikk til.
forside-se-utlysninger = Se utlysningene
forside-se-tildelinger = Se tildelingene
forside-flere = { $antall ->
    [one] Vis { $antall } utlysning til
   *[other] Vis { $antall } utlysninger til
}
forside-tidligere = Se tidligere utlysninger
forside-kommune = For kommuner
forside-kommune-tekst = Bare kommuner kan søke. Du kan skrive sammen med kolleger, ta pauser uten å miste tekst og følge saken fra søknad til rapport.
forside-embete = For embetene
forside-embete-tekst = Fylkesmannsembetene vurderer søknadene i sitt område, fordeler innenfor rammen og gir råd underveis.
forside-alle = For alle
forside-alle-tekst = Vedtakene er offentlige. Du kan se hvem som fikk tilskudd, hvor mye, og hva som ble brukt, og laste ned tallene.
