//! What is known without a case: the report's own days, the provider, the agreement.

use super::{Context, Found, Source, joined};
use domain::{
    AgreementDetails, Date, Private,
    dates::{self, norwegian},
};

const FROM_DETAILS: &str = "fra avtaleopplysningene";

static NOTHING: Private = Private(String::new());

/// None for what only a case can tell.
pub(super) fn text(context: &Context, source: Source) -> Found {
    let me = context.profile;
    let mine = |text: &Private| Some((text.0.clone(), "fra profilen".to_owned()));
    let day = |date: Date| Some((norwegian(date), "fra rapportens periode".to_owned()));
    let agreement = |text: &str| Some((text.to_owned(), "fra avtalen".to_owned()));
    let details = |part: fn(&AgreementDetails) -> &Private| {
        let known = context.under.details.as_ref()?;
        Some((part(known).0.clone(), FROM_DETAILS.to_owned()))
    };
    match source {
        Source::ReportPeriodFrom => day(context.period?.0),
        Source::ReportPeriodTo => day(context.period?.1),
        Source::ReportMonth => {
            let (first, _) = context.period?;
            let text = dates::month_and_year(first);
            Some((text, "fra rapportens periode".to_owned()))
        }
        // A whole agreement's report has no period but its own.
        Source::ReportPeriod if context.file.is_none() => {
            let (from, to) = context.period?;
            let text = format!("{}–{}", norwegian(from), norwegian(to));
            Some((text, "fra rapportens periode".to_owned()))
        }
        Source::ReportDate => Some((norwegian(context.today), "dagens dato".to_owned())),
        Source::ReportPlace => mine(&me.place),
        Source::ReportPlaceAndDate => {
            let date = Private(norwegian(context.today));
            let text = joined(&[&me.place, &date], ", ");
            Some((text, "fra profilen og dagens dato".to_owned()))
        }
        Source::AgreementTitle => agreement(&context.under.title),
        Source::AgreementBuyer => agreement(&context.under.buyer),
        Source::AgreementMeasureNumber => details(|known| &known.measure_number),
        Source::AgreementNumber => details(|known| &known.agreement_number),
        Source::AgreementYourReference => details(|known| &known.your_reference),
        Source::AgreementPlaces => {
            let places = context.under.details.as_ref()?.places?;
            Some((places.to_string(), FROM_DETAILS.to_owned()))
        }
        Source::ProviderNameAndMeasureNumber => {
            let known = context.under.details.as_ref();
            let number = known.map_or(&NOTHING, |known| &known.measure_number);
            let from = match number.is_blank() {
                true => "fra profilen; tiltaksnummeret står ikke i avtaleopplysningene",
                false => "fra profilen og avtaleopplysningene",
            };
            Some((joined(&[&me.provider, number], ", "), from.to_owned()))
        }
        Source::ProviderName => mine(&me.provider),
        Source::ProviderCounsellor => {
            let name = Private(joined(&[&me.counsellor, &me.title], ", "));
            let parts = [&name, &me.provider, &me.phone, &me.email];
            Some((joined(&parts, ", "), "fra profilen".to_owned()))
        }
        Source::ProviderContactName => mine(&me.counsellor),
        Source::ProviderContactPhone => mine(&me.phone),
        Source::ProviderContactEmail => mine(&me.email),
        _ => None,
    }
}
