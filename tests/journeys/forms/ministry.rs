//! Frames, calls, rounds and settings.

use super::{Form, button};

#[rustfmt::skip]
pub const FORMS: &[Form] = &[
    Form { route: "/rammer/<year>/bevilgning", who: "mona.departement", page: "/rammer/2019", action: "/rammer/2019/bevilgning", fields: &["belop", "kilde"], also: &[], kept: &["belop", "kilde"] },
    Form { route: "/rammer/<year>/embeter/<office>", who: "mona.departement", page: "/rammer/2019/embeter/fm-agder", action: "/rammer/2019/embeter/fm-agder", fields: &["belop", "dokument"], also: &[], kept: &["belop", "dokument"] },
    Form { route: "/rammer/<year>/utlysning", who: "mona.departement", page: "/rammer/2020/utlysning", action: "/rammer/2020/utlysning", fields: &["tekst-nb", "tekst-nn", "apning-dato", "apning-klokke", "frist-dato", "frist-klokke", "sen-regel", "navn-nb-maal", "navn-nn-maal", "vekt-maal"], also: &[("versjon", "0"), ("kriterium", "maal")], kept: &["tekst-nb", "tekst-nn", "apning-dato", "frist-klokke", "navn-nb-maal", "vekt-maal"] },
    button("/rammer/<year>/utlysning/kunngjoring", "mona.departement", "/rammer/2019", "/rammer/2019/utlysning/kunngjoring"),
    Form { route: "/utlysninger/ny-runde", who: "anne.godkjenner", page: "/utlysninger/ny-runde", action: "/utlysninger/ny-runde", fields: &["apning-dato", "apning-klokke", "frist-dato", "frist-klokke", "tillegg-nb", "tillegg-nn"], also: &[], kept: &["apning-dato", "frist-dato", "frist-klokke", "tillegg-nb"] },
    Form { route: "/utlysninger/<key>/endring", who: "anne.godkjenner", page: "/utlysninger/2019-agder-1/endring", action: "/utlysninger/2019-agder-1/endring", fields: &["frist-dato", "frist-klokke", "tillegg-nb", "tillegg-nn"], also: &[], kept: &["frist-dato", "frist-klokke", "tillegg-nb", "tillegg-nn"] },
    button("/utlysninger/<key>/oppgjor", "anne.godkjenner", "/utlysninger/2019-agder-1/endring", "/utlysninger/2019-agder-1/oppgjor"),
    Form { route: "/innstillinger/<year>/<key>", who: "admin.system", page: "/innstillinger/2019/revisor-fra", action: "/innstillinger/2019/revisor-fra", fields: &["verdi", "gjelder-fra"], also: &[], kept: &["verdi", "gjelder-fra"] },
];
