demo-klokke-tittel = Demoklokka
demo-klokke-ingress = Tida i demoen går av seg sjølv, og du kan flytte ho fram, men aldri tilbake. Det som forfell undervegs, blir gjort. Du blir ikkje logga ut.
demo-klokke-na = Klokka er
demo-klokke-fram = Litt fram
demo-klokke-dag = 1 dag fram
demo-klokke-uke = 1 veke fram
demo-klokke-til-frist = Fram til like etter ein frist
demo-klokke-velg-frist = Kva frist?
demo-klokke-frist = { $embete }, runde { $runde }: søknadsfrist { $frist }
demo-klokke-frist-rapport = Rapport: { $antall ->
    [one] 1 rapport
   *[other] { $antall } rapportar
  } med frist { $frist }
demo-klokke-frist-aksept = Aksept av tilskot: { $antall ->
    [one] 1 kommune
   *[other] { $antall } kommunar
  } med frist { $frist }
demo-klokke-frist-retting = Retting av søknad: { $antall ->
    [one] 1 søknad
   *[other] { $antall } søknader
  } med frist { $frist }
demo-klokke-til-dato = Fram til ein dato
demo-klokke-dato = Dato
demo-klokke-dato-hjelp = Klokka blir 09.00 denne dagen.
demo-klokke-flyttet = Klokka er flytta til { $tid }.
feil-klokke-fortid = Klokka kan berre flyttast framover. Vel ein dag etter i dag.
feil-klokke-langt = Vel ein dag som ikkje er seinare enn { $dato }.
demo-epost-tittel = Meldingar sende i demoen
demo-epost-ingress = Meldingane går ikkje ut på nettet. Her ser du dei, den nyaste først.
demo-epost-til = Til
demo-epost-venter = ventar på å bli send
demo-epost-tom = Ingen meldingar er sende enno
demo-epost-tom-tekst = Meldingar kjem når nokon gjer noko, til dømes sender inn ein søknad.
demo-klokke-flytt = Flytt klokka
