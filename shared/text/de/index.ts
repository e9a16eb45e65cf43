import type { Texts } from "../texts.ts";

import { advisories } from "./advisories.ts";
import { app } from "./app.ts";
import { archives } from "./archives.ts";
import { bundleProblems } from "./bundle-problems.ts";
import { bundles } from "./bundles.ts";
import { circles } from "./circles.ts";
import { clocks } from "./clocks.ts";
import { commonUi } from "./common-ui.ts";
import { exchange } from "./exchange.ts";
import { failures } from "./failures.ts";
import { incident } from "./incident.ts";
import { cases } from "./cases.ts";
import { triage } from "./triage.ts";
import { warningLists } from "./warning-lists.ts";
import { incidents } from "./incidents.ts";
import { start } from "./start.ts";
import { imports } from "./imports.ts";
import { recalls } from "./recalls.ts";
import { requests } from "./requests.ts";
import { reporting } from "./reporting.ts";
import { scores } from "./scores.ts";
import { search } from "./search.ts";
import { observables } from "./observables.ts";
import { custody } from "./custody.ts";
import { constituents } from "./constituents.ts";
import { notifications } from "./notifications.ts";
import { documents } from "./documents.ts";
import { guides } from "./guides.ts";
import { kits } from "./kits.ts";
import { journal } from "./journal.ts";
import { peers } from "./peers.ts";
import { ceremony } from "./ceremony.ts";
import { identity } from "./identity.ts";
import { devices } from "./devices.ts";
import { network } from "./network.ts";
import { judgement } from "./judgement.ts";
import { settings } from "./settings.ts";

/** All areas of this language; English sets the list. */
export const texts: Texts = {
  advisories,
  app,
  archives,
  bundleProblems,
  bundles,
  circles,
  clocks,
  commonUi,
  exchange,
  failures,
  incident,
  cases,
  triage,
  warningLists,
  incidents,
  start,
  imports,
  recalls,
  requests,
  reporting,
  scores,
  search,
  observables,
  custody,
  constituents,
  notifications,
  documents,
  guides,
  kits,
  journal,
  network,
  devices,
  identity,
  ceremony,
  peers,
  judgement,
  settings,
};
