//! The clipboard, which every program of the session can read, and which some systems keep a history of and
//! carry to other machines: what is personal stays on it for half a minute only.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{thread, time::Duration};
use zeroize::Zeroizing;

/// So long something personal can be pasted.
const KEPT: Duration = Duration::from_secs(30);

/// So often it is tried again to look at what lies there, and so long after.
const TRIES: usize = 5;
const AGAIN: Duration = Duration::from_secs(2);
/// At locking and closing nobody waits that long.
const AT_ONCE: Duration = Duration::from_millis(20);

/// The machine did not let us copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCopied;

/// Where texts lie that are to be pasted.
pub trait Board: Send + 'static {
    /// Puts a text there. One that is personal is kept out of histories and other machines, where the
    /// system offers that.
    ///
    /// # Errors
    /// When the machine does not let us.
    fn put(&mut self, text: &str, personal: bool) -> Result<(), NotCopied>;
    /// The text that lies there, empty where there is something else; `None` where it cannot be read now.
    fn text(&mut self) -> Option<String>;
    /// Leaves nothing there.
    fn clear(&mut self);
}

/// The clipboard of the session, or another [`Board`].
#[derive(Clone)]
pub struct Clipboard {
    state: Arc<Mutex<State>>,
    kept: Duration,
}

struct State {
    /// Lives on: on some systems a text lies there only as long as the one who put it answers for it.
    board: Box<dyn Board>,
    /// What was put there last, if it is personal.
    personal: Option<Zeroizing<String>>,
    /// How many texts were put there.
    copies: u64,
}

impl Clipboard {
    /// The session's.
    pub fn new() -> Self {
        Self::on(Box::new(OsBoard(None)), KEPT)
    }

    /// Another, and how long something personal is kept there.
    pub fn on(board: Box<dyn Board>, kept: Duration) -> Self {
        let state = State {
            board,
            personal: None,
            copies: 0,
        };
        Self {
            state: Arc::new(Mutex::new(state)),
            kept,
        }
    }

    /// Puts a text on the clipboard. What is personal is cleared after its time, if it still is there.
    ///
    /// # Errors
    /// [`NotCopied`]; the clipboard then is as it was.
    pub fn copy(&self, text: &str, personal: bool) -> Result<(), NotCopied> {
        let mut state = self.state();
        state.board.put(text, personal)?;
        state.copies += 1;
        state.personal = personal.then(|| Zeroizing::new(text.to_owned()));
        let copy = state.copies;
        drop(state);
        if personal {
            let clipboard = self.clone();
            let later = move || {
                thread::sleep(clipboard.kept);
                for _ in 0..TRIES {
                    if clipboard.clear_copy(copy) {
                        return;
                    }
                    thread::sleep(AGAIN.min(clipboard.kept));
                }
            };
            if thread::Builder::new().spawn(later).is_err() {
                // Nobody would clear it.
                self.clear();
                return Err(NotCopied);
            }
        }
        Ok(())
    }

    /// Clears what is personal at once, if it still is there: at locking and closing.
    pub fn clear(&self) {
        for _ in 0..TRIES {
            if self.state().clear() {
                return;
            }
            thread::sleep(AT_ONCE);
        }
    }

    /// Whether there is nothing more to do about this copy.
    fn clear_copy(&self, copy: u64) -> bool {
        let mut state = self.state();
        // Copied again since: that copy has its own time.
        state.copies != copy || state.clear()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Clipboard {
    fn default() -> Self {
        Self::new()
    }
}

impl State {
    /// What someone has copied since then is theirs. Not done where nobody can tell what lies there: another
    /// program may have taken hold of it for a moment.
    fn clear(&mut self) -> bool {
        let Some(personal) = &self.personal else {
            return true;
        };
        let Some(lies_there) = self.board.text().map(Zeroizing::new) else {
            return false;
        };
        if *lies_there == **personal {
            self.board.clear();
        }
        self.personal = None;
        true
    }
}

/// The session's clipboard, reached when it is first needed.
struct OsBoard(Option<arboard::Clipboard>);

impl OsBoard {
    fn reach(&mut self) -> Option<&mut arboard::Clipboard> {
        if self.0.is_none() {
            self.0 = arboard::Clipboard::new().ok();
        }
        self.0.as_mut()
    }
}

impl Board for OsBoard {
    fn put(&mut self, text: &str, personal: bool) -> Result<(), NotCopied> {
        let set = self.reach().ok_or(NotCopied)?.set();
        let set = if personal { unlisted(set) } else { set };
        set.text(text).map_err(|_| NotCopied)
    }

    fn text(&mut self) -> Option<String> {
        match self.reach()?.get_text() {
            Err(arboard::Error::ContentNotAvailable) => Some(String::new()),
            read => read.ok(),
        }
    }

    fn clear(&mut self) {
        if let Some(board) = self.reach() {
            let _ = board.clear();
        }
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn unlisted(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

#[cfg(target_os = "macos")]
fn unlisted(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtApple::exclude_from_history(set)
}

/// Neither in the history (Win+V) nor on the account's other machines.
#[cfg(windows)]
fn unlisted(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtWindows::exclude_from_monitoring(set)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    /// A board that tests look at, and that tells when it was cleared.
    struct Shared(Arc<Mutex<Option<String>>>, mpsc::Sender<()>);

    impl Board for Shared {
        fn put(&mut self, text: &str, _: bool) -> Result<(), NotCopied> {
            *self.0.lock().unwrap() = Some(text.to_owned());
            Ok(())
        }

        fn text(&mut self) -> Option<String> {
            self.0.lock().unwrap().clone()
        }

        fn clear(&mut self) {
            *self.0.lock().unwrap() = None;
            let _ = self.1.send(());
        }
    }

    type Lies = Arc<Mutex<Option<String>>>;

    fn clipboard(kept: Duration) -> (Clipboard, Lies, mpsc::Receiver<()>) {
        let lies = Lies::default();
        let (send, cleared) = mpsc::channel();
        let board = Box::new(Shared(Arc::clone(&lies), send));
        (Clipboard::on(board, kept), lies, cleared)
    }

    fn text(lies: &Lies) -> Option<String> {
        lies.lock().unwrap().clone()
    }

    const LONG: Duration = Duration::from_secs(3600);

    #[test]
    fn what_is_personal_goes_by_itself() {
        let (clipboard, lies, cleared) = clipboard(Duration::from_millis(1));
        clipboard.copy("EFM 010101", true).unwrap();
        cleared.recv_timeout(Duration::from_secs(60)).unwrap();
        assert_eq!(text(&lies), None);
    }

    #[test]
    fn locking_clears_what_is_personal_and_nothing_else() {
        let (clipboard, lies, _cleared) = clipboard(LONG);
        clipboard.copy("personlig", true).unwrap();
        clipboard.clear();
        assert_eq!(text(&lies), None);
        clipboard.copy("C:\\mappe", false).unwrap();
        clipboard.clear();
        assert_eq!(text(&lies).as_deref(), Some("C:\\mappe"));
        // A copy that is not personal takes the place of one that is.
        clipboard.copy("personlig", true).unwrap();
        clipboard.copy("C:\\mappe", false).unwrap();
        clipboard.clear();
        assert_eq!(text(&lies).as_deref(), Some("C:\\mappe"));
    }

    #[test]
    fn what_someone_else_has_copied_since_is_theirs() {
        let (clipboard, lies, _cleared) = clipboard(LONG);
        clipboard.copy("personlig", true).unwrap();
        *lies.lock().unwrap() = Some("handleliste".to_owned());
        clipboard.clear();
        assert_eq!(text(&lies).as_deref(), Some("handleliste"));
        // And is not cleared later on either, whatever it is.
        *lies.lock().unwrap() = Some("personlig".to_owned());
        clipboard.clear();
        assert_eq!(text(&lies).as_deref(), Some("personlig"));
    }

    #[test]
    fn a_later_copy_has_its_own_time() {
        let (clipboard, lies, _cleared) = clipboard(LONG);
        clipboard.copy("den første", true).unwrap();
        clipboard.copy("den andre", true).unwrap();
        clipboard.clear_copy(1);
        assert_eq!(text(&lies).as_deref(), Some("den andre"));
        clipboard.clear_copy(2);
        assert_eq!(text(&lies), None);
    }

    /// A board that another program holds for so many looks.
    struct Held(Shared, Arc<Mutex<usize>>);

    impl Board for Held {
        fn put(&mut self, text: &str, personal: bool) -> Result<(), NotCopied> {
            self.0.put(text, personal)
        }

        fn text(&mut self) -> Option<String> {
            let mut held = self.1.lock().unwrap();
            if *held > 0 {
                *held -= 1;
                return None;
            }
            self.0.text()
        }

        fn clear(&mut self) {
            self.0.clear();
        }
    }

    fn held(
        looks: usize,
        kept: Duration,
    ) -> (Clipboard, Lies, Arc<Mutex<usize>>, mpsc::Receiver<()>) {
        let (lies, looks) = (Lies::default(), Arc::new(Mutex::new(looks)));
        let (send, cleared) = mpsc::channel();
        let board = Held(Shared(Arc::clone(&lies), send), Arc::clone(&looks));
        (Clipboard::on(Box::new(board), kept), lies, looks, cleared)
    }

    #[test]
    fn what_could_not_be_looked_at_is_tried_again() {
        let (clipboard, lies, _, cleared) = held(2, Duration::from_millis(1));
        clipboard.copy("personlig", true).unwrap();
        cleared.recv_timeout(Duration::from_secs(60)).unwrap();
        assert_eq!(text(&lies), None);
        // And once more at locking, where every look failed before.
        let (clipboard, lies, looks, _cleared) = held(usize::MAX, LONG);
        clipboard.copy("personlig", true).unwrap();
        clipboard.clear();
        assert_eq!(text(&lies).as_deref(), Some("personlig"));
        *looks.lock().unwrap() = 1;
        clipboard.clear();
        assert_eq!(text(&lies), None);
    }
}
