//! What has one place is not registered twice: the end of a work practice that is kept stands in it.

use crate::{Answer, Api, ApiError, Code};
use domain::{CaseFile, Event, EventKind, Id, Practice, RecordedEvent};

impl Api {
    /// Refuses the end of a work practice as an event of its own while one is kept that has no last day: the
    /// day belongs there, and the event follows from it. An event registered before can still be changed.
    pub(crate) fn not_of_practice(&self, case: &str, id: Option<&Id>, event: &Event) -> Answer<()> {
        if event.kind != EventKind::PracticeEnded {
            return Ok(());
        }
        if let Some(id) = id
            && let Some(known) = self.opened()?.find::<RecordedEvent>(id)?
            && known.event.kind == event.kind
        {
            return Ok(());
        }
        let file: CaseFile = self.case_file(case)?;
        let open = |practice: &Practice| practice.ended.is_none() && practice.from <= event.date;
        if file.practices.values().any(open) {
            let message = "Arbeidspraksisen er ført under «Arbeid». Sett siste dag der, så følger hendelsen av seg selv.";
            return Err(ApiError::new(Code::AlreadyRegistered, message).with(["date"]));
        }
        Ok(())
    }
}
