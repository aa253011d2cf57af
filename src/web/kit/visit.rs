//! Who is visiting: language, session, actor. One guard for pages anybody may see, one for those who have signed in.

use super::fields::Fields;
use super::origin::{self, Origin};
use super::{Shared, engine::Engine};
use crate::access::{Act, Actor, Denied};
use crate::actions::{Context, World};
use crate::db::session::LiveSession;
use crate::domain::head::{Head, Heads};
use crate::domain::time::{Day, Timestamp};
use crate::domain::user::{Language, Organisation};
use rocket::http::{Cookie, CookieJar, SameSite};
use rocket::request::{FromRequest, Outcome, Request};
use std::sync::{Arc, OnceLock};

/// The cookie with the session's token.
pub const SESSION_COOKIE: &str = "okt";
/// The cookie with the language chosen.
pub const LANGUAGE_COOKIE: &str = "sprak";
/// The cookie with a message to show once.
pub const FLASH_COOKIE: &str = "beskjed";
/// The cookie that protects forms of visitors who have not signed in.
pub const GUEST_COOKIE: &str = "gjest";

/// A request, with everything the pages need to know about who sent it.
#[derive(Debug, Clone)]
pub struct Visit {
    /// What the program shares.
    pub shared: Arc<Shared>,
    /// The time of the request.
    pub now: Timestamp,
    /// The language of the page.
    pub language: Language,
    /// The path with its query, for coming back.
    pub path: String,
    /// The token every form carries.
    pub csrf: String,
    /// The session, when there is one.
    pub session: Option<LiveSession>,
    /// The organisations the person may act for today.
    pub choices: Vec<Organisation>,
    /// Whoever is signed in, acting for an organisation.
    pub actor: Option<Actor>,
    /// A message from the page before: kind and text.
    pub flash: Option<(String, String)>,
    /// The visitor's network address, as the web server sees it.
    pub address: String,
    /// The form that was posted, once it is read.
    pub posted: OnceLock<Sent>,
}

/// A posted form: what was typed and where it comes from.
#[derive(Debug, Clone)]
pub struct Sent {
    /// What was typed.
    pub fields: Fields,
    /// The page it stood on.
    pub origin: Origin,
}

impl Visit {
    /// The world behind the pages.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.shared.world
    }

    /// The templates.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.shared.engine
    }

    /// The text with this key in the visitor's language.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.world().texts.get(self.language, key)
    }

    /// The same with variables.
    #[must_use]
    pub fn t_with(&self, key: &str, variables: &[(&str, crate::text::Variable)]) -> String {
        self.world().texts.with(self.language, key, variables)
    }

    /// The same request as the next one will be seen: after signing in, or after choosing an organisation.
    #[must_use]
    pub fn anew(&self, token: &str) -> Self {
        let session = session_with(token, self.world(), self.now);
        let (choices, actor) = session.as_ref().map_or_else(
            || (Vec::new(), None),
            |session| actor_of(session, self.world(), self.now, None),
        );
        Self {
            csrf: session
                .as_ref()
                .map_or_else(|| self.csrf.clone(), |session| session.csrf.clone()),
            session,
            choices,
            actor,
            ..self.clone()
        }
    }

    /// Whoever is signed in, acting for another of the own organisations than the one of this visit.
    #[must_use]
    pub fn elsewhere(&self) -> Vec<Actor> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let here = self.actor.as_ref().map(|actor| &actor.organisation);
        self.choices
            .iter()
            .filter(|organisation| Some(*organisation) != here)
            .map(|other| actor_for(session, other.clone(), self.world(), self.now.day()))
            .collect()
    }

    fn load(request: &Request<'_>) -> Self {
        let shared = request
            .rocket()
            .state::<Arc<Shared>>()
            .cloned()
            .unwrap_or_else(|| unreachable!("startup manages the shared state"));
        let cookies = request.cookies();
        let now = shared.world.clock.now();
        let language = cookies
            .get(LANGUAGE_COOKIE)
            .and_then(|cookie| Language::parse(cookie.value()))
            .unwrap_or_default();
        let session = cookies
            .get(SESSION_COOKIE)
            .and_then(|cookie| session_with(cookie.value(), &shared.world, now));
        let of_page = origin::announced(request);
        let (choices, actor) = session.as_ref().map_or_else(
            || (Vec::new(), None),
            |session| actor_of(session, &shared.world, now, of_page),
        );
        let csrf = session.as_ref().map_or_else(
            || guest_token(cookies, &shared.world),
            |session| session.csrf.clone(),
        );
        let flash = take_flash(cookies);
        let address = request
            .client_ip()
            .map_or_else(String::new, |ip| ip.to_string());
        let path = request.uri().to_string();
        Self {
            shared,
            now,
            language,
            path,
            csrf,
            session,
            choices,
            actor,
            flash,
            address,
            posted: OnceLock::new(),
        }
    }
}

fn session_with(token: &str, world: &World, now: Timestamp) -> Option<LiveSession> {
    match world
        .db
        .read(|c| crate::db::session::live(c, token, (&world.config, &world.geography), now))
    {
        Ok(session) => session,
        Err(error) => {
            tracing::error!(%error, "reading a session");
            None
        }
    }
}

fn actor_of(
    session: &LiveSession,
    world: &World,
    now: Timestamp,
    of_page: Option<&str>,
) -> (Vec<Organisation>, Option<Actor>) {
    let today: Day = now.day();
    let choices = session.organisations(&world.geography, today);
    let among = |key: &str| {
        choices
            .iter()
            .find(|organisation| organisation.key() == key)
    };
    let chosen = of_page
        .and_then(among)
        .or_else(|| session.organisation.as_deref().and_then(among))
        .or_else(|| {
            if choices.len() == 1 {
                choices.first()
            } else {
                None
            }
        })
        .cloned();
    let actor = chosen.map(|organisation| actor_for(session, organisation, world, today));
    (choices, actor)
}

fn actor_for(
    session: &LiveSession,
    organisation: Organisation,
    world: &World,
    today: Day,
) -> Actor {
    let roles = session.roles_in(&organisation, &world.geography, today);
    Actor::person(
        session.user,
        session.name.clone(),
        roles,
        organisation,
        &world.geography,
        today,
    )
    .tied_to(session.ties().to_vec())
}

fn guest_token(cookies: &CookieJar<'_>, world: &World) -> String {
    if let Some(cookie) = cookies.get(GUEST_COOKIE)
        && cookie.value().len() == 64
    {
        return cookie.value().to_owned();
    }
    let token = crate::token::random();
    cookies.add(own_cookie(GUEST_COOKIE, token.clone(), world));
    token
}

fn take_flash(cookies: &CookieJar<'_>) -> Option<(String, String)> {
    let value = cookies.get(FLASH_COOKIE)?.value().to_owned();
    cookies.remove(Cookie::build(FLASH_COOKIE).path("/"));
    let decoded = rocket::http::RawStr::new(&value)
        .percent_decode()
        .ok()?
        .into_owned();
    let (kind, text) = decoded.split_once(':')?;
    let known = matches!(kind, "success" | "info" | "warning" | "danger");
    known.then(|| (kind.to_owned(), text.to_owned()))
}

/// A cookie with our settings: this site only, not for scripts, over TLS when the site is.
#[must_use]
pub fn own_cookie(name: &'static str, value: String, world: &World) -> Cookie<'static> {
    Cookie::build((name, value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(world.config.is_https())
        .build()
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for &'r Visit {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(of(request))
    }
}

/// The visit behind a request, read once.
pub fn of<'r>(request: &'r Request<'_>) -> &'r Visit {
    request.local_cache(|| Visit::load(request))
}

/// A visitor who has signed in and acts for an organisation.
#[derive(Debug, Clone, Copy)]
pub struct SignedIn<'r> {
    /// The visit.
    pub visit: &'r Visit,
    /// Who, for whom.
    pub actor: &'r Actor,
}

impl<'r> std::ops::Deref for SignedIn<'r> {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        self.visit
    }
}

impl<'r> SignedIn<'r> {
    /// The context of an act: refused when the page it was asked for on is old.
    #[must_use]
    pub fn context(&self) -> Context<'r> {
        Context {
            shown: self.visit.posted.get().map(|sent| &sent.origin.heads),
            ..self.reading()
        }
    }

    /// The context of reading, for a page that is rendered again, whatever the page before it showed.
    #[must_use]
    pub fn reading(&self) -> Context<'r> {
        Context {
            world: self.visit.world(),
            actor: self.actor,
            now: self.visit.now,
            shown: None,
        }
    }

    /// Where the chains stand that are no case's. To be asked before the rows of the page are read.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn heads(&self, heads: &[Head<'_>]) -> crate::db::Result<Heads> {
        self.world().db.read(|c| crate::db::head::newest(c, heads))
    }

    /// Demands an act that concerns no case.
    ///
    /// # Errors
    /// [`Denied`] with the reason.
    pub fn demand(&self, act: Act) -> Result<(), Denied> {
        crate::access::permit(self.actor, act).map(|_| ())
    }
}

/// A visitor who has signed in, whether an organisation is chosen or not: for the own account.
#[derive(Debug, Clone, Copy)]
pub struct WithSession<'r> {
    /// The visit.
    pub visit: &'r Visit,
    /// The session.
    pub session: &'r LiveSession,
}

impl std::ops::Deref for WithSession<'_> {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        self.visit
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for WithSession<'r> {
    type Error = TurnedAway;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, TurnedAway> {
        let visit = of(request);
        match &visit.session {
            Some(session) => Outcome::Success(Self { visit, session }),
            None => turn_away(request, TurnedAway::SignIn),
        }
    }
}

/// Why a guard turned a visitor away; the catcher makes the page of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurnedAway {
    /// Not signed in.
    SignIn,
    /// Signed in, but must choose an organisation first.
    ChooseOrganisation,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for SignedIn<'r> {
    type Error = TurnedAway;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, TurnedAway> {
        let visit = of(request);
        match (&visit.actor, &visit.session) {
            (Some(actor), _) => {
                request.local_cache(|| ForAnOrganisation(true));
                Outcome::Success(Self { visit, actor })
            }
            (None, Some(_)) => turn_away(request, TurnedAway::ChooseOrganisation),
            (None, None) => turn_away(request, TurnedAway::SignIn),
        }
    }
}

/// Whether the handler acts for an organisation, so that its form must say for which.
#[derive(Debug)]
struct ForAnOrganisation(bool);

/// Whether the request is answered for an organisation.
pub(super) fn is_for_an_organisation(request: &Request<'_>) -> bool {
    request.local_cache(|| ForAnOrganisation(false)).0
}

/// A GET ends here and is sent to where one signs in. A POST goes on to the route of last resort (`late` in the room `account`),
/// which keeps what was typed.
fn turn_away<T>(request: &Request<'_>, why: TurnedAway) -> Outcome<T, TurnedAway> {
    request.local_cache(|| Some(why));
    if request.method() == rocket::http::Method::Post {
        Outcome::Forward(rocket::http::Status::Unauthorized)
    } else {
        Outcome::Error((rocket::http::Status::Unauthorized, why))
    }
}

/// Why the guards turned this request away, if they did.
#[must_use]
pub fn turned_away(request: &Request<'_>) -> Option<TurnedAway> {
    *request.local_cache(|| None::<TurnedAway>)
}
