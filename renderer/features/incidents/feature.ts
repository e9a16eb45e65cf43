import type { FeatureDefinition } from "../../feature.ts";
import { PATHS } from "../../places.ts";
import { IconShield } from "../../ui/icons.ts";

/** Incidents: the list. The page of one of them is the feature `incident`, built by a colleague. */
export const incidentsFeature: FeatureDefinition = {
  id: "incidents",
  routes: [
    {
      path: PATHS.incidents,
      title: (texts) => texts.incidents.title,
      load: () => import("./incidents-screen.tsx").then((module) => module.IncidentsScreen),
    },
  ],
  navigation: { title: (texts) => texts.incidents.title, icon: IconShield, keys: "g i" },
  globalActions: () => [
    {
      id: "incidents.create",
      label: (texts) => texts.incidents.newIncident,
      to: PATHS.incidents,
      search: { new: "incident" },
    },
  ],
};
