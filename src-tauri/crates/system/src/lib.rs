//! What the operating system lends: its keyring, its clipboard, and word of sleep and a locked screen.
//!
//! May depend on `store`, whose [`store::Keyring`] it implements; knows no request and no screen. Each of
//! the three may be missing on a machine, and each then says so and does nothing else.
//!
//! ```
//! use store::Keyring;
//! use system::OsKeyring;
//! // Whatever the machine has: the answer comes, and it asks nobody anything.
//! let keyring = OsKeyring::with_limit(std::time::Duration::from_millis(200));
//! let _can_be_used: bool = keyring.reach().is_ok();
//! ```

mod away;
mod clipboard;
mod keyring;

pub use away::{Buses, watch};
pub use clipboard::{Board, Clipboard, NotCopied};
pub use keyring::OsKeyring;
