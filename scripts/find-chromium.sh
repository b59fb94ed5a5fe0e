#!/bin/sh
# Prints the path of a Chromium to test with, and installs one if there is none: Debian's package where we are root on
# Debian, Playwright's own build elsewhere. What it does besides goes to standard error.
set -eu
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
  if [ -n "$name" ] && command -v "$name" 2>/dev/null; then exit 0; fi
done
playwright_own() {
  node -e 'const path = require("playwright-core").chromium.executablePath(); if (require("fs").existsSync(path)) console.log(path); else process.exit(1)'
}
playwright_own && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium and a Chinese font from Debian (a few minutes)…" >&2
  apt-get update >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-noto-cjk >&2
  command -v chromium && exit 0
else
  echo "Installing Playwright's Chromium (a few minutes)…" >&2
  playwright-core install chromium >&2 && playwright_own && exit 0
fi
echo "No Chromium was found and none could be installed. Install one (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM to the path of yours, then run npm test again." >&2
exit 1
