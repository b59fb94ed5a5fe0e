# Sourced by the commands: installs what the lock file names, once, and puts the project's own Node first on the PATH.
# The machine's Node may be older than the Workers tools want; npm is content with it.
set -eu
cd "$(dirname "$0")/.."

if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
  echo "Installing dependencies (about a minute the first time)…"
  npm ci --loglevel=error
  cp package-lock.json node_modules/.installed-lock.json
fi

PATH="$PWD/node_modules/.bin:$PATH"
export PATH
# Nothing here reports anything to anyone, and local requests look up no location.
export WRANGLER_SEND_METRICS=false X_LOCAL_OBSERVABILITY=false CLOUDFLARE_CF_FETCH_ENABLED=false

[ -f .dev.vars ] || node scripts/make-secrets.ts
