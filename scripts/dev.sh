#!/bin/sh
# npm run dev: the same township, with the source watched and reloaded.
. "$(dirname "$0")/prepare.sh"
mkdir -p .wrangler
. scripts/migrate.sh
exec vite dev
