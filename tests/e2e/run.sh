#!/usr/bin/env bash
# The journeys in the real window, on a screen of its own and with a home of its own.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec xvfb-run -a -s "-screen 0 1400x900x24" node tests/ui/run.mjs tests/e2e/journey.test.mjs tests/e2e/desktop.test.mjs
