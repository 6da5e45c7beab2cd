#!/usr/bin/env bash
# Sees to it that the system packages for building (`build`) or for testing too (`test`) are there.
# Installs them where it may; otherwise names them in one line and stops.
set -euo pipefail

packages=(build-essential pkg-config libssl-dev libwebkit2gtk-4.1-dev librsvg2-dev)
if [ "${1:-build}" = test ]; then
  packages+=(webkit2gtk-driver xvfb xauth chromium poppler-utils age qpdf binutils libreoffice-calc-nogui dbus gnome-keyring unzip strace iproute2)
fi

for tool in cargo node npm; do
  command -v "$tool" >/dev/null || { echo "Mangler $tool. Installer Rust 1.92 eller nyere (rustup.rs) og Node.js 20 eller nyere." >&2; exit 1; }
done

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing+=("$package")
done
if [ "${1:-build}" = test ] && ! command -v cargo-deny >/dev/null; then
  echo "Installerer cargo-deny"
  cargo install --quiet --locked cargo-deny
fi
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo -n); else as_root=(none); fi
fi
if [ "${as_root[0]:-}" = none ] || ! command -v apt-get >/dev/null; then
  echo "Mangler systempakker. Installer dem med: sudo apt-get update && sudo apt-get install ${missing[*]}" >&2
  exit 1
fi
echo "Installerer systempakker: ${missing[*]}"
install() {
  "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
install || { echo "Fikk ikke installert systempakkene. Prøv selv: sudo apt-get install ${missing[*]}" >&2; exit 1; }
