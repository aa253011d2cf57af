oversikt-tittel = Fordeling av tilskudd { $ar }
oversikt-fylker-tittel = Fylker { $ar }
oversikt-kommuner-tittel = Kommuner { $ar }
oversikt-per = Tall per { $tid }
oversikt-velg-ar = Velg år
oversikt-visninger = Visninger
oversikt-embeter = Embeter
oversikt-fylker = Fylker
oversikt-kommuner = Kommuner
oversikt-alle-embeter = Alle embeter
oversikt-mill-kr = { $tall } mill. kr
oversikt-kapittel-post = kap. { $kapittel } post { $post }
oversikt-bevilget = Bevilget
oversikt-rammer = Gitt i rammer
oversikt-sokt = Søkt
oversikt-tildelt = Tildelt
oversikt-utbetalt = Utbetalt
oversikt-brukt = Brukt
oversikt-ubrukt = Ubrukt
oversikt-soknader = Søknader
oversikt-innbyggere = Innbyggere
oversikt-igjen-av-rammen = Igjen av rammen
oversikt-av-bevilget = { $andel } av bevilget
oversikt-av-rammen = { $andel } av rammene
oversikt-av-tildelt = { $andel } av tildelt
oversikt-av-sokt = { $andel } av søkt
oversikt-antall-soknader = { $antall ->
    [one] { $antall } søknad
   *[other] { $antall } søknader
}
oversikt-av-rapporter = { $antall ->
    [0] ingen rapport godkjent
    [one] { $antall } rapport godkjent
   *[other] { $antall } rapporter godkjent
}
oversikt-serie = Søkt og tildelt (mill. kr)
oversikt-graf = Linjediagram over søkt og tildelt per år
oversikt-graf-funn = De samme tallene står i tabellen ved siden av.
oversikt-ar-for-ar = År for år
oversikt-ar-tabell = Bevilget, søkt, tildelt, utbetalt og ubrukt per år
oversikt-kroner = Beløp i kroner. Hvert år står i sine egne grenser.
oversikt-per-embete = Per embete
oversikt-embete-tabell = Embetene i alfabetisk rekkefølge, beløp i kroner
oversikt-sted-tabell = Tall i alfabetisk rekkefølge, beløp i kroner
oversikt-ingen-tall = Ingen tall å vise ennå
oversikt-ingen-tall-tekst = Grafen kommer når kommunene har søkt.
oversikt-ingen-rammer = Embetene har ingen rammer dette året
oversikt-ingen-rammer-tekst = Registrer bevilgningen og gi embetene rammer.
oversikt-til-rammer = Gå til rammene
oversikt-uten-soknad = { $antall } av { $alle } kommuner har ingen søknad dette året.
oversikt-sokte-ikke = Søkte ikke
oversikt-alfabetisk = Alfabetisk rekkefølge; tallene er ingen rangering.
