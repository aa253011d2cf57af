innlogging-ingress = Logg inn med brukarnamn eller e-postadresse.
innlogging-brukernavn = Brukarnamn
innlogging-passord = Passord
innlogging-glemt = Gløymt passord?
innlogging-utlopt-tittel = Du må logge inn igjen
innlogging-utlopt = Økta er avslutta. Det du hadde lagra, er ikkje borte.
innlogging-demo-tittel = Prøv som
innlogging-demo = Alle personane er oppdikta. Vel kven du vil prøve tenesta som. Passordet er opptrapping-demo.
