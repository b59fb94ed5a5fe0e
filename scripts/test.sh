#!/bin/sh
# npm test: everything. Format and lint, types, build, then rules, Worker and browser tests in one run.
. "$(dirname "$0")/prepare.sh"

echo "Format and lint…"
biome check --error-on-warnings .

echo "Types…"
wrangler types --include-runtime=false >/dev/null
tsc -p .

echo "Build…"
vite build --logLevel warn

# Whatever the browser tests need that npm does not bring.
CHROMIUM="$(sh scripts/find-chromium.sh)"
export CHROMIUM

echo "Tests…"
exec vitest run "$@"
