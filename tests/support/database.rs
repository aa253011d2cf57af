//! The databases of the tests: SQLite, or PostgreSQL with TEST_DATABASE=postgres.
//!
//! What many tests start from is built once and kept as a template, of which each test gets a copy of its own. Each test may
//! run in a process of its own, so templates outlive the process: on SQLite as files beside the test program, on PostgreSQL
//! as databases of the server. Their key holds the build of the program and the files it reads, so none is ever stale.

use super::variable;
use diesel::connection::SimpleConnection;
use diesel::sql_types::{Nullable, Text};
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The database of one test and a folder for its files, thrown away with it.
pub struct Scratch {
    pub folder: PathBuf,
    pub url: String,
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

impl Scratch {
    /// An empty database.
    pub fn empty() -> Self {
        Self::made(|name| format!("CREATE DATABASE {name}"))
    }

    fn made(postgres: impl FnOnce(&str) -> String) -> Self {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("opptrapping_test_{}_{number}", std::process::id());
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir_all(&folder).unwrap();
        let url = if on_postgres() {
            admin().batch_execute(&postgres(&name)).unwrap();
            let admin = admin_url();
            let (server, _) = admin.rsplit_once('/').unwrap();
            format!("{server}/{name}")
        } else {
            format!("sqlite://{}", folder.join("test.db").display())
        };
        Self { folder, url }
    }

    /// The name of the database on a PostgreSQL server.
    fn name(&self) -> &str {
        self.url.rsplit('/').next().unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
        if self.url.starts_with("postgres")
            && let Some(url) = variable("TEST_POSTGRES_URL")
            && let Ok(mut server) = PgConnection::establish(&url)
        {
            let name = self.name();
            let _ = server.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

fn on_postgres() -> bool {
    variable("TEST_DATABASE").as_deref() == Some("postgres")
}

fn admin_url() -> String {
    variable("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL names the test server")
}

fn admin() -> PgConnection {
    PgConnection::establish(&admin_url()).unwrap()
}

/// A copy of the template of this name, and what its builder told. The first process to ask builds it; others wait for that.
/// The builder gives a database to which nobody is connected any more.
pub fn copy_of(name: &str, build: impl FnOnce() -> (Scratch, String)) -> (Scratch, String) {
    let key = Key::of(name);
    if on_postgres() {
        let told = postgres_template(&key, build);
        let template = key.database();
        let copy = Scratch::made(|name| format!("CREATE DATABASE {name} TEMPLATE {template}"));
        return (copy, told);
    }
    let folder = sqlite_template(&key, build);
    let copy = Scratch::made(|_| String::new());
    std::fs::copy(folder.join("test.db"), copy.folder.join("test.db")).unwrap();
    let told = std::fs::read_to_string(folder.join("told")).unwrap();
    (copy, told)
}

/// Names a template: the test program, its build, and the state.
struct Key {
    program: String,
    build: String,
    state: String,
}

impl Key {
    fn of(name: &str) -> Self {
        static PROGRAM: OnceLock<(String, String)> = OnceLock::new();
        let (program, build) = PROGRAM.get_or_init(|| {
            let program = std::env::current_exe().unwrap();
            let mut build = DefaultHasher::new();
            hash_files(&program, &mut build);
            // In test builds the program reads these when it runs.
            for folder in ["fixtures", "migrations", "templates"] {
                hash_files(
                    &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
                    &mut build,
                );
            }
            let program = hashed(&program) & u64::from(u32::MAX);
            (format!("{program:08x}"), format!("{:016x}", build.finish()))
        });
        Self {
            program: program.clone(),
            build: build.clone(),
            state: format!("{:016x}", hashed(name)),
        }
    }

    /// Common to all templates of the test program, whatever its build.
    fn family(&self) -> String {
        format!("template_{}_", self.program)
    }

    /// Common to all templates of this build.
    fn edition(&self) -> String {
        format!("{}{}_", self.family(), self.build)
    }

    fn database(&self) -> String {
        format!("{}{}", self.edition(), self.state)
    }
}

fn hashed(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The sizes and times of change of a file, or of all files in a folder. Reading the program itself would take longer than a test.
fn hash_files(path: &Path, into: &mut DefaultHasher) {
    let about = std::fs::metadata(path).unwrap();
    if about.is_dir() {
        let entries = std::fs::read_dir(path).unwrap();
        let mut inside: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        inside.sort();
        inside.iter().for_each(|path| hash_files(path, into));
    } else {
        (path, about.len(), about.modified().unwrap()).hash(into);
    }
}

/// The folder with the template's file.
fn sqlite_template(key: &Key, build: impl FnOnce() -> (Scratch, String)) -> PathBuf {
    let program = std::env::current_exe().unwrap();
    let root = program.with_file_name("templates-of-tests");
    let folder = root.join(key.database());
    if folder.exists() {
        return folder;
    }
    std::fs::create_dir_all(&root).unwrap();
    // The lock ends with the file's handle, so also with a process that fails or is killed.
    let lock = std::fs::File::create(root.join(format!("{}.lock", key.database()))).unwrap();
    lock.lock().unwrap();
    if folder.exists() {
        return folder;
    }
    remove_older(&root, key);
    let (scratch, told) = build();
    let mut file =
        SqliteConnection::establish(scratch.url.trim_start_matches("sqlite://")).unwrap();
    file.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    drop(file);
    let half = root.join(format!("half-{}", std::process::id()));
    std::fs::create_dir_all(&half).unwrap();
    std::fs::copy(scratch.folder.join("test.db"), half.join("test.db")).unwrap();
    std::fs::write(half.join("told"), told).unwrap();
    std::fs::rename(&half, &folder).unwrap();
    folder
}

/// Removes what earlier builds of this test program left.
fn remove_older(root: &Path, key: &Key) {
    for entry in std::fs::read_dir(root).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(&key.family()) && !name.starts_with(&key.edition()) {
            // Another process may be removing the same.
            let _ = std::fs::remove_dir_all(entry.path());
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Makes sure of the template and gives what was told, which is kept as the database's comment.
fn postgres_template(key: &Key, build: impl FnOnce() -> (Scratch, String)) -> String {
    let mut server = admin();
    if let Some(told) = comment_on(&mut server, &key.database()) {
        return told;
    }
    let lock = hashed(key.database()) >> 1;
    // Ends with the connection.
    server
        .batch_execute(&format!("SELECT pg_advisory_lock({lock})"))
        .unwrap();
    if let Some(told) = comment_on(&mut server, &key.database()) {
        return told;
    }
    let older = format!(
        "SELECT string_agg(datname, ' ') FROM pg_database WHERE datname LIKE '{}%' AND datname NOT LIKE '{}%'",
        key.family(),
        key.edition()
    );
    for name in one(&mut server, &older)
        .iter()
        .flat_map(|names| names.split(' '))
    {
        let _ = server.batch_execute(&format!("DROP DATABASE IF EXISTS {name}"));
    }
    let (scratch, told) = build();
    let half = scratch.name();
    let quoted = told.replace('\'', "''");
    server
        .batch_execute(&format!("COMMENT ON DATABASE {half} IS '{quoted}'"))
        .unwrap();
    server
        .batch_execute(&format!(
            "ALTER DATABASE {half} RENAME TO {}",
            key.database()
        ))
        .unwrap();
    told
}

fn comment_on(server: &mut PgConnection, database: &str) -> Option<String> {
    let question = format!(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '{database}'"
    );
    one(server, &question)
}

fn one(server: &mut PgConnection, question: &str) -> Option<String> {
    diesel::select(diesel::dsl::sql::<Nullable<Text>>(&format!("({question})")))
        .get_result(server)
        .unwrap()
}
