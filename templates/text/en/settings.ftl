innstilling-tittel = Rules for { $ar }
innstilling-ingress = Rules to which the sources give no certain answer are set here for each grant year. A new value holds from the day you give. Letters already sent do not change.
innstilling-regler = Rules in force on { $dag }
innstilling-tabell = Rules with value and origin
innstilling-regel = Rule
innstilling-verdi = Value
innstilling-opphav = Where it comes from
innstilling-antakelse = Our assumption
innstilling-satt = Set from { $dag } by { $navn }
innstilling-historikk = History
innstilling-historikk-tabell = Values entered, newest first
innstilling-ingen = No values have been entered
innstilling-ingen-tekst = Our assumptions apply then.
innstilling-gjelder-fra = Holds from
innstilling-gjelder-fra-hjelp = Decisions and letters from this day on follow the new value.
innstilling-kommer = Not yet in force
innstilling-lagt-inn = Entered
innstilling-na = Value now
innstilling-ny-verdi = New value
innstilling-ny-verdi-dager = New value (number of days)
innstilling-ny-verdi-ar = New value (number of years)
innstilling-lagre = Save the rule
innstilling-lagret = { $navn } is changed and holds from { $dag }.
innstilling-ja = Yes
innstilling-nei = No
innstilling-dager = { $antall ->
    [one] { $antall } day
   *[other] { $antall } days
}
innstilling-ar = { $antall ->
    [one] { $antall } year
   *[other] { $antall } years
}
innstilling-klagerett = Right of appeal
innstilling-klagerett-hjelp = Whether the municipality may appeal the decision. Without it the letter tells how to ask for a correction and for the reasons.
innstilling-klageinstans = Appeal body
innstilling-klageinstans-hjelp = Who settles an appeal.
innstilling-rapportfrist = Report due
innstilling-rapportfrist-hjelp = The last day for the report. Drives reminders, but shuts nobody out.
innstilling-revisor-fra = Auditor’s statement from
innstilling-revisor-fra-hjelp = Grants of this amount or more need accounts confirmed by an auditor.
innstilling-akseptfrist-dager = Time to accept
innstilling-akseptfrist-dager-hjelp = How many days the municipality has to answer the grant letter.
innstilling-leder-aksepterer = Only the leader accepts
innstilling-leder-aksepterer-hjelp = Whether it must be the municipal leader who answers the grant letter.
innstilling-plan-maldato = A plan under way needs a target date
innstilling-plan-maldato-hjelp = Whether a plan that is not adopted must have a date within the grant year. The date becomes a condition of the letter.
innstilling-kommunerolle-ar = Years after a role at the municipality
innstilling-kommunerolle-ar-hjelp = For how many years after a role at a municipality a person is not impartial in its cases at an office. The value of the present year holds for all cases.
innstilling-registrerer-attesterer-ikke = Whoever registers the account does not attest
innstilling-registrerer-attesterer-ikke-hjelp = Stricter than the rules ask. An office with one economy person cannot have this on.
innstilling-attestant-bekrefter-ikke = Whoever attests does not confirm the payment
innstilling-attestant-bekrefter-ikke-hjelp = Stricter than the rules ask. An office with one economy person cannot have this on.
feil-innstilling-verdi = The value does not fit this rule. Check what you wrote.
