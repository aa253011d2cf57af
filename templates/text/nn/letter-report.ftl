# Rapporten som PDF
brev-rapport-tittel = Årsrapport for { $ar } frå { $kommune } kommune
brev-rapport-saksnummer = Saksnummer
brev-rapport-kommune = Kommune
brev-rapport-til = Rapport til
brev-rapport-ordning = Ordning
brev-rapport-ordning-navn = Tilskot til habilitering og rehabilitering i kommunane, kap. 762 post 64
brev-rapport-levert = Levert
brev-rapport-levert-av = Levert av
brev-rapport-levert-av-verdi = { $navn }, på vegner av { $kommune }
brev-rapport-parameter = Parameter
brev-rapport-verdi = Verdi
brev-rapport-enhet = Eining
brev-rapport-side = Side {"{"}n{"}"} av {"{"}m{"}"}
brev-rapport-forklaring = 0 tyder at talet er null. «Ukjent» og «Ikkje målt» tyder at kommunen ikkje veit. «Ikkje svara på» tyder at kommunen ikkje har svara. Delar er rekna ut av tala. Tala ligg òg maskinleseleg inne i denne fila (rapport.json).
brev-rapport-vedlegg = Tala i rapporten, maskinleseleg
