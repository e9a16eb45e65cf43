import type { FeatureDefinition } from "../../feature.ts";
import { PATHS } from "../../places.ts";
import { IconRadar2 } from "../../ui/icons.ts";

const load = async () => (await import("./observables-screen.tsx")).ObservablesScreen;

/** Observables across all cases: list, detail, look-up of many at once. */
export const observablesFeature: FeatureDefinition = {
  id: "observables",
  routes: [
    { path: PATHS.observables, title: (texts) => texts.observables.title, load },
    { path: PATHS.observable, title: (texts) => texts.observables.detailTitle, load },
  ],
  navigation: { title: (texts) => texts.observables.title, icon: IconRadar2, keys: "g o" },
  globalActions: () => [
    {
      id: "observables.lookup-anywhere",
      label: (texts) => texts.observables.lookup,
      keywords: ["known", "paste", "bulk", "ioc"],
      to: PATHS.observables,
      search: { lookup: "1" },
    },
  ],
};
