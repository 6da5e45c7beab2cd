//! Whom the participant can turn to: the counsellors, the clinician, and whoever is known at work.

use super::{Facts, Given, Prefilled, Source};
use domain::{Contact, Id, Private};

/// One of them.
struct Helper<'a> {
    name: &'a str,
    /// Where they belong: «NAV».
    at: &'a str,
    phone: &'a Private,
    email: &'a Private,
    from: &'static str,
}

impl Facts<'_> {
    /// One for each; nobody twice.
    pub(super) fn helpers(&self, source: Source) -> Option<Given> {
        let me = self.profile;
        let own = Helper {
            name: me.counsellor.trimmed(),
            at: me.provider.trimmed(),
            phone: &me.phone,
            email: &me.email,
            from: "fra profilen",
        };
        let case = &self.file.case;
        let known = |id: Option<&Id>, at| {
            let contact: &Contact = self.contact(id)?;
            Some(Helper {
                name: contact.name.trimmed(),
                at,
                phone: &contact.phone,
                email: &contact.email,
                from: "fra registeret",
            })
        };
        let mut helpers = vec![own];
        helpers.extend(known(case.nav_counsellor.as_ref(), "NAV"));
        helpers.extend(known(case.clinician.as_ref(), "behandler"));
        let at_work = self.at_work_now().into_iter();
        helpers.extend(at_work.filter_map(|(contact, employer)| {
            let at = self.contact(Some(employer))?.name.trimmed();
            known(contact, at)
        }));
        helpers.retain(|helper| !helper.name.is_empty());
        let mut names: Vec<&str> = Vec::new();
        helpers.retain(|helper| {
            let new = !names.contains(&helper.name);
            names.push(helper.name);
            new
        });
        let first = |helper: &Helper| {
            let text = match source {
                Source::HelperName if helper.at.is_empty() => helper.name.to_owned(),
                Source::HelperName => format!("{}, {}", helper.name, helper.at),
                _ => [helper.phone, helper.email]
                    .iter()
                    .map(|text| text.trimmed())
                    .find(|text| !text.is_empty())?
                    .to_owned(),
            };
            Some(Prefilled::new(text, helper.from))
        };
        let each: Vec<_> = helpers.iter().map(first).collect();
        (!each.is_empty()).then_some(Given::Each {
            each,
            together: None,
        })
    }

    /// The contact persons, with their employers, of the jobs and the practice that go on.
    fn at_work_now(&self) -> Vec<(Option<&Id>, &Id)> {
        let open = self.period.map(|(_, last)| last);
        let goes_on =
            |to: Option<domain::Date>| to.is_none_or(|to| open.is_none_or(|day| to >= day));
        let file = self.file;
        let jobs = file.employments.values();
        let jobs = jobs.filter(|job| goes_on(job.last_day()));
        let practices = file.practices.values();
        let practices = practices.filter(|practice| goes_on(practice.ended));
        let jobs = jobs.map(|job| (job.contact.as_ref(), &job.employer));
        jobs.chain(practices.map(|p| (p.contact.as_ref(), &p.employer)))
            .collect()
    }
}
