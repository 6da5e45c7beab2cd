# Each target is a line or two into the tool that does it.

.PHONY: run test quick soak fix types pictures forms deny bench dist

run:            ## opens the app; without a display, does the same job in words
	@tests/setup.sh build && tests/run-app.sh

test:           ## every test, from nothing
	@tests/setup.sh test && tests/all.sh

quick:          ## the Rust tests alone
	cargo test --workspace --exclude tiltaksmappe

soak:           ## the tests that try thousands of alterations, crashes and histories, with their full numbers
	TILTAKSMAPPE_SOAK=1 cargo test --workspace --exclude tiltaksmappe --test store --lib --test crash

fix:            ## formats and mends what tools can mend
	cargo fmt --all && npm --prefix ui run format

types:          ## the window's types, from Rust
	UPDATE_TYPES=1 cargo test -p api --test types

pictures:       ## the README's pictures, from the demo data on a fixed day
	cargo build -p tests --bin loopback && npm --prefix ui run build && node tests/ui/pictures.mjs

forms:          ## the pictures of the forms, their texts and their list, from the templates
	INSTA_UPDATE=always UPDATE_DOCS=1 cargo test --workspace --exclude tiltaksmappe --test every --test guide --test pictures

deny:           ## licences, sources and banned crates
	cargo deny --workspace check bans licenses sources

bench:          ## speed, as ratios in one run
	cargo run --release -p reports --example speed

dist:           ## installers for this machine's system
	@tests/setup.sh build && npm --prefix ui install --no-save && npm --prefix ui run build
	@command -v cargo-tauri >/dev/null || cargo install tauri-cli --locked --version '^2'
	cargo tauri build
