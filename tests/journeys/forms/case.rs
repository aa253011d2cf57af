//! The office's cases.

use super::{Form, button};

#[rustfmt::skip]
pub const FORMS: &[Form] = &[
    Form { route: "/saker/<number>/habilitet", who: "olav.saksbehandler", page: "/saker/{sak}/habilitet", action: "/saker/{sak}/habilitet", fields: &["svar", "grunn"], also: &[], kept: &["grunn"] },
    Form { route: "/saker/<number>/fordeling", who: "olav.saksbehandler", page: "/saker/{sak}", action: "/saker/{sak}/fordeling", fields: &["saksbehandler"], also: &[], kept: &[] },
    Form { route: "/saker/<number>/malform", who: "olav.saksbehandler", page: "/saker/{sak}", action: "/saker/{sak}/malform", fields: &["malform"], also: &[], kept: &[] },
    Form { route: "/saker/<number>/vurdering", who: "olav.saksbehandler", page: "/saker/{sak}", action: "/saker/{sak}/vurdering", fields: &["poeng-maal", "begrunnelse-maal", "utfall", "belop", "grunnlag", "vilkar", "notat"], also: &[("versjon", "0")], kept: &["begrunnelse-maal", "belop", "grunnlag", "vilkar", "notat"] },
    Form { route: "/saker/<number>/innstilling", who: "olav.saksbehandler", page: "/saker/{sak}", action: "/saker/{sak}/innstilling", fields: &["begrunnelse-maal", "belop", "grunnlag"], also: &[("versjon", "0")], kept: &["begrunnelse-maal", "belop", "grunnlag"] },
    Form { route: "/saker/<number>/tilbakesending", who: "olav.saksbehandler", page: "/saker/{sak}/tilbakesending", action: "/saker/{sak}/tilbakesending", fields: &["merknad-budsjett", "svarfrist"], also: &[], kept: &["merknad-budsjett", "svarfrist"] },
    Form { route: "/saker/<number>/innstilling/retur", who: "anne.godkjenner", page: "/saker/{sak}", action: "/saker/{sak}/innstilling/retur", fields: &["kommentar"], also: &[], kept: &[] },
    Form { route: "/saker/<number>/habilitet/<person>", who: "anne.godkjenner", page: "/saker/{sak}/habilitet", action: "/saker/{sak}/habilitet/999999", fields: &["svar"], also: &[], kept: &[] },
    button("/saker/<number>/innstilling/tilbaketrekking", "olav.saksbehandler", "/saker/{sak}", "/saker/{sak}/innstilling/tilbaketrekking"),
    button("/saker/<number>/gjenopptak", "olav.saksbehandler", "/saker/{sak}", "/saker/{sak}/gjenopptak"),
    button("/saker/<number>/vedtak", "anne.godkjenner", "/saker/{sak}", "/saker/{sak}/vedtak"),
];
