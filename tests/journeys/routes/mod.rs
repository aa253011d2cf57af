//! The table route × role → expected status, in files by area. A mounted route without a row fails the suite.
//!
//! A row: method, the route as mounted, the address opened (with `{sak}` and the like filled in from [`World::fill`]) and
//! ten statuses in the order of [`WHO`]. POST rows are sent with a valid token and no fields.

pub mod account;
pub mod application;
pub mod case;
pub mod grant;
pub mod ministry;
pub mod user;

use crate::support::application as filled;
use crate::support::{TestApp, granted, office};

/// Whose statuses a row lists.
pub const WHO: [&str; 10] = [
    "anonymous",
    "kari.planlegger",
    "olav.saksbehandler",
    "berit.saksbehandler",
    "anne.godkjenner",
    "turid.okonomi",
    "lars.les",
    "mona.departement",
    "admin.system",
    "eva.revisor",
];

/// Method, route as mounted, address, statuses.
pub type Row = (&'static str, &'static str, &'static str, &'static str);

/// All rows; the order is the order in which they are tried, so what changes a case stands after what reads it.
pub fn rows() -> Vec<Row> {
    [
        application::ROWS,
        ministry::ROWS,
        account::ROWS,
        grant::ROWS,
        user::ROWS,
        case::ROWS,
    ]
    .concat()
}

/// The names in the addresses of the rows.
pub struct World {
    names: Vec<(String, String)>,
}

impl World {
    /// The product on 2 October 2019 with what the rows need to exist.
    pub fn new() -> (TestApp, Self) {
        let (app, told) = TestApp::in_state("routes", || {
            let app = TestApp::on("02.10.2019");
            let names = Self::build(&app).map(|(name, value)| format!("{name} {value}"));
            (app, names.join("\n"))
        });
        let names = told
            .lines()
            .filter_map(|line| line.split_once(' '))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        (app, Self { names })
    }

    fn build(app: &TestApp) -> [(&'static str, String); 6] {
        let person = app
            .world()
            .db
            .read(|c| opptrapping::db::user::for_sign_in(c, "per.leder"))
            .unwrap()
            .unwrap();
        let case = filled::submitted(app, "kari.planlegger", "2019-agder-1");
        // Before the draft is begun: a municipality has one at a time.
        let grant = filled::submitted(app, "kari.planlegger", "2019-agder-1");
        granted::award(app, &grant);
        granted::accept(app, &grant);
        granted::pay(app, &grant);
        office::declare(app, "lars.les", &grant);
        let (draft, submitted, receipt) = applications(app);
        for who in [
            "olav.saksbehandler",
            "anne.godkjenner",
            "turid.okonomi",
            "lars.les",
        ] {
            office::declare(app, who, &case);
        }
        [
            ("{tilskudd}", grant),
            ("{person}", person.id.to_string()),
            ("{kladd}", draft),
            ("{sak}", case),
            ("{sendt}", submitted),
            ("{kvittering}", receipt),
        ]
    }

    pub fn fill(&self, address: &str) -> String {
        self.names
            .iter()
            .fold(address.to_owned(), |address, (name, value)| {
                address.replace(name, value)
            })
    }
}

/// Arendal's applications: an empty draft, a submitted one, and the id of its receipt.
fn applications(app: &TestApp) -> (String, String, String) {
    use opptrapping::actions::start_application;
    let key = "2019-agder-1";
    let submitted = filled::submitted(app, "kari.planlegger", key);
    let draft = app
        .act("kari.planlegger", |c| start_application::run(c, key))
        .unwrap();
    let actor = app.actor("kari.planlegger");
    let receipt = app
        .world()
        .db
        .read(|c| {
            use opptrapping::{access::Level, db};
            let case = db::application::find(c, &actor, Level::Open, &submitted)?;
            let documents = db::document::of_application(c, case.id)?;
            Ok::<_, db::Error>(documents[0].id.clone())
        })
        .unwrap();
    (draft, submitted, receipt)
}
