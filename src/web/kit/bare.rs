//! `opptrapping bench-bare`: the shortest answer Rocket can give, against which `benches/run` measures the pages.

/// Answers every `GET /` with two words.
#[derive(Debug, Clone, Copy)]
struct Hello;

#[rocket::get("/")]
fn hello(_state: &rocket::State<Hello>) -> &'static str {
    "Hello, world!"
}

/// Serves until told to stop.
///
/// # Errors
/// When the port is taken.
pub fn serve(port: u16) -> anyhow::Result<()> {
    let figment = rocket::Config::figment()
        .merge(("address", "127.0.0.1"))
        .merge(("port", port))
        .merge(("log_level", "off"))
        .merge(("cli_colors", false));
    let rocket = rocket::custom(figment)
        .manage(Hello)
        .mount("/", rocket::routes![hello]);
    rocket::execute(rocket.launch())
        .map(|_| ())
        .map_err(|error| anyhow::anyhow!("{error}"))
}
