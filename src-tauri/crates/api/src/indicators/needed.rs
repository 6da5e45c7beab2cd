//! What is kept for the indicators' sake alone is kept only where an agreement has them.

use crate::{Answer, ApiError, Code};
use agreements::{Agreement, indicators::By};
use domain::{Employment, LogEntry, case::MeetingForm};

/// Refuses the place of a meeting that nobody asks for.
pub(crate) fn place_asked(agreement: &Agreement, entry: &LogEntry) -> Answer<()> {
    if entry.outside_office.is_none() {
        return Ok(());
    }
    if !agreement.has_indicator(By::OutsideOffice) {
        let message = "Avtalen trenger ikke stedet for et møte. Tøm feltet.";
        return Err(ApiError::new(Code::NotPermitted, message).with(["outside_office"]));
    }
    if entry.form != MeetingForm::InPerson || !entry.activity.is_follow_up() {
        let message = "Stedet føres bare på fysiske møter. Tøm feltet.";
        return Err(ApiError::new(Code::InvalidField, message).with(["outside_office"]));
    }
    Ok(())
}

/// Refuses what is said of a job's wage where nobody asks for it.
pub(crate) fn job_asked(agreement: &Agreement, job: &Employment) -> Answer<()> {
    if job.ordinary.is_some() && !agreement.has_indicator(By::OrdinaryJobs) {
        let message = "Avtalen trenger ikke å vite om jobben er ordinær. Tøm feltet.";
        return Err(ApiError::new(Code::NotPermitted, message).with(["ordinary"]));
    }
    Ok(())
}
