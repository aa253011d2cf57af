//! The product as an operator starts it: `opptrapping serve` in a process of its own, and a person who talks HTTP to it.

use super::TestApp;
use opptrapping::demo;
use scraper::{Html, Selector};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server; it ends with this value.
pub struct Server {
    process: Child,
    port: u16,
}

impl Server {
    /// Starts the program on the test's database, on the machine's own clock. `at_once` is how many requests it works on at a time.
    pub fn start(app: &TestApp, at_once: u16) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let post = app.scratch.folder.join(format!("post-{port}"));
        let process = Command::new(env!("CARGO_BIN_EXE_opptrapping"))
            .arg("serve")
            .env_clear()
            .env("DATABASE_URL", app.database_url())
            .env("DATABASE_POOL", at_once.to_string())
            .env("ROCKET_WORKERS", at_once.to_string())
            .env("BASE_URL", format!("http://127.0.0.1:{port}"))
            .env("PORT", port.to_string())
            .env("SECRET_KEY", &app.world().config.secret_key)
            .env("RECORD_KEY", &app.world().config.record_key)
            .env("SMTP_URL", format!("file:{}", post.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        Self { process, port }
    }

    /// Waits until it answers that it can do its work.
    pub fn ready(mut self) -> Self {
        let patience = Instant::now() + Duration::from_secs(120);
        while Instant::now() < patience {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok()
                && Person::default().get(&self, "/helse").status == 200
            {
                return self;
            }
            assert!(
                self.process.try_wait().unwrap().is_none(),
                "the server on port {} ended",
                self.port
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the server on port {} does not answer", self.port);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What the server answered.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub body: String,
    cookies: Vec<(String, String)>,
}

impl Reply {
    fn parse(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").expect("a whole answer");
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap();
        let cookies = lines
            .filter_map(|line| line.split_once(": "))
            .filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"))
            .filter_map(|(_, value)| value.split(';').next()?.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        Self {
            status: status.parse().unwrap(),
            body: body.to_owned(),
            cookies,
        }
    }

    /// The text of the first element matching a CSS selector, spaces collapsed; empty when there is none.
    pub fn text_of(&self, css: &str) -> String {
        let html = Html::parse_document(&self.body);
        let text: String = html
            .select(&Selector::parse(css).unwrap())
            .next()
            .map(|found| found.text().collect())
            .unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What every form of the page begins with: token, organisation, heads.
    fn hidden(&self) -> Vec<(&'static str, String)> {
        let html = Html::parse_document(&self.body);
        let value = |name: &str| {
            html.select(&Selector::parse(&format!("input[name={name}]")).unwrap())
                .next()
                .and_then(|input| input.value().attr("value"))
                .map(str::to_owned)
        };
        ["csrf", "paa-vegne-av", "sett"]
            .into_iter()
            .filter_map(|name| Some((name, value(name)?)))
            .collect()
    }
}

/// Somebody's cookies and what the forms of the page last seen begin with. They hold at every server on the same database.
#[derive(Debug, Clone, Default)]
pub struct Person {
    cookies: Vec<(String, String)>,
    hidden: Vec<(&'static str, String)>,
}

impl Person {
    /// Signs in a member of the cast.
    pub fn sign_in(server: &Server, user_name: &str) -> Self {
        let mut person = Self::default();
        let form = person.get(server, "/logg-inn");
        person.keep(&form);
        let fields = [("brukernavn", user_name), ("passord", demo::cast::PASSWORD)];
        let answer = person.post(server, "/logg-inn", &fields);
        assert_eq!(answer.status, 303, "{user_name}: {}", answer.body);
        person.keep(&answer);
        let page = person.get(server, "/vedtak");
        assert_eq!(page.status, 200, "{user_name}: {}", page.body);
        person.keep(&page);
        person
    }

    fn keep(&mut self, reply: &Reply) {
        for (name, value) in &reply.cookies {
            self.cookies.retain(|(kept, _)| kept != name);
            self.cookies.push((name.clone(), value.clone()));
        }
        self.hidden = reply.hidden();
    }

    /// Opens a page whose form is posted next.
    pub fn see(&mut self, server: &Server, path: &str) {
        let page = self.get(server, path);
        self.keep(&page);
    }

    pub fn get(&self, server: &Server, path: &str) -> Reply {
        self.send(server, "GET", path, "")
    }

    /// Posts a form of the page last seen.
    pub fn post(&self, server: &Server, path: &str, fields: &[(&str, &str)]) -> Reply {
        let encode = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
        let hidden = self.hidden.iter().map(|(n, v)| (*n, v.as_str()));
        let body: Vec<String> = hidden
            .chain(fields.iter().copied())
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        let body = body.join("&");
        self.send(server, "POST", path, &body)
    }

    /// In HTTP/1.0 the answer is whole when the server hangs up.
    fn send(&self, server: &Server, method: &str, path: &str, body: &str) -> Reply {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = format!(
            "{method} {path} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\nCookie: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            server.port,
            cookies.join("; "),
            body.len()
        );
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(120)))
            .unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        Reply::parse(&answer)
    }
}
