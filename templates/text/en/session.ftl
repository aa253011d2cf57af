innlogging-ingress = Sign in with user name or e-mail address.
innlogging-brukernavn = User name
innlogging-passord = Password
innlogging-glemt = Forgotten password?
innlogging-utlopt-tittel = You must sign in again
innlogging-utlopt = The session has ended. What you had saved is not lost.
innlogging-demo-tittel = Try as
innlogging-demo = All the people are invented. Choose whom you want to try the service as. The password is opptrapping-demo.
