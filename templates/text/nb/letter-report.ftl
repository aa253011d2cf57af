# Rapporten som PDF
brev-rapport-tittel = Årsrapport for { $ar } fra { $kommune } kommune
brev-rapport-saksnummer = Saksnummer
brev-rapport-kommune = Kommune
brev-rapport-til = Rapport til
brev-rapport-ordning = Ordning
brev-rapport-ordning-navn = Tilskudd til habilitering og rehabilitering i kommunene, kap. 762 post 64
brev-rapport-levert = Levert
brev-rapport-levert-av = Levert av
brev-rapport-levert-av-verdi = { $navn }, på vegne av { $kommune }
brev-rapport-parameter = Parameter
brev-rapport-verdi = Verdi
brev-rapport-enhet = Enhet
brev-rapport-side = Side {"{"}n{"}"} av {"{"}m{"}"}
brev-rapport-forklaring = 0 betyr at tallet er null. «Ukjent» og «Ikke målt» betyr at kommunen ikke vet. «Ikke besvart» betyr at kommunen ikke har svart. Andeler er regnet ut av tallene. Tallene ligger også maskinlesbart inne i denne filen (rapport.json).
brev-rapport-vedlegg = Tallene i rapporten, maskinlesbart
