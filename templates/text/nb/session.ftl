innlogging-ingress = Logg inn med brukernavn eller e-postadresse.
innlogging-brukernavn = Brukernavn
innlogging-passord = Passord
innlogging-glemt = Glemt passord?
innlogging-utlopt-tittel = Du må logge inn igjen
innlogging-utlopt = Økten er avsluttet. Det du hadde lagret, er ikke borte.
innlogging-demo-tittel = Prøv som
innlogging-demo = Alle personene er oppdiktet. Velg hvem du vil prøve tjenesten som. Passordet er opptrapping-demo.
