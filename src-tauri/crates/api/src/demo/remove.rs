//! The demo data goes without a trace: what it made, and what has been added to its participants since.
//! What is the user's own stays, and so does of the demo data what that refers to.

use crate::{Answer, Api, ApiError, Code, requests::Nothing, session::locked};
use domain::{Case, DemoData, DemoProfile, Id, KeptAgreement, Private, Profile};
use serde_json::Value;
use std::collections::BTreeSet;
use store::{DEMO_ID, Forget, PROFILE_ID};

impl Api {
    pub(crate) fn remove_demo(&mut self, _: Nothing) -> Answer<Nothing> {
        let demo = self
            .demo_data()?
            .ok_or_else(|| ApiError::new(Code::NotFound, "Det er ingen eksempeldata i mappen."))?;
        let mut records = demo.records;
        // A case may have moved to another version since, of which the text was then kept.
        records.extend(self.agreements_of(|case| demo.cases.contains(case))?);
        for in_use in self.agreements_of(|case| !demo.cases.contains(case))? {
            records.remove(&in_use);
        }
        records.insert(DEMO_ID.to_owned());
        let mut own = None;
        if let Some(lent) = &demo.profile {
            records.insert(PROFILE_ID.to_owned());
            own = given_back(self.opened()?.find(PROFILE_ID)?, lent);
        }
        let what = Forget {
            cases: demo.cases,
            records,
        };
        let stamp = self.stamp()?;
        let store = self.store.as_mut().ok_or_else(locked)?;
        store.forget(&stamp, "demo.remove", &what, |tx| {
            own.map_or(Ok(()), |own| tx.insert(&own).map(drop))
                .map_err(ApiError::from)
        })?;
        // The layout remembers the texts of the pages it set last.
        reports::forget();
        Ok(Nothing {})
    }

    /// How many participants are the demo data's; none where there is no demo data.
    pub(crate) fn demo_participants(&self) -> Answer<Option<usize>> {
        let Some(store) = &self.store else {
            return Ok(None);
        };
        let Some(demo) = self.demo_data()? else {
            return Ok(None);
        };
        let mut there = 0;
        for case in &demo.cases {
            there += usize::from(store.find::<Case>(case)?.is_some());
        }
        Ok(Some(there))
    }

    /// Whether this is the demo data's counsellor, who is nobody.
    pub(crate) fn is_fictional(&self, counsellor: &Private) -> Answer<bool> {
        let lent = self.demo_data()?.and_then(|demo| demo.profile);
        Ok(lent.is_some_and(|profile| profile.lent.counsellor == *counsellor))
    }

    /// The demo data's cases; none where there is none.
    pub(crate) fn demo_cases(&self) -> Answer<BTreeSet<Id>> {
        Ok(self.demo_data()?.map(|demo| demo.cases).unwrap_or_default())
    }

    fn demo_data(&self) -> Answer<Option<DemoData>> {
        Ok(self.opened()?.find(DEMO_ID)?)
    }

    /// The agreements' texts that these cases are under, by record.
    fn agreements_of(&self, these: impl Fn(&Id) -> bool) -> Answer<Vec<Id>> {
        let cases = self.opened()?.all::<Case>()?.into_iter();
        let these = cases.filter(|(id, _)| these(id));
        let texts = these.map(|(_, case)| {
            let (id, version, text) = (case.agreement, case.agreement_version, String::new());
            KeptAgreement { id, version, text }.record_id()
        });
        Ok(texts.collect())
    }
}

/// The profile without what the demo data lent: field by field, for the user may have begun to fill in
/// own details. None where there was none and is none.
fn given_back(now: Option<Profile>, demo: &DemoProfile) -> Option<Profile> {
    let now = now?;
    if now == demo.lent {
        return demo.before.clone();
    }
    let fields = |profile: &Profile| match serde_json::to_value(profile) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let before = fields(demo.before.as_ref().unwrap_or(&Profile::default()));
    let lent = fields(&demo.lent);
    let mut own = fields(&now);
    for (name, value) in &mut own {
        if lent.get(name) == Some(value) {
            *value = before.get(name).cloned().unwrap_or_default();
        }
    }
    // What went through these types comes back through them.
    serde_json::from_value(Value::Object(own)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_details_stay_and_lent_ones_go() {
        let before = Profile {
            export_folder: "/ut".to_owned(),
            ..Profile::default()
        };
        let lent = Profile {
            counsellor: "Ingrid".into(),
            provider: "Arrangør AS".into(),
            ..before.clone()
        };
        let demo = DemoProfile {
            lent: lent.clone(),
            before: Some(before.clone()),
        };
        let back = |now: &Profile| given_back(Some(now.clone()), &demo);
        assert_eq!(back(&lent), Some(before.clone()));
        let renamed = Profile {
            counsellor: "Jorunn".into(),
            lock_after_minutes: 30,
            ..lent.clone()
        };
        let own = Profile {
            counsellor: "Jorunn".into(),
            lock_after_minutes: 30,
            ..before
        };
        assert_eq!(back(&renamed), Some(own));
        let fresh = DemoProfile { lent, before: None };
        assert_eq!(given_back(Some(fresh.lent.clone()), &fresh), None);
        assert_eq!(given_back(None, &fresh), None);
    }
}
