demo-klokke-tittel = The demo clock
demo-klokke-ingress = Time in the demo runs by itself, and you can move it forward but never back. What falls due on the way is done. You stay signed in.
demo-klokke-na = The time is
demo-klokke-fram = A little forward
demo-klokke-dag = 1 day forward
demo-klokke-uke = 1 week forward
demo-klokke-til-frist = Forward to just after a deadline
demo-klokke-velg-frist = Which deadline?
demo-klokke-frist = { $embete }, round { $runde }: application deadline { $frist }
demo-klokke-frist-rapport = Report: { $antall ->
    [one] 1 report
   *[other] { $antall } reports
  } due { $frist }
demo-klokke-frist-aksept = Accepting a grant: { $antall ->
    [one] 1 municipality
   *[other] { $antall } municipalities
  }, deadline { $frist }
demo-klokke-frist-retting = Completing an application: { $antall ->
    [one] 1 application
   *[other] { $antall } applications
  }, deadline { $frist }
demo-klokke-til-dato = Forward to a date
demo-klokke-dato = Date
demo-klokke-dato-hjelp = The clock will show 09.00 on that day.
demo-klokke-flyttet = The clock is moved to { $tid }.
feil-klokke-fortid = The clock can only be moved forward. Choose a day after today.
feil-klokke-langt = Choose a day no later than { $dato }.
demo-epost-tittel = Notices sent in the demo
demo-epost-ingress = The notices do not leave this machine. Here you see them, newest first.
demo-epost-til = To
demo-epost-venter = waiting to be sent
demo-epost-tom = No notices have been sent yet
demo-epost-tom-tekst = Notices come when somebody does something, such as submitting an application.
demo-klokke-flytt = Move the clock
