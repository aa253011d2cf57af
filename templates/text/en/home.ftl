forside-ingress = Municipalities apply for an earmarked grant to develop habilitation and rehabilitation. Here they write the application, receive the answer and report. The offices handle the cases, and everybody can read what the money went to.
forside-se-utlysninger = See the calls
forside-se-tildelinger = See the awards
forside-flere = { $antall ->
    [one] Show { $antall } more call
   *[other] Show { $antall } more calls
}
forside-tidligere = See earlier calls
forside-kommune = For municipalities
forside-kommune-tekst = Only municipalities may apply. You can write together with colleagues, pause without losing text and follow the case from application to report.
forside-embete = For the county governors
forside-embete-tekst = The county governors assess the applications of their area, allocate within the frame and advise along the way.
forside-alle = For everybody
forside-alle-tekst = The decisions are public. You can see who received a grant, how much, and what was spent, and download the figures.
