//! Word that nobody is at the machine any more: it goes to sleep, or its screen is locked.
//!
//! Linux tells it over D-Bus: logind `PrepareForSleep` and its session's `Lock`, and `ActiveChanged` of the
//! desktop's screen saver (`org.freedesktop.ScreenSaver`, `org.gnome.ScreenSaver` and their kin). Windows and
//! macOS tell it only through calls that this program does not make (they take `unsafe` code, which it
//! forbids); there the lock after some minutes without a sign of anyone stands alone. It reads the clock, so
//! that a machine that slept locks when it wakes.

/// Which buses to listen on: `None` for the usual one.
#[derive(Clone, Debug, Default)]
pub struct Buses {
    /// Where logind is.
    pub system: Option<String>,
    /// Where the desktop is.
    pub session: Option<String>,
}

/// Calls `away` each time, on a thread of its own, for as long as the program runs. Where there is no bus
/// there is nothing to hear. Answers once it listens.
#[cfg(target_os = "linux")]
pub fn watch(buses: &Buses, away: impl Fn() + Send + Sync + 'static) {
    let away = std::sync::Arc::new(away);
    let desktop = std::sync::Arc::clone(&away);
    linux::listen_to_logind(buses.system.clone(), move || away());
    linux::listen_to_desktop(buses.session.clone(), move || desktop());
}

/// Nothing tells it here.
#[cfg(not(target_os = "linux"))]
pub fn watch(_: &Buses, _: impl Fn() + Send + Sync + 'static) {}

#[cfg(target_os = "linux")]
mod linux {
    use std::thread;
    use zbus::blocking::{Connection, MessageIterator, connection::Builder};
    use zbus::{MatchRule, Message, message::Type, zvariant::OwnedObjectPath};

    const LOGIND: &str = "org.freedesktop.login1";
    const MANAGER: &str = "org.freedesktop.login1.Manager";
    const SESSION: &str = "org.freedesktop.login1.Session";

    pub(super) fn listen_to_logind(address: Option<String>, away: impl Fn() + Send + 'static) {
        listen(
            "logind",
            move || {
                let bus = connect(address, Builder::system)?;
                let own = own_session(&bus);
                let rule = MatchRule::builder()
                    .msg_type(Type::Signal)
                    .sender(LOGIND)?
                    .build();
                let sleeps_or_locks = move |message: &Message| {
                    let header = message.header();
                    let is = |interface: &str, member: &str| {
                        header.interface().is_some_and(|it| it == interface)
                            && header.member().is_some_and(|it| it == member)
                    };
                    let ours = || match (&own, header.path()) {
                        (Some(own), Some(path)) => own.as_str() == path.as_str(),
                        // Rather once too often.
                        _ => true,
                    };
                    (is(MANAGER, "PrepareForSleep") && says_true(message))
                        || (is(SESSION, "Lock") && ours())
                };
                Ok((
                    MessageIterator::for_match_rule(rule, &bus, None)?,
                    sleeps_or_locks,
                ))
            },
            away,
        );
    }

    pub(super) fn listen_to_desktop(address: Option<String>, away: impl Fn() + Send + 'static) {
        listen(
            "desktop",
            move || {
                let bus = connect(address, Builder::session)?;
                let rule = MatchRule::builder()
                    .msg_type(Type::Signal)
                    .member("ActiveChanged")?
                    .build();
                // Each desktop has its own in front: org.freedesktop, org.gnome, org.cinnamon, org.mate …
                let locks = |message: &Message| {
                    let header = message.header();
                    let saver = header
                        .interface()
                        .is_some_and(|it| it.ends_with(".ScreenSaver"));
                    saver && says_true(message)
                };
                Ok((MessageIterator::for_match_rule(rule, &bus, None)?, locks))
            },
            away,
        );
    }

    /// Connects on its own thread, since even that may hang, and waits a moment for it.
    fn listen<M: Fn(&Message) -> bool>(
        name: &str,
        begin: impl FnOnce() -> zbus::Result<(MessageIterator, M)> + Send + 'static,
        away: impl Fn() + Send + 'static,
    ) {
        let (send, listening) = std::sync::mpsc::sync_channel(1);
        let run = move || {
            let begun = begin();
            let _ = send.send(());
            let Ok((messages, means_away)) = begun else {
                return;
            };
            for message in messages.flatten() {
                if means_away(&message) {
                    away();
                }
            }
        };
        if thread::Builder::new()
            .name(name.to_owned())
            .spawn(run)
            .is_ok()
        {
            let _ = listening.recv_timeout(std::time::Duration::from_secs(2));
        }
    }

    fn connect(
        address: Option<String>,
        usual: impl FnOnce() -> zbus::Result<Builder<'static>>,
    ) -> zbus::Result<Connection> {
        match address {
            Some(address) => Builder::address(address.as_str())?.build(),
            None => usual()?.build(),
        }
    }

    /// The session that this program runs in; others of the machine lock theirs.
    fn own_session(bus: &Connection) -> Option<OwnedObjectPath> {
        let answer = bus.call_method(
            Some(LOGIND),
            "/org/freedesktop/login1",
            Some(MANAGER),
            "GetSessionByPID",
            &std::process::id(),
        );
        answer.ok()?.body().deserialize().ok()
    }

    fn says_true(message: &Message) -> bool {
        message.body().deserialize::<bool>().unwrap_or(false)
    }
}
