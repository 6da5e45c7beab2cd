//! What can stand on the command line. Never a passphrase or a recovery code: a passphrase comes from
//! a file or a prompt, a code from a file or in a request.

use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Tiltaksmappe uten skjerm. JSON inn (fil eller «-»), JSON ut.
#[derive(Parser)]
#[command(name = "tiltaksmappe-cli", version, disable_help_subcommand = true)]
pub struct Args {
    /// Mappen som holder den krypterte lagringen.
    #[arg(long, value_name = "MAPPE", global = true)]
    pub store: Option<PathBuf>,
    /// Fil med passordfrasen på første linje; uten den blir du spurt.
    #[arg(long, value_name = "FIL", global = true)]
    pub passphrase_file: Option<PathBuf>,
    /// Fil med gjenopprettingskoden på første linje; åpner mappen i stedet for passordfrasen.
    #[arg(
        long,
        value_name = "FIL",
        global = true,
        conflicts_with = "passphrase_file"
    )]
    pub recovery_code_file: Option<PathBuf>,
    /// Hva som skal gjøres.
    #[command(subcommand)]
    pub command: Command,
}

/// One command.
#[derive(Subcommand)]
pub enum Command {
    /// Fristene i et løp gitt som JSON.
    Deadlines {
        /// Fil med forespørselen, eller «-».
        file: PathBuf,
    },
    /// Et refusjonskrav gitt som JSON: linjene og summen.
    Claim {
        /// Fil med forespørselen, eller «-».
        file: PathBuf,
    },
    /// Leverandørens egne frister under en avtale.
    PortfolioDeadlines {
        /// Avtalens id.
        #[arg(long)]
        agreement: String,
        /// Fra og med, ÅÅÅÅ-MM-DD.
        #[arg(long)]
        from: String,
        /// Til og med, ÅÅÅÅ-MM-DD.
        #[arg(long)]
        until: String,
    },
    /// Datoen et antall virkedager fram.
    Workday {
        /// Fra, ÅÅÅÅ-MM-DD.
        #[arg(long)]
        from: String,
        /// Antall virkedager; 0 gir datoen selv.
        #[arg(long)]
        add: u32,
    },
    /// Helligdagene i et år.
    Holidays {
        /// Årstallet.
        year: i32,
    },
    /// Kontroll av fødselsnummer, D-nummer og lignende.
    Fnr {
        /// Numrene.
        #[arg(required = true, allow_hyphen_values = true)]
        numbers: Vec<String>,
    },
    /// Avtalene som finnes.
    Agreements,
    /// Rapportmalene som finnes.
    Templates {
        /// Bare for denne avtalen.
        #[arg(long)]
        agreement: Option<String>,
    },
    /// En hel rapportmal.
    Template {
        /// Malens id.
        id: String,
    },
    /// En rapport som PDF eller regneark, uten lagring.
    Render {
        /// Malens id.
        #[arg(long)]
        template: String,
        /// Fil med {"felt": "tekst"}, eller «-».
        #[arg(long)]
        input: PathBuf,
        /// PDF-filen som skal skrives, eller regnearket når navnet slutter på «.xlsx».
        #[arg(long)]
        out: PathBuf,
    },
    /// Opprett en kryptert mappe.
    Init,
    /// Send en hvilken som helst forespørsel.
    Call {
        /// Forespørselens navn.
        method: String,
        /// Fil med innholdet, eller «-».
        file: PathBuf,
    },
    /// Alle forespørsler med typene deres.
    Methods,
    /// Porteføljen.
    List,
    /// Det som forfaller.
    Today,
    /// Skriv en rapport som PDF.
    Export {
        /// Rapportens id.
        report: String,
        /// PDF-filen som skal skrives.
        #[arg(long)]
        out: PathBuf,
        /// Erstatt en fil som finnes.
        #[arg(long)]
        replace: bool,
    },
    /// Lag en kryptert sikkerhetskopi, som kontrolleres ved å åpnes.
    Backup {
        /// Katalogen den skal ligge i; uten den brukes den faste.
        #[arg(long, value_name = "KATALOG")]
        to: Option<PathBuf>,
        /// Katalogen synkroniseres, og kopien skal ligge der likevel.
        #[arg(long)]
        synced: bool,
    },
    /// Se hva en sikkerhetskopi inneholder; med --replace tar den mappens plass. Åpnes med passordfrasen eller koden
    /// som gjaldt da kopien ble skrevet.
    Restore {
        /// Sikkerhetskopien.
        file: PathBuf,
        /// La kopien ta mappens plass. Mappen fra før legges til side.
        #[arg(long)]
        replace: bool,
    },
    /// Slett løp for godt, med alt som hører til: opplysninger, vedlegg, eksporterte filer og sikkerhetskopier. Kan ikke angres.
    Delete {
        /// Løpene: id eller referanse.
        #[arg(required = true, value_name = "LØP")]
        cases: Vec<String>,
    },
    /// Kontroller hele mappen: sider, endringslogg, dokumenter, opplysninger og det de viser til.
    Verify,
    /// Endringsloggen, nyeste først: når, hvem og hva som ble gjort, uten opplysningene selv.
    Audit {
        /// Bare for dette løpet: id eller referanse.
        #[arg(long, value_name = "LØP")]
        case: Option<String>,
        /// Bare det som ble gjort slik, for eksempel report.deliver.
        #[arg(long, value_name = "NAVN")]
        operation: Option<String>,
        /// Fra og med denne dagen, ÅÅÅÅ-MM-DD.
        #[arg(long, value_name = "DATO")]
        from: Option<String>,
        /// Til og med denne dagen, ÅÅÅÅ-MM-DD.
        #[arg(long, value_name = "DATO")]
        until: Option<String>,
    },
    /// Hovedjobben med en oppdiktet portefølje: frister og ferdige PDF-er.
    Demo {
        /// Mappen å skrive i.
        #[arg(long)]
        out: PathBuf,
    },
}

impl Command {
    /// Whether the store must be open first.
    pub fn needs_store(&self) -> bool {
        // `call` opens it where one is named; its method may be one that needs none.
        matches!(
            self,
            Self::List
                | Self::Today
                | Self::Export { .. }
                | Self::Delete { .. }
                | Self::Verify
                | Self::Backup { .. }
                | Self::Audit { .. }
                | Self::Call { .. }
        )
    }
}
