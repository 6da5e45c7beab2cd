//! How participants stand on ending, and which of these count as a transition to work. NAV decides that
//! (20-598 and JMO Vest-Viken Bilag 1 pkt. 11.2 and 10.2, Studie pkt. 10.2), so that a provider can say so.

use crate::{Agreement, EndStatus, Settings};

impl Agreement {
    /// The end status with this id.
    pub fn end_status(&self, id: &str) -> Option<&EndStatus> {
        self.end_statuses.iter().find(|status| status.id == id)
    }

    /// Whether a participant who ended so counts as a transition to work: by what the provider has said,
    /// otherwise by the agreement's file. None where the agreement has no such status.
    pub fn counts_as_transition(&self, status: &str, settings: &Settings) -> Option<bool> {
        let standard = self.end_status(status)?.to_work;
        Some(settings.to_work.get(status).copied().unwrap_or(standard))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Agreement, Registry, Settings, SettingsError};

    /// An agreement that has statuses of both sorts, and one of each.
    fn both() -> (Agreement, String, String) {
        let registry = Registry::embedded();
        let found = registry.all().iter().find_map(|agreement| {
            let of = |to_work: bool| {
                let mut all = agreement.end_statuses.iter();
                all.find(|status| status.to_work == to_work)
                    .map(|status| status.id.clone())
            };
            Some((agreement.clone(), of(true)?, of(false)?))
        });
        found.unwrap()
    }

    fn saying(status: &str, counts: bool) -> Settings {
        Settings {
            to_work: [(status.to_owned(), counts)].into(),
            ..Settings::default()
        }
    }

    #[test]
    fn the_file_decides_until_the_provider_says_otherwise() {
        let (agreement, work, other) = both();
        let counts = |status: &str, settings| agreement.counts_as_transition(status, &settings);
        assert_eq!(counts(&work, Settings::default()), Some(true));
        assert_eq!(counts(&other, Settings::default()), Some(false));
        assert_eq!(counts(&work, saying(&work, false)), Some(false));
        assert_eq!(counts(&other, saying(&other, true)), Some(true));
        assert_eq!(
            counts(&other, saying(&work, false)),
            Some(false),
            "each for itself"
        );
        assert_eq!(counts("pensioned", Settings::default()), None);
        assert_eq!(
            counts("pensioned", saying("pensioned", true)),
            None,
            "only what the file names"
        );
    }

    #[test]
    fn only_statuses_of_the_agreement_can_be_said_of() {
        let (agreement, work, _) = both();
        assert_eq!(saying(&work, false).check_all(&agreement), Ok(()));
        let unknown = saying("pensioned", true);
        let refused = SettingsError::UnknownStatus("pensioned".to_owned());
        assert_eq!(unknown.check_all(&agreement), Err(refused));
        assert_eq!(
            unknown.fitting(&agreement),
            Settings::default(),
            "a version may lack it"
        );
    }
}
