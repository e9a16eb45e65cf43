import type { FeatureDefinition } from "../../feature.ts";
import { PATHS } from "../../places.ts";
import { IconBuilding } from "../../ui/icons.ts";

/** The register of organisations and persons that we serve. */
export const constituentsFeature: FeatureDefinition = {
  id: "constituents",
  routes: [
    {
      path: PATHS.constituents,
      title: (texts) => texts.constituents.title,
      load: async () => (await import("./constituents-screen.tsx")).ConstituentsScreen,
    },
  ],
  navigation: { title: (texts) => texts.constituents.title, icon: IconBuilding, keys: "g c" },
};
