# Sourced: brings the local database up to date and loads the demo township. Both do nothing when there is nothing to do.
wrangler d1 migrations apply chalu --local ${CHALU_STATE:+--persist-to "$CHALU_STATE"} >.wrangler/migrate.log 2>&1 || {
  cat .wrangler/migrate.log
  exit 1
}
node --disable-warning=ExperimentalWarning demo/command.ts
