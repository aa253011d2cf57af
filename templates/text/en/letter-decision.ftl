# Decision letters. Issued in bokmål and nynorsk only; the English texts help translators of the pages.
brev-side = Page { $n } of { $m }
brev-bunn = Case { $saksnummer } · { $embete }
brev-emne = Grant for habilitation and rehabilitation { $ar }
brev-saksnummer = Case number
brev-dato = Date
brev-saksbehandler = Case officer
brev-godkjenner-plass = (the approver)

brev-tilskudd-tittel = Grant letter – habilitation and rehabilitation { $ar }
brev-vedtak-overskrift = Decision
brev-tilskudd-vedtak = { $embete } grants { $kommune } { $belop } for { $ar }. The municipality applied for { $sokt }. We received the application on { $mottatt }.
brev-hjemmel = The grant is appropriated in the national budget for { $ar }, chapter 762 item 64. The application has been handled under the call for { $ar } and chapter 6 of the provisions on financial management in central government.

brev-formaal-overskrift = What the grant is for
brev-formaal = The grant shall strengthen habilitation and rehabilitation in the municipality. It covers these measures, as described in the application:
brev-formaal-endring = The money may be used for something else only with our written consent in advance.

brev-begrunnelse-overskrift = Reasons
brev-begrunnelse = We have assessed the application at our discretion by the criteria in the call. Goals and service development weigh most.
brev-kriterier = Our assessment of each criterion

brev-utbetaling-overskrift = How the money is paid
brev-utbetaling = We pay the grant after the municipality has accepted the conditions and given an account number. The whole amount is normally paid at once. If it must be divided, you will be told the dates. You will also be told when the money is paid.

brev-aksept-overskrift = Answer by { $akseptfrist }
brev-aksept = The municipality must answer by { $akseptfrist }. Sign in to Opptrapping, open case { $saksnummer } and choose whether you accept the grant or decline it. By accepting you agree to the conditions in this letter and give the account number we shall pay to. If you do not answer in time, the grant may lapse.
brev-aksept-leder = The municipality's leader must accept.

brev-vilkaar-overskrift = Conditions for using the grant
brev-vilkaar-plan = The municipality shall have an updated plan for habilitation and rehabilitation by { $planfrist }.
brev-vilkaar-medfinansiering = The municipality shall contribute money of its own, as the budget in the application shows.
brev-vilkaar-medvirkning = The user organisations named in the application shall take part in the measures.
brev-vilkaar-dobbel = The same expenses may not be covered by other central government grants.
brev-vilkaar-regnskap = The accounts shall show what the grant has been used for.
brev-vilkaar-endring = The municipality shall tell us at once if a measure is changed, delayed or less expensive than planned. The grant may then be reduced or lapse.

brev-rapport-overskrift = Reporting
brev-rapport = The municipality shall submit a report and accounts by { $rapportfrist }. The report is filled in in Opptrapping. It shall show what has been done in each measure, what the money was used for, and what you have achieved.
brev-rapport-revisor = For grants of { $revisorgrense } or more an auditor shall confirm the accounts. This applies to this grant.
brev-rapport-ubrukt = Money not used in { $ar } shall be paid back when we claim it.

brev-kontroll-overskrift = Control
brev-kontroll = { $embete }, the Ministry of Health and Care Services and the Office of the Auditor General may check that the grant is used as it should be, cf. section 10 of the appropriation regulations. The municipality shall then present accounts and the information needed.

brev-brudd-overskrift = If the conditions are breached
brev-brudd = If the municipality breaches the conditions, or if information in the application is incorrect, we may withhold money, claim all or part of the grant back and take the breach into account when the municipality applies again. On suspicion of misuse we may stop the payment at once and report the matter to the police.

brev-klage-overskrift = You may appeal the decision
brev-klage = The municipality may appeal to { $klageinstans }, cf. section 28 of the Public Administration Act. The time limit is three weeks from when you were told that the letter is in Opptrapping. Send the appeal to { $embete } and state case { $saksnummer }. Write what you want changed, and why. If we do not change the decision ourselves, we pass the appeal on to { $klageinstans }.
brev-klage-innsyn = You have the right to see the documents in the case, cf. sections 18 and 19 of the Public Administration Act. You may also ask that the decision is not carried out before the appeal is settled, cf. section 42.
brev-retting-overskrift = If something is wrong or unclear
brev-retting = The decision cannot be appealed. If you think something in the letter is wrong, you may ask us to correct it. You may also ask for further reasons and to see the documents in the case. Write to { $embete } and state case { $saksnummer }.

brev-sporsmaal = If you have questions, contact case officer { $saksbehandler }.
brev-hilsen = Yours sincerely
brev-elektronisk = The letter is approved electronically and therefore has no signature.

brev-avslag-tittel = Rejection of application for grant – habilitation and rehabilitation { $ar }
brev-avslag-vedtak = { $embete } rejects the application from { $kommune } for { $sokt } for { $ar }. We received the application on { $mottatt }.
brev-avslag-videre-overskrift = What the municipality can do now
brev-avslag-videre = If the grant is announced again, the municipality may apply again. The case officer will gladly advise on what can make a new application better.

brev-avvisning-tittel = Dismissal of application for grant – habilitation and rehabilitation { $ar }
brev-avvisning-vedtak = { $embete } dismisses the application from { $kommune } for { $sokt } for { $ar }. We received the application on { $mottatt }.
brev-avvisning-betyr = That the application is dismissed means that we have not assessed its content.
