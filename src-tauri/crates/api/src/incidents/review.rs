//! The yearly review of who has access: a short guided form that leaves a record.

use crate::{
    Answer, Api, ApiError, Code, copies, files,
    incidents::export::{SaveFile, SavedFile},
    requests::{Made, Nothing},
};
use domain::{
    AccessPoint, AccessReview, Date, ExportedCopy, Id, KnownBackup, Loan, Private, ReviewedPoint,
    TeamKey,
    dates::{add_months, norwegian},
    loan::LoanDirection,
};
use reports::{Meta, Registry};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::TEAM_KEY_ID;
use ts_rs::TS;

/// A review is due again after so many months (REFINO Bilag 7: once a year).
const MONTHS: i32 = 12;

/// The form that a review is written on.
const FORM: &str = include_str!("tilgangsgjennomgang.toml");
const FORM_ID: &str = "tiltaksmappe/tilgangsgjennomgang";

/// The reviews that were made, and what the next one asks.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AccessReviews {
    /// Newest first.
    pub reviews: Vec<ReviewRow>,
    /// When the next one is due: a year after the last, or after the store's first change.
    pub due: Date,
    /// That day has come.
    pub is_due: bool,
    /// What is gone through.
    pub points: Vec<PointToReview>,
    /// The folder that exports go to.
    pub folder: String,
}

/// A review that was made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReviewRow {
    /// Its id.
    pub id: Id,
    /// What it says.
    pub review: AccessReview,
    /// How many actions are still to be done.
    pub open_actions: usize,
}

/// A point to go through.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PointToReview {
    /// Which.
    pub point: AccessPoint,
    /// What it is called.
    pub label: String,
    /// What to ask oneself.
    pub question: String,
    /// What the app itself knows of it; blank where it knows nothing.
    pub known: String,
    /// It does not apply here, as far as the app knows.
    pub absent: bool,
    /// Who had access by the last review.
    pub who: Private,
}

/// A review to keep, or one to change.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveReview {
    /// Which; a new one, of today, if not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<Id>,
    /// The points, all of them.
    pub points: Vec<ReviewedPoint>,
    /// What else there is to say.
    #[serde(default)]
    pub note: Private,
}

/// A review to write as PDF.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportReview {
    /// Which.
    pub id: Id,
    /// Where to.
    pub file: SaveFile,
}

impl Api {
    pub(crate) fn access_reviews(&mut self, _: Nothing) -> Answer<AccessReviews> {
        let mut reviews: Vec<ReviewRow> = self
            .opened()?
            .all::<AccessReview>()?
            .into_iter()
            .map(|(id, review)| ReviewRow {
                id,
                open_actions: open(&review).count(),
                review,
            })
            .collect();
        reviews.sort_by(|a, b| (b.review.date, &b.id).cmp(&(a.review.date, &a.id)));
        let last = reviews.first().map(|row| &row.review);
        let due = self.review_due()?;
        let points = AccessPoint::ALL.map(|point| self.to_review(point, last));
        Ok(AccessReviews {
            due,
            is_due: due <= self.today(),
            points: points.into_iter().collect::<Answer<_>>()?,
            folder: self.own_profile()?.export_folder,
            reviews,
        })
    }

    pub(crate) fn save_review(&mut self, request: SaveReview) -> Answer<Made> {
        for point in AccessPoint::ALL {
            let mut of_this = request.points.iter().filter(|found| found.point == point);
            let (Some(found), None) = (of_this.next(), of_this.next()) else {
                let message = format!("«{}» er ikke gått gjennom.", point.label());
                return Err(ApiError::new(Code::MissingField, message).with([point]));
            };
            if !found.confirmed && found.action.is_blank() {
                let message = "Skriv hva som skal gjøres, eller bekreft at det er i orden.";
                return Err(ApiError::new(Code::MissingField, message).with([point]));
            }
        }
        let review = match &request.id {
            Some(id) => AccessReview {
                points: request.points,
                note: request.note,
                ..self.opened()?.get(id)?
            },
            None => AccessReview {
                date: self.today(),
                by: self.stamp()?.who,
                points: request.points,
                note: request.note,
            },
        };
        let id = self.write("access-review.save", |tx| match &request.id {
            Some(id) => {
                tx.update(id, &review)?;
                Ok::<Id, ApiError>(id.clone())
            }
            None => Ok(tx.insert(&review)?),
        })?;
        Ok(Made { id })
    }

    /// The record of a review, for NAV: printed, with no participant in it.
    pub(crate) fn export_review(&mut self, request: ExportReview) -> Answer<SavedFile> {
        let review: AccessReview = self.opened()?.get(&request.id)?;
        let path = request.file.target()?;
        let mut registry = Registry::default();
        let unsound = |_| ApiError::internal("skjema");
        registry
            .add("tilgangsgjennomgang.toml", FORM)
            .map_err(unsound)?;
        let form = registry
            .get(FORM_ID)
            .ok_or_else(|| ApiError::internal("skjema"))?;
        let meta = Meta {
            date: review.date,
            reference: String::new(),
            draft: false,
            notes: Vec::new(),
            marked: Vec::new(),
        };
        let values = self.values_of(&review)?;
        let rendered = reports::render(form, &values, &meta);
        let pdf = rendered.map_err(|_| ApiError::internal("PDF"))?.pdf;
        let copy = ExportedCopy {
            case: None,
            of: request.id,
            path: path.display().to_string().into(),
            written: self.today(),
            sha256: copies::digest(&pdf),
        };
        self.write("access-review.export", |tx| copies::remember(tx, &copy))?;
        let file = &request.file;
        let path = files::write_atomically(file.folder(), file.name(), &pdf, file.replace)?;
        Ok(SavedFile {
            path: path.display().to_string(),
        })
    }

    /// When the next review is due.
    pub(crate) fn review_due(&self) -> Answer<Date> {
        let from = match self.reviewed()? {
            Some(last) => last,
            // Whoever begins gives access, and so knows who has it.
            None => (self.opened()?.begun()?).map_or_else(|| self.today(), crate::audit::local_day),
        };
        Ok(add_months(from, MONTHS))
    }

    /// When the last one was.
    pub(crate) fn reviewed(&self) -> Answer<Option<Date>> {
        let reviews = self.opened()?.all::<AccessReview>()?.into_values();
        Ok(reviews.map(|review| review.date).max())
    }

    fn to_review(&self, point: AccessPoint, last: Option<&AccessReview>) -> Answer<PointToReview> {
        let (known, absent) = self.known_of(point)?;
        let found = last.and_then(|last| last.points.iter().find(|found| found.point == point));
        Ok(PointToReview {
            point,
            label: point.label().to_owned(),
            question: point.question().to_owned(),
            known,
            absent,
            who: found.map(|found| found.who.clone()).unwrap_or_default(),
        })
    }

    /// What the app itself knows, and whether there is nothing to go through.
    fn known_of(&self, point: AccessPoint) -> Answer<(String, bool)> {
        let store = self.opened()?;
        Ok(match point {
            AccessPoint::Account => (String::new(), false),
            AccessPoint::Store => (format!("Mappen ligger i {}.", store.dir().display()), false),
            AccessPoint::RecoveryCode => match store.has_recovery_code() {
                true => ("Det er laget en gjenopprettingskode.".to_owned(), false),
                false => (
                    "Det er ikke laget noen gjenopprettingskode.".to_owned(),
                    true,
                ),
            },
            AccessPoint::TeamKey => match store.find::<TeamKey>(TEAM_KEY_ID)? {
                Some(_) => ("Det er laget en nøkkel for laget her.".to_owned(), false),
                None => (
                    "Det er ikke laget noen nøkkel for laget her.".to_owned(),
                    true,
                ),
            },
            AccessPoint::Copies => match store.all::<ExportedCopy>()?.len() {
                0 => ("Appen vet ikke om noen eksporterte filer.".to_owned(), true),
                1 => ("Appen vet om 1 eksportert fil.".to_owned(), false),
                n => (format!("Appen vet om {n} eksporterte filer."), false),
            },
            AccessPoint::Backups => {
                let known = store.all::<KnownBackup>()?;
                match known
                    .values()
                    .filter(|backup| backup.removed.is_none())
                    .count()
                {
                    0 => ("Appen vet ikke om noen sikkerhetskopier.".to_owned(), false),
                    1 => ("Appen vet om 1 sikkerhetskopi.".to_owned(), false),
                    n => (format!("Appen vet om {n} sikkerhetskopier."), false),
                }
            }
            AccessPoint::Keyring => match self.keyring_enabled() {
                Some(true) => ("Nøkkelringen kan låse opp mappen.".to_owned(), false),
                _ => ("Nøkkelringen kan ikke låse opp mappen.".to_owned(), true),
            },
            AccessPoint::Loans => {
                let lent = |loan: &&Loan| loan.is_open() && loan.direction == LoanDirection::Out;
                match store.all::<Loan>()?.values().filter(lent).count() {
                    0 => ("Ingen saker er lånt ut herfra.".to_owned(), true),
                    1 => ("1 sak er lånt ut herfra.".to_owned(), false),
                    n => (format!("{n} saker er lånt ut herfra."), false),
                }
            }
        })
    }

    /// What stands on the form.
    fn values_of(&self, review: &AccessReview) -> Answer<BTreeMap<String, Private>> {
        let dash = |text: &Private| match text.trimmed() {
            "" => Private::from("–"),
            text => Private::from(text),
        };
        let open = open(review).count();
        let profile = self.own_profile()?;
        let mut values = BTreeMap::from([
            ("leverandor".to_owned(), dash(&profile.provider)),
            ("dato".to_owned(), norwegian(review.date).into()),
            ("av".to_owned(), dash(&review.by)),
            (
                "tiltak-gjenstar".to_owned(),
                match open {
                    0 => "Ingen".into(),
                    n => n.to_string().into(),
                },
            ),
            ("merknad".to_owned(), dash(&review.note)),
        ]);
        for found in &review.points {
            let id = serde_json::to_value(found.point).map_err(|_| ApiError::internal("skjema"))?;
            let id = id.as_str().unwrap_or_default();
            values.insert(format!("hvem.{id}"), dash(&found.who));
            values.insert(format!("vurdering.{id}"), told(found).into());
        }
        Ok(values)
    }
}

/// What is still to be done.
fn open(review: &AccessReview) -> impl Iterator<Item = &ReviewedPoint> {
    let points = review.points.iter();
    points.filter(|point| !point.confirmed && point.done.is_none())
}

/// What was found, in a sentence.
fn told(found: &ReviewedPoint) -> String {
    if found.confirmed {
        return "Bekreftet i orden.".to_owned();
    }
    let action = found.action.trimmed();
    match (found.done, found.due) {
        (Some(done), _) => format!("{action} Gjort {}.", norwegian(done)),
        (None, Some(due)) => format!("{action} Frist {}.", norwegian(due)),
        (None, None) => action.to_owned(),
    }
}
