//! The register of offices, NAV counsellors, clinicians, employers and contact persons, which cases
//! refer to.

use crate::{Id, Private};
use serde::{Deserialize, Serialize};

/// What a contact is to the cases.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum ContactKind {
    /// A NAV office.
    NavOffice,
    /// A counsellor at NAV (veileder).
    NavCounsellor,
    /// A clinician (behandler).
    Clinician,
    /// An employer.
    Employer,
    /// A contact person at an employer.
    ContactPerson,
}

/// One entry of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// What it is.
    pub kind: ContactKind,
    /// The person's or organisation's name.
    pub name: Private,
    /// The office, clinic or employer that a person belongs to.
    #[serde(default)]
    pub organisation: Option<Id>,
    /// Telephone.
    #[serde(default)]
    pub phone: Private,
    /// E-mail.
    #[serde(default)]
    pub email: Private,
}

/// What refers to entries of the register. Here, and nowhere else, stands by which fields.
pub trait RefersToContacts {
    /// The contacts that it refers to, each as often as it does.
    fn contacts(&self) -> Vec<&Id>;

    /// The same, to be replaced.
    fn contacts_mut(&mut self) -> Vec<&mut Id>;
}

macro_rules! refers {
    ($type:ty: $($field:ident),*; $($optional:ident),*) => {
        impl RefersToContacts for $type {
            fn contacts(&self) -> Vec<&Id> {
                let optional = [$(self.$optional.as_ref()),*];
                [$(&self.$field),*].into_iter().chain(optional.into_iter().flatten()).collect()
            }

            fn contacts_mut(&mut self) -> Vec<&mut Id> {
                let optional = [$(self.$optional.as_mut()),*];
                [$(&mut self.$field),*].into_iter().chain(optional.into_iter().flatten()).collect()
            }
        }
    };
}

refers!(crate::Case: ; nav_office, nav_counsellor, clinician);
refers!(crate::Employment: employer; contact);
refers!(crate::Practice: employer; contact);
refers!(Contact: ; organisation);
