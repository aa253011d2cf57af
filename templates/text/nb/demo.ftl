demo-klokke-tittel = Demoklokka
demo-klokke-ingress = Tiden i demoen går av seg selv, og du kan flytte den fram, men aldri tilbake. Det som forfaller underveis, blir gjort. Du blir ikke logget ut.
demo-klokke-na = Klokka er
demo-klokke-fram = Litt fram
demo-klokke-dag = 1 dag fram
demo-klokke-uke = 1 uke fram
demo-klokke-til-frist = Fram til like etter en frist
demo-klokke-velg-frist = Hvilken frist?
demo-klokke-frist = { $embete }, runde { $runde }: søknadsfrist { $frist }
demo-klokke-frist-rapport = Rapport: { $antall ->
    [one] 1 rapport
   *[other] { $antall } rapporter
  } med frist { $frist }
demo-klokke-frist-aksept = Aksept av tilskudd: { $antall ->
    [one] 1 kommune
   *[other] { $antall } kommuner
  } med frist { $frist }
demo-klokke-frist-retting = Retting av søknad: { $antall ->
    [one] 1 søknad
   *[other] { $antall } søknader
  } med frist { $frist }
demo-klokke-til-dato = Fram til en dato
demo-klokke-dato = Dato
demo-klokke-dato-hjelp = Klokka blir 09.00 denne dagen.
demo-klokke-flyttet = Klokka er flyttet til { $tid }.
feil-klokke-fortid = Klokka kan bare flyttes framover. Velg en dag etter i dag.
feil-klokke-langt = Velg en dag som ikke er senere enn { $dato }.
demo-epost-tittel = Meldinger sendt i demoen
demo-epost-ingress = Meldingene går ikke ut på nettet. Her ser du dem, den nyeste først.
demo-epost-til = Til
demo-epost-venter = venter på å bli sendt
demo-epost-tom = Ingen meldinger er sendt ennå
demo-epost-tom-tekst = Meldinger kommer når noen gjør noe, for eksempel sender inn en søknad.
demo-klokke-flytt = Flytt klokka
