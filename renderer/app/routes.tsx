import { lazy } from "react";
import type { ComponentType } from "react";

import type { FeatureDefinition } from "../feature.ts";
import { exchangeFeature } from "../features/exchange/feature.ts";
import { constituentsFeature } from "../features/constituents/feature.ts";
import { notificationsFeature } from "../features/notifications/feature.ts";
import { dueFeature } from "../features/due/feature.ts";
import { guidesFeature } from "../features/guides/feature.ts";
import { importsFeature } from "../features/imports/feature.ts";
import { incidentFeature } from "../features/incident/feature.ts";
import { incidentsFeature } from "../features/incidents/feature.ts";
import { journalFeature } from "../features/journal/feature.ts";
import { observablesFeature } from "../features/observables/feature.ts";
import { peersFeature } from "../features/peers/feature.ts";
import { searchFeature } from "../features/search/feature.ts";
import { settingsFeature } from "../features/settings/feature.ts";
import { triageFeature } from "../features/triage/feature.ts";

/**
 * The only place where features meet. The order is that of the navigation rail; the first is where an opened vault
 * begins.
 */
export const FEATURES: readonly FeatureDefinition[] = [
  triageFeature,
  incidentsFeature,
  incidentFeature,
  dueFeature,
  notificationsFeature,
  constituentsFeature,
  guidesFeature,
  observablesFeature,
  searchFeature,
  importsFeature,
  peersFeature,
  exchangeFeature,
  journalFeature,
  settingsFeature,
];

/** Shown while no vault is open: create, unlock, restore, demonstration. */
export const StartScreen: ComponentType = lazy(() =>
  import("../features/start/start-screen.tsx").then((module) => ({ default: module.StartScreen })),
);
