//! A whole product for one test: its own database (SQLite, or PostgreSQL with TEST_DATABASE=postgres), the cast, a stopped clock.
#![allow(dead_code, reason = "each test binary uses a part")]

pub mod application;
pub mod granted;
pub mod office;
pub mod server;

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
use std::sync::Arc;

/// A Norwegian day and clock time.
pub fn moment(day: &str, clock: &str) -> Timestamp {
    Timestamp::from_oslo(parse_day(day).unwrap(), parse_clock(clock).unwrap())
}

/// The database of a test, thrown away with it.
struct Scratch {
    folder: std::path::PathBuf,
    url: String,
}

static NUMBER: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);

#[expect(
    clippy::disallowed_methods,
    reason = "tests/run tells the tests by environment which database to use"
)]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|v| !v.is_empty())
}

impl Scratch {
    fn new() -> Self {
        let number = NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let name = format!("opptrapping_test_{}_{number}", std::process::id());
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir_all(&folder).unwrap();
        let url = if variable("TEST_DATABASE").as_deref() == Some("postgres") {
            postgres_database(&name)
        } else {
            format!("sqlite://{}/test.db", folder.display())
        };
        Self { folder, url }
    }
}

/// Makes an empty database on the test server and gives its URL.
fn postgres_database(name: &str) -> String {
    use diesel::Connection;
    use diesel::connection::SimpleConnection;
    let admin = variable("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL names the test server");
    let mut connection = diesel::PgConnection::establish(&admin).unwrap();
    connection
        .batch_execute(&format!("CREATE DATABASE {name}"))
        .unwrap();
    let (server, _) = admin.rsplit_once('/').unwrap();
    format!("{server}/{name}")
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The product under test.
pub struct TestApp {
    pub client: Client,
    pub shared: Arc<Shared>,
    scratch: Scratch,
}

impl TestApp {
    /// The product on this day at 09.00, with cast, appropriations, frames and calls of the years so far.
    pub fn on(day: &str) -> Self {
        let start = moment(day, "09.00");
        let scratch = Scratch::new();
        let config = Config {
            database_url: scratch.url.clone(),
            database_pool: 4,
            secret_key: "a secret key for tests, long enough".into(),
            record_key: "test:a record key for tests that is long enough".into(),
            smtp_url: format!("file:{}/post", scratch.folder.display()),
            demo: true,
            ..Config::default()
        };
        let world = opptrapping::startup::world(config, Clock::stopped_at(start), false).unwrap();
        demo::cast::build(&world).unwrap();
        demo::calls::build(&world, start).unwrap();
        let shared = opptrapping::startup::shared(world).unwrap();
        let client = Client::untracked(opptrapping::startup::rocket(shared.clone())).unwrap();
        Self {
            client,
            shared,
            scratch,
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
        let next = Scratch::new();
        // Its folder is only needed by SQLite, whose file lies in the folder of this test.
        if next.url.starts_with("sqlite://") {
            format!("sqlite://{}/another.db", self.scratch.folder.display())
        } else {
            next.url.clone()
        }
    }

    pub fn now(&self) -> Timestamp {
        self.world().clock.now()
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

    /// Posts a form to `action` with the token found on `page`, not following the redirect.
    pub fn post(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self
            .get(page)
            .attributes("input[name=csrf]", "value")
            .first()
            .cloned()
            .unwrap_or_default();
        self.post_with_token(action, &token, fields)
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
