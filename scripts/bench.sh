#!/bin/sh
# npm run bench: the figures the README promises, on the built Worker. `npm run bench -- booking` measures one group.
. "$(dirname "$0")/prepare.sh"
exec node --disable-warning=ExperimentalWarning test/bench/run.ts "$@"
