# The report as PDF
brev-rapport-tittel = Annual report for { $ar } from { $kommune }
brev-rapport-saksnummer = Case number
brev-rapport-kommune = Municipality
brev-rapport-til = Report to
brev-rapport-ordning = Scheme
brev-rapport-ordning-navn = Grant for habilitation and rehabilitation in the municipalities, chapter 762 item 64
brev-rapport-levert = Submitted
brev-rapport-levert-av = Submitted by
brev-rapport-levert-av-verdi = { $navn }, on behalf of { $kommune }
brev-rapport-parameter = Parameter
brev-rapport-verdi = Value
brev-rapport-enhet = Unit
brev-rapport-side = Page {"{"}n{"}"} of {"{"}m{"}"}
brev-rapport-forklaring = 0 means that the number is zero. “Unknown” and “Not measured” mean that the municipality does not know. “Not answered” means that it did not answer. Shares are computed from the numbers. The figures also lie in this file in machine-readable form (rapport.json).
brev-rapport-vedlegg = The figures of the report, machine-readable
