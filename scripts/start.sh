#!/bin/sh
# npm start: installs, migrates, loads the demo township, builds, and serves it. Run again, it does only what is missing.
. "$(dirname "$0")/prepare.sh"
mkdir -p .wrangler

echo "Building…"
vite build --logLevel warn &
build=$!
. scripts/migrate.sh
wait "$build"

echo "The township opens at http://localhost:${PORT:-8787}/ (stop it with Ctrl+C)"
# exec, so that stopping this process stops the server and its workerd too.
exec vite preview --logLevel warn
