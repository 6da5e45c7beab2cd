//! The store as its callers see it: through files and the public API only.

#[cfg(test)]
mod backup;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod deletion;
#[cfg(test)]
mod flips;
#[cfg(test)]
mod forget;
#[cfg(test)]
mod format;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod full_disk;
#[cfg(test)]
mod histories;
#[cfg(test)]
mod journal;
#[cfg(test)]
mod lifecycle;
#[cfg(test)]
mod log;
#[cfg(test)]
mod privacy;
#[cfg(test)]
mod records;
#[cfg(test)]
mod recovery;
#[cfg(test)]
mod renew;
#[cfg(test)]
mod revert;
#[cfg(test)]
mod scale;
#[cfg(test)]
mod support;
