#!/usr/bin/env node
// The one entry of every npm script. Written so that a Node far too old still reads it, and is told what is wrong,
// instead of stumbling over the first word that it does not know: everything else is in bootstrap/.
const LOWEST_NODE_MAJOR = 18;
const found = process.versions.node;

if (Number(found.split(".")[0]) >= LOWEST_NODE_MAJOR) {
  void import("./bootstrap/run.mjs");
} else {
  process.stderr.write(
    `watchpost: Node ${LOWEST_NODE_MAJOR} or newer is needed to set Watchpost up; this is ${found}.\n`,
  );
  process.exitCode = 1;
}
