oversikt-tittel = Fordeling av tilskot { $ar }
oversikt-fylker-tittel = Fylke { $ar }
oversikt-kommuner-tittel = Kommunar { $ar }
oversikt-per = Tal per { $tid }
oversikt-velg-ar = Vel år
oversikt-visninger = Visingar
oversikt-embeter = Embete
oversikt-fylker = Fylke
oversikt-kommuner = Kommunar
oversikt-alle-embeter = Alle embete
oversikt-mill-kr = { $tall } mill. kr
oversikt-kapittel-post = kap. { $kapittel } post { $post }
oversikt-bevilget = Løyvd
oversikt-rammer = Gitt i rammer
oversikt-sokt = Søkt
oversikt-tildelt = Tildelt
oversikt-utbetalt = Utbetalt
oversikt-brukt = Brukt
oversikt-ubrukt = Ubrukt
oversikt-soknader = Søknader
oversikt-innbyggere = Innbyggjarar
oversikt-igjen-av-rammen = Att av ramma
oversikt-av-bevilget = { $andel } av løyvd
oversikt-av-rammen = { $andel } av rammene
oversikt-av-tildelt = { $andel } av tildelt
oversikt-av-sokt = { $andel } av søkt
oversikt-antall-soknader = { $antall ->
    [one] { $antall } søknad
   *[other] { $antall } søknader
}
oversikt-av-rapporter = { $antall ->
    [0] ingen rapport godkjend
    [one] { $antall } rapport godkjend
   *[other] { $antall } rapportar godkjende
}
oversikt-serie = Søkt og tildelt (mill. kr)
oversikt-graf = Linjediagram over søkt og tildelt per år
oversikt-graf-funn = Dei same tala står i tabellen ved sida av.
oversikt-ar-for-ar = År for år
oversikt-ar-tabell = Løyvd, søkt, tildelt, utbetalt og ubrukt per år
oversikt-kroner = Beløp i kroner. Kvart år står i sine eigne grenser.
oversikt-per-embete = Per embete
oversikt-embete-tabell = Embeta i alfabetisk rekkjefølgje, beløp i kroner
oversikt-sted-tabell = Tal i alfabetisk rekkjefølgje, beløp i kroner
oversikt-ingen-tall = Ingen tal å vise enno
oversikt-ingen-tall-tekst = Grafen kjem når kommunane har søkt.
oversikt-ingen-rammer = Embeta har ingen rammer dette året
oversikt-ingen-rammer-tekst = Registrer løyvinga og gi embeta rammer.
oversikt-til-rammer = Gå til rammene
oversikt-uten-soknad = { $antall } av { $alle } kommunar har ingen søknad dette året.
oversikt-sokte-ikke = Søkte ikkje
oversikt-alfabetisk = Alfabetisk rekkjefølgje; tala er inga rangering.
