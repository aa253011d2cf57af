oversikt-tittel = Distribution of grants { $ar }
oversikt-fylker-tittel = Counties { $ar }
oversikt-kommuner-tittel = Municipalities { $ar }
oversikt-per = Figures as of { $tid }
oversikt-velg-ar = Choose year
oversikt-visninger = Views
oversikt-embeter = Offices
oversikt-fylker = Counties
oversikt-kommuner = Municipalities
oversikt-alle-embeter = All offices
oversikt-mill-kr = { $tall } million kr
oversikt-kapittel-post = ch. { $kapittel } item { $post }
oversikt-bevilget = Appropriated
oversikt-rammer = Given in frames
oversikt-sokt = Applied for
oversikt-tildelt = Granted
oversikt-utbetalt = Paid
oversikt-brukt = Spent
oversikt-ubrukt = Unspent
oversikt-soknader = Applications
oversikt-innbyggere = Inhabitants
oversikt-igjen-av-rammen = Left of the frame
oversikt-av-bevilget = { $andel } of appropriated
oversikt-av-rammen = { $andel } of the frames
oversikt-av-tildelt = { $andel } of granted
oversikt-av-sokt = { $andel } of applied for
oversikt-antall-soknader = { $antall ->
    [one] { $antall } application
   *[other] { $antall } applications
}
oversikt-av-rapporter = { $antall ->
    [0] no report approved
    [one] { $antall } report approved
   *[other] { $antall } reports approved
}
oversikt-serie = Applied for and granted (million kr)
oversikt-graf = Line chart of applied for and granted per year
oversikt-graf-funn = The same figures stand in the table beside it.
oversikt-ar-for-ar = Year by year
oversikt-ar-tabell = Appropriated, applied for, granted, paid and unspent per year
oversikt-kroner = Amounts in kroner. Each year stands in its own borders.
oversikt-per-embete = By office
oversikt-embete-tabell = The offices in alphabetical order, amounts in kroner
oversikt-sted-tabell = Figures in alphabetical order, amounts in kroner
oversikt-ingen-tall = No figures to show yet
oversikt-ingen-tall-tekst = The chart appears when municipalities have applied.
oversikt-ingen-rammer = The offices have no frames this year
oversikt-ingen-rammer-tekst = Record the appropriation and give the offices frames.
oversikt-til-rammer = Go to the frames
oversikt-uten-soknad = { $antall } of { $alle } municipalities have no application this year.
oversikt-sokte-ikke = Did not apply
oversikt-alfabetisk = Alphabetical order; the figures are no ranking.
