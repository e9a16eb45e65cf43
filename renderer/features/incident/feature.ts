import type { FeatureDefinition } from "../../feature.ts";
import { PATHS } from "../../places.ts";

/** The page of one incident with its tabs. The list of incidents is a feature of its own. */
export const incidentFeature: FeatureDefinition = {
  id: "incident",
  routes: [
    {
      path: PATHS.incident,
      title: (texts) => texts.incident.title,
      load: () => import("./incident-screen.tsx").then((module) => module.IncidentScreen),
    },
  ],
};
