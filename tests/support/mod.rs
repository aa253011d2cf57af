//! A whole product for one test: its own database (SQLite, or PostgreSQL with TEST_DATABASE=postgres), the cast, a stopped clock.
#![allow(dead_code, reason = "each test binary uses a part")]

pub mod application;
mod database;
pub mod granted;
pub mod lived;
pub mod office;
pub mod server;

use database::Scratch;
use opptrapping::access::Actor;
use opptrapping::actions::{Context, World};
use opptrapping::clock::Clock;
use opptrapping::config::Config;
use opptrapping::demo;
use opptrapping::domain::time::{Timestamp, parse_clock, parse_day};
use opptrapping::web::Shared;
use rocket::http::{ContentType, Cookie, Status};
use rocket::local::blocking::Client;
use scraper::{Html, Selector};
use std::sync::{Arc, Mutex};

/// A Norwegian day and clock time.
pub fn moment(day: &str, clock: &str) -> Timestamp {
    Timestamp::from_oslo(parse_day(day).unwrap(), parse_clock(clock).unwrap())
}

#[expect(
    clippy::disallowed_methods,
    reason = "tests/run tells the tests by environment which database to use"
)]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|v| !v.is_empty())
}

/// The hash of the cast's password at next to no cost: tests sign in by the dozen, and the price of a guess is not what they test.
fn cheap_hash() -> String {
    use argon2::password_hash::{PasswordHasher, SaltString};
    use argon2::{Algorithm, Argon2, Params, Version};
    let cheap = Params::new(Params::MIN_M_COST, 1, 1, None).unwrap();
    let salt = SaltString::from_b64("b3BwdHJhcHBpbmctdGVzdA").unwrap();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cheap)
        .hash_password(demo::cast::PASSWORD.as_bytes(), &salt)
        .unwrap()
        .to_string()
}

/// The product under test.
pub struct TestApp {
    pub client: Client,
    pub shared: Arc<Shared>,
    scratch: Scratch,
    /// Further databases, kept as long as the test runs.
    others: Mutex<Vec<Scratch>>,
}

impl TestApp {
    /// The product on this day at 09.00, with cast, appropriations, frames and calls of the years so far.
    pub fn on(day: &str) -> Self {
        let build = || {
            let start = moment(day, "09.00");
            let app = Self::open(Scratch::empty(), start);
            demo::cast::build_with(app.world(), &cheap_hash()).unwrap();
            demo::calls::build(app.world(), start).unwrap();
            (app, String::new())
        };
        Self::in_state(day, build).0
    }

    /// The product with nothing in it but geography, on 1 January 2016.
    pub fn empty() -> Self {
        Self::open(Scratch::empty(), moment("01.01.2016", "09.00"))
    }

    /// The product in a state that is built once for all tests and copied for each, and what the builder told about it.
    /// The name stands for the state: whoever uses it builds the same.
    pub fn in_state(name: &str, build: impl FnOnce() -> (Self, String)) -> (Self, String) {
        let (scratch, told) = database::copy_of(name, || {
            let (app, told) = build();
            let told = format!("{} {told}", app.now().seconds());
            // Whoever is connected would keep PostgreSQL from copying.
            (app.scratch, told)
        });
        let (now, told) = told.split_once(' ').unwrap();
        let epoch = moment("01.01.1970", "00.00");
        let now = epoch.plus_seconds(now.parse::<i64>().unwrap() - epoch.seconds());
        (Self::open(scratch, now), told.to_owned())
    }

    fn open(scratch: Scratch, now: Timestamp) -> Self {
        let config = Config {
            database_url: scratch.url.clone(),
            database_pool: 4,
            secret_key: "a secret key for tests, long enough".into(),
            record_key: "test:a record key for tests that is long enough".into(),
            smtp_url: format!("file:{}/post", scratch.folder.display()),
            demo: true,
            ..Config::default()
        };
        let world = opptrapping::startup::world(config, Clock::stopped_at(now), false).unwrap();
        let shared = opptrapping::startup::shared(world).unwrap();
        let client = Client::untracked(opptrapping::startup::rocket(shared.clone())).unwrap();
        Self {
            client,
            shared,
            scratch,
            others: Mutex::default(),
        }
    }

    pub fn world(&self) -> &World {
        &self.shared.world
    }

    /// The database's URL, for a second server or a raw connection.
    pub fn database_url(&self) -> &str {
        &self.scratch.url
    }

    /// An empty database beside that of the test, on the same kind of server.
    pub fn another_database(&self) -> String {
        let next = Scratch::empty();
        let url = next.url.clone();
        self.others.lock().unwrap().push(next);
        url
    }

    pub fn now(&self) -> Timestamp {
        self.world().clock.now()
    }

    /// The newest events of every chain there is, as a page would carry them that shows everything.
    pub fn all_heads(&self) -> String {
        use opptrapping::access::Level;
        use opptrapping::db;
        use opptrapping::domain::head::{Head, Heads};
        let system = Actor::system();
        let offices: Vec<_> = self
            .world()
            .geography
            .offices_on(self.now().day())
            .collect();
        let heads = self.world().db.read(|c| {
            let mut all = Heads::default();
            for case in db::application::list(c, &system, Level::List, None)? {
                all = all.and(case.head());
                if let Some(grant) = db::grant::of_application(c, case.id)? {
                    all = all.and(grant.head());
                }
            }
            let mut others = Vec::new();
            for year in 2016..=2020 {
                others.extend([
                    Head::Appropriation(year),
                    Head::Call(year),
                    Head::Settings(year),
                ]);
                others.extend(offices.iter().map(|office| Head::Frame(year, &office.key)));
            }
            others.extend((1..100).map(|id| Head::User(opptrapping::domain::id::UserId(id))));
            others.extend(
                (1..100).map(|id| Head::Round(opptrapping::domain::id::AnnouncementId(id))),
            );
            Ok::<_, db::Error>(all.and(db::head::newest(c, &others)?))
        });
        heads.unwrap().text()
    }

    /// What `verify` finds off.
    pub fn findings(&self) -> Vec<String> {
        let world = self.world();
        world
            .db
            .read(|c| opptrapping::db::verify::everything(c, &world.keys, None))
            .unwrap()
            .wrong
    }

    /// Moves the clock forward to this day and time.
    pub fn move_to(&self, day: &str, clock: &str) {
        let target = moment(day, clock);
        self.world()
            .clock
            .move_forward(target.seconds() - self.now().seconds());
    }

    /// The actor a member of the cast is today.
    pub fn actor(&self, user_name: &str) -> Actor {
        demo::as_person(self.world(), user_name, self.now().day()).unwrap()
    }

    /// Runs an action as a member of the cast.
    pub fn act<T>(
        &self,
        user_name: &str,
        work: impl FnOnce(&Context<'_>) -> opptrapping::actions::Result<T>,
    ) -> opptrapping::actions::Result<T> {
        let actor = self.actor(user_name);
        work(&Context {
            world: self.world(),
            actor: &actor,
            now: self.now(),
            shown: None,
        })
    }

    /// A browser that has not signed in.
    pub fn visitor(&self) -> Browser<'_> {
        Browser {
            app: self,
            cookies: Vec::new(),
        }
    }

    /// A browser in which a member of the cast has signed in.
    pub fn sign_in(&self, user_name: &str) -> Browser<'_> {
        let mut browser = self.visitor();
        let answer = browser.post(
            "/logg-inn",
            "/logg-inn",
            &[("brukernavn", user_name), ("passord", demo::cast::PASSWORD)],
        );
        assert_eq!(
            answer.status,
            Status::SeeOther,
            "{user_name} could not sign in: {}",
            answer.text()
        );
        browser
    }

    /// The waiting notices as (address, kind), oldest first.
    pub fn notices(&self) -> Vec<(String, String)> {
        let mut rows = self
            .world()
            .db
            .read(|c| opptrapping::db::outbox::newest(c, 1000, 0))
            .unwrap();
        rows.reverse();
        rows.into_iter()
            .map(|row| (row.to_address, row.kind))
            .collect()
    }
}

/// One person's browser: cookies, and forms with their tokens.
pub struct Browser<'a> {
    app: &'a TestApp,
    cookies: Vec<Cookie<'static>>,
}

/// A page or redirect.
#[derive(Debug)]
pub struct Answer {
    pub status: Status,
    pub location: Option<String>,
    pub content_type: Option<String>,
    pub headers: Vec<(String, String)>,
    pub bytes: Vec<u8>,
}

impl Answer {
    fn of(response: rocket::local::blocking::LocalResponse<'_>) -> Self {
        let headers = response
            .headers()
            .iter()
            .map(|h| (h.name().to_string(), h.value().to_owned()))
            .collect();
        Self {
            status: response.status(),
            location: response.headers().get_one("Location").map(str::to_owned),
            content_type: response.content_type().map(|t| t.to_string()),
            headers,
            bytes: response.into_bytes().unwrap_or_default(),
        }
    }

    pub fn body(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn html(&self) -> Html {
        Html::parse_document(&self.body())
    }

    /// The text of the page's main part, spaces collapsed.
    pub fn text(&self) -> String {
        let html = self.html();
        let selector = Selector::parse("main").unwrap();
        let text: String = match html.select(&selector).next() {
            Some(main) => main.text().collect::<Vec<_>>().join(" "),
            None => html.root_element().text().collect::<Vec<_>>().join(" "),
        };
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What every form of the page begins with: token, organisation, heads.
    pub fn hidden(&self) -> Vec<(String, String)> {
        ["csrf", "paa-vegne-av", "sett"]
            .into_iter()
            .filter_map(|name| {
                let values = self.attributes(&format!("main input[name={name}]"), "value");
                let anywhere = || self.attributes(&format!("input[name={name}]"), "value");
                let value = values
                    .first()
                    .cloned()
                    .or_else(|| anywhere().first().cloned())?;
                Some((name.to_owned(), value))
            })
            .collect()
    }

    /// The texts of all elements matching a CSS selector.
    pub fn all(&self, css: &str) -> Vec<String> {
        let selector = Selector::parse(css).unwrap();
        self.html()
            .select(&selector)
            .map(|e| {
                e.text()
                    .collect::<String>()
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect()
    }

    /// The value of an attribute on all elements matching a CSS selector.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(css).unwrap();
        self.html()
            .select(&selector)
            .filter_map(|e| e.value().attr(name).map(str::to_owned))
            .collect()
    }
}

impl Browser<'_> {
    fn keep(&mut self, response: &rocket::local::blocking::LocalResponse<'_>) {
        for cookie in response.cookies().iter() {
            self.cookies.retain(|kept| kept.name() != cookie.name());
            if !cookie.value().is_empty() {
                self.cookies.push(cookie.clone().into_owned());
            }
        }
    }

    pub fn get(&mut self, path: &str) -> Answer {
        // As browsers do: the place on the page is not sent.
        let path = path.split('#').next().unwrap_or_default();
        let mut request = self.app.client.get(path.to_owned());
        for cookie in &self.cookies {
            request = request.cookie(cookie.clone());
        }
        let response = request.dispatch();
        self.keep(&response);
        Answer::of(response)
    }

    /// GETs and follows redirects.
    pub fn open(&mut self, path: &str) -> Answer {
        let mut answer = self.get(path);
        for _ in 0..5 {
            match answer.location.clone() {
                Some(to) => answer = self.get(&to),
                None => break,
            }
        }
        answer
    }

    /// Posts a form to `action` as it stands on `page` now, not following the redirect.
    pub fn post(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.get(page);
        self.post_from(&page, action, fields)
    }

    /// Posts a form from a page that was opened earlier: its token, its organisation and what it showed.
    pub fn post_from(&mut self, page: &Answer, action: &str, fields: &[(&str, &str)]) -> Answer {
        let mut all = page.hidden();
        let token = match all.iter().position(|(name, _)| name == "csrf") {
            Some(at) => all.remove(at).1,
            None => String::new(),
        };
        let mut sent: Vec<(&str, &str)> = all
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        sent.extend(fields);
        self.post_with_token(action, &token, &sent)
    }

    /// Posts a form and follows the redirect.
    pub fn submit(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(page, action, fields);
        match answer.location.clone() {
            Some(to) => self.open(&to),
            None => answer,
        }
    }

    pub fn post_with_token(
        &mut self,
        action: &str,
        token: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let encode = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
        let mut body = format!("csrf={}", encode(token));
        for (name, value) in fields {
            body.push_str(&format!("&{}={}", encode(name), encode(value)));
        }
        self.post_body(action, &body)
    }

    /// Posts a form that is already encoded.
    pub fn post_body(&mut self, action: &str, body: &str) -> Answer {
        let mut request = self
            .app
            .client
            .post(action.to_owned())
            .header(ContentType::Form)
            .body(body);
        for cookie in &self.cookies {
            request = request.cookie(cookie.clone());
        }
        let response = request.dispatch();
        self.keep(&response);
        Answer::of(response)
    }
}
