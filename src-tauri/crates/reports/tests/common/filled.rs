//! Forms filled as a counsellor would, to be looked at and tried with tools: every field has a value that
//! could stand there, every repetition is there three times, and names are long and Norwegian. Nothing is
//! taken from a case, so what a page looks like hangs on its template alone. All people are fictional.

use super::{FNR, Values};
use reports::{FieldKind, NOT_APPLICABLE, Slot, Template};

/// What goes into a field with this label or, failing that, with this id, in the first, second and third
/// repetition.
const KNOWN: &[(&str, [&str; 3])] = &[
    ("navn", ["Anne-Karoline Østensjø Bjørnebekk-Åsgård", "", ""]),
    (
        "kandidat",
        ["Anne-Karoline Østensjø Bjørnebekk-Åsgård", "", ""],
    ),
    (
        "deltaker",
        [
            "Anne-Karoline Østensjø Bjørnebekk-Åsgård",
            "Łukasz Świątek",
            "Kari Eksempel",
        ],
    ),
    ("fodselsnummer", [FNR, "", ""]),
    (
        "adresse",
        ["Østre Åsgårdstrand vei 114 B, leil. 302", "", ""],
    ),
    (
        "postadresse",
        ["Østre Åsgårdstrand vei 114 B, 3179 Åsgårdstrand", "", ""],
    ),
    ("poststed", ["3179 Åsgårdstrand", "", ""]),
    ("sted", ["Åsgårdstrand", "", ""]),
    ("sted-og-dato", ["Drammen, 04.05.2026", "", ""]),
    ("nav-kontor", ["NAV Øvre Eiker og Ål", "", ""]),
    ("nav-veileder", ["Nina Ødegård-Navansatt", "", ""]),
    (
        "veileder-nav",
        ["Nina Ødegård-Navansatt, tlf. 400 00 002", "", ""],
    ),
    (
        "jobbkonsulent",
        [
            "Ola Veileder, tlf. 400 00 001, ola.veileder@tiltak.example",
            "",
            "",
        ],
    ),
    (
        "veileder-tiltaksarrangor",
        [
            "Ola Veileder, tlf. 400 00 001, ola.veileder@tiltak.example",
            "",
            "",
        ],
    ),
    (
        "behandler",
        ["Psykologspesialist Åse Ærlighet, DPS Østre Vik", "", ""],
    ),
    ("andre", ["Per Ressurs, ressursperson ved NAV", "", ""]),
    (
        "arbeidsgiver",
        [
            "Hjørnebutikken i Østre Åsgårdstrand AS",
            "Varelager Øst AS",
            "Båtbyggeriet Sæter & Sønn",
        ],
    ),
    (
        "i-arbeid-arbeidsgiver",
        [
            "Hjørnebutikken i Østre Åsgårdstrand AS",
            "Varelager Øst AS",
            "Båtbyggeriet Sæter & Sønn",
        ],
    ),
    (
        "kontaktperson",
        [
            "Berit Bakke-Ødegaard, tlf. 400 00 003",
            "Per Leder, tlf. 400 00 004",
            "Åse Sæter, aase@sæter.example",
        ],
    ),
    (
        "i-arbeid-kontaktperson",
        [
            "Berit Bakke-Ødegaard, tlf. 400 00 003",
            "Per Leder, tlf. 400 00 004",
            "Åse Sæter, aase@sæter.example",
        ],
    ),
    ("stillingsprosent", ["40 %", "60 %", "100 %"]),
    ("i-arbeid-stillingsprosent", ["40 %", "60 %", "100 %"]),
    ("ansettelsesforhold", ["Midlertidig", "Fast", "Vikariat"]),
    (
        "i-arbeid-ansettelsesforhold",
        ["Midlertidig", "Fast", "Vikariat"],
    ),
    (
        "arbeidsforhold",
        ["Arbeidspraksis", "Lønnet arbeid", "Lønnet arbeid"],
    ),
    (
        "arbeidstid",
        [
            "Mandag, onsdag og fredag kl. 09.00–13.00 (40 %), opptrapping etter avtale",
            "",
            "",
        ],
    ),
    ("leverandor", ["Eksempel Tiltak og Attføring AS", "", ""]),
    (
        "leverandor-og-tiltaksnummer",
        ["Eksempel Tiltak og Attføring AS, 20/598-4", "", ""],
    ),
    (
        "tiltaksarrangor-og-tiltaksnummer",
        ["Eksempel Tiltak og Attføring AS, JAN201802-17", "", ""],
    ),
    ("tiltaksnummer", ["JAN201802-17", "", ""]),
    ("avtalenummer", ["20/598", "", ""]),
    (
        "tiltak",
        ["Jobbmestrende oppfølging, rammeavtale 20/598", "", ""],
    ),
    ("fakturanummer", ["2026-0417", "", ""]),
    ("bestillingsnummer", ["4500123456", "", ""]),
    ("deres-referanse", ["Z990001", "", ""]),
    ("kreditnota", ["Ikke aktuelt", "", ""]),
    ("telefon", ["400 00 005", "", ""]),
    ("mobil", ["400 00 005", "", ""]),
    ("tlf", ["400 00 005", "", ""]),
    ("nav-telefon", ["400 00 002", "", ""]),
    ("epost", ["anne-karoline.bjornebekk@post.example", "", ""]),
    ("nav-epost", ["nina.odegard@nav.example", "", ""]),
    (
        "studium",
        [
            "Bachelor i vernepleie, Universitetet i Agder, Campus Grimstad",
            "",
            "",
        ],
    ),
    ("semester", ["Høsten 2025 (1. semester)", "", ""]),
    (
        "aktivitet",
        [
            "Oppfølging på arbeidsplassen sammen med nærmeste leder",
            "Jobbsøkerkurs",
            "Trekantmøte med NAV og arbeidsgiver",
        ],
    ),
    (
        "Tallene gjelder:",
        ["november 2025–april 2026, de leverte månedene", "", ""],
    ),
    (
        "Resultatmål",
        [
            "Overgang til arbeid blant dem uten arbeidsforhold",
            "Tilbake hos arbeidsgiver",
            "Fastholdt i seks måneder",
        ],
    ),
    (
        "Bruddet skjedde:",
        ["03.05.2026 mellom kl. 18 og kl. 20", "", ""],
    ),
    (
        "Anslått oppfølgingsbehov:",
        ["Om lag 6 timer pr. måned", "", ""],
    ),
    (
        "Arbeidsforhold:",
        ["Hjørnebutikken i Østre Åsgårdstrand AS, 40 % fast", "", ""],
    ),
    ("Opplyst til (navn):", ["Berit Bakke-Ødegaard", "", ""]),
    (
        "Navn (Etternavn, Fornavn):",
        ["Bjørnebekk-Åsgård, Anne-Karoline Østensjø", "", ""],
    ),
    (
        "tidspunkt",
        [
            "Hver onsdag fra 11.05.2026",
            "Uke 21–23",
            "03.06.2026 kl. 12.00",
        ],
    ),
    (
        "ansvar",
        [
            "Jobbspesialisten; deltakeren sier fra til leder",
            "Deltakeren",
            "Jobbspesialisten innkaller",
        ],
    ),
    (
        "hvem",
        [
            "Nina Ødegård-Navansatt, NAV",
            "Fastlegen",
            "Berit Bakke-Ødegaard, leder",
        ],
    ),
    (
        "kontakt",
        ["nina.odegard@nav.example", "400 00 006", "400 00 003"],
    ),
    (
        "hjelper-med",
        [
            "Spørsmål om arbeid, ytelser og ny oppfølging",
            "Råd når sykefravær truer",
            "Tilpasning av oppgaver og vakter",
        ],
    ),
    (
        "milepael",
        [
            "Ansettelse med minst 50 % stilling",
            "Fastholdt i seks måneder",
            "Fastholdt i tolv måneder",
        ],
    ),
    ("faktor", ["1,00000", "0,52381", "0,04762"]),
    ("pris", ["12 450", "", ""]),
    ("pris-per-maned", ["12 450", "12 450", "12 450"]),
    ("sum", ["19 564", "", ""]),
    ("belop", ["9 337,50", "3 735,00", "933,75"]),
    ("timer-deltaker", ["11,5", "7", "0,5"]),
    ("timer-arbeidsgiver", ["2", "0", "1,5"]),
    ("timer", ["13,5", "7", "2"]),
    ("prosent", ["20", "40", "40"]),
    ("stilling", ["50", "", ""]),
    ("sykmeldingsgrad", ["60", "", ""]),
    ("referanse", ["7k3f", "9m2p", "4xq8"]),
    ("periode", ["april 2026", "", ""]),
    (
        "omfang",
        ["Tre avtalte møter: 13., 15. og 20. april", "", ""],
    ),
    ("bestillinger", ["7k3f og 9m2p", "", ""]),
    (
        "ventet-ledig",
        [
            "15.08.2026, når to planlagte avslutninger er gjennomført",
            "",
            "",
        ],
    ),
    ("neste", ["01.09.2026: Ola ringer Anne-Karoline", "", ""]),
    (
        "slettes",
        [
            "Senest 31.12.2026, seks måneder etter at deltakelsen er slutt",
            "",
            "",
        ],
    ),
    (
        "mottaker",
        ["NAV Vest-Viken, enhet for anskaffelser og tiltak", "", ""],
    ),
    (
        "dokumentasjon-annet",
        ["Arbeidsavtalen er underskrevet 17.04.2026", "", ""],
    ),
    ("oppfolgingsbehov", ["Om lag 6 timer pr. måned", "", ""]),
    ("timeforbruk", ["Om lag 6 timer pr. måned", "", ""]),
    ("tidsbruk", ["To semestre med normal progresjon", "", ""]),
    (
        "spesifiser-ansettelse",
        ["Egen bedrift, etablert 01.04.2026", "", ""],
    ),
    (
        "spesifiser-fastholdelse",
        ["Permisjon, tilbake 01.08.2026", "", ""],
    ),
];

/// Running texts of the lengths that reports have.
const PROSE: [&str; 4] = [
    "Anne-Karoline har møtt til alle avtaler i perioden og tatt stadig større ansvar for egne oppgaver. \
Plukk og pakking går godt; arbeid i kassen ble prøvd i to uker og lagt bort, fordi tempoet ga mer uro enn \
læring.\n\nSammen med leder er arbeidstiden lagt til formiddagen. Målet om femti prosent står ved lag, og \
planen er justert slik at økningen skjer i to trinn: til førti prosent fra 1. juni, og til femti når \
sommervikarene er på plass.",
    "Ønsker varig deltidsjobb i butikk eller på lager, helst i gangavstand hjemmefra.",
    "• kartleggingssamtale 03.02.2026 (90 minutter)\n• jobbsøkerkurs, seks samlinger i februar og mars\n\
• oppfølging på arbeidsplassen hver onsdag\n• trekantmøte 15.04.2026 med NAV og arbeidsgiver",
    "Oppgavene er tilpasset med en fast rekkefølge og skriftlige arbeidslister. Leder har satt av en \
fadder de første åtte ukene, og det er avtalt hvem som tar kontakt dersom fraværet øker.",
];

/// A whole form, with every repetition three times where so many are allowed.
pub fn filled(template: &Template) -> Values {
    repeated(template, 3)
}

/// A whole form, with every repetition so many times where so many are allowed.
pub fn repeated(template: &Template, times: u32) -> Values {
    let mut values = Values::new();
    for section in &template.sections {
        let allowed = section.repeat.as_ref().map_or(1, |repeat| repeat.max);
        for n in 2..=times.min(allowed) {
            values.insert(format!("{}.{n}", section.fields[0].id), "".into());
        }
    }
    for (i, slot) in template.slots(&values).iter().enumerate() {
        if slot.field.kind.is_filled() {
            values.insert(slot.key.clone(), value(slot, i).as_str().into());
        }
    }
    values
}

fn value(slot: &Slot, i: usize) -> String {
    let field = slot.field;
    let (_, suffix) = slot.key.split_once('.').unwrap_or((&slot.key, "1"));
    let nth = suffix.parse::<usize>().map_or(0, |n| (n - 1).min(2));
    let find = |name: &str| KNOWN.iter().find(|(known, _)| *known == name);
    let known = find(&field.label).or_else(|| find(&field.id));
    let known = known
        .map(|(_, texts)| texts[nth])
        .filter(|text| !text.is_empty());
    let option = |n: usize| field.options[n % field.options.len()].clone();
    match field.kind {
        FieldKind::Choice => option(i),
        FieldKind::Checks => format!("{}\n{}", option(0), option(1)),
        FieldKind::Date => ["15.04.2026", "01.06.2025", "30.09.2026"][nth].to_owned(),
        FieldKind::Period => "01.02.2026–30.04.2026".to_owned(),
        FieldKind::Time => "04.05.2026 kl. 14:30".to_owned(),
        FieldKind::Number => known.map_or_else(|| (1 + i * 7 % 40).to_string(), str::to_owned),
        FieldKind::Line => known.unwrap_or(NOT_APPLICABLE).to_owned(),
        _ if field.comment => "Jeg er enig i det som står her.".to_owned(),
        _ => PROSE[i % PROSE.len()].to_owned(),
    }
}
