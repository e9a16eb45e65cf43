import { app } from "./app.ts";
import { archives } from "./archives.ts";
import { bundleProblems } from "./bundle-problems.ts";
import { commonUi } from "./common-ui.ts";
import { failures } from "./failures.ts";
import { incident } from "./incident.ts";
import { cases } from "./cases.ts";
import { triage } from "./triage.ts";
import { incidents } from "./incidents.ts";
import { start } from "./start.ts";
import { imports } from "./imports.ts";
import { search } from "./search.ts";
import { observables } from "./observables.ts";
import { custody } from "./custody.ts";
import { documents } from "./documents.ts";
import { journal } from "./journal.ts";
import { settings } from "./settings.ts";

/** All areas of this language. A new area is one file and one line here, in each of the three languages. */
export const texts = {
  app,
  archives,
  bundleProblems,
  commonUi,
  failures,
  incident,
  cases,
  triage,
  incidents,
  start,
  imports,
  search,
  observables,
  custody,
  documents,
  journal,
  settings,
};
