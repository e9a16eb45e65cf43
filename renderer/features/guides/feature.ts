import type { FeatureDefinition } from "../../feature.ts";
import { PATHS } from "../../places.ts";
import { IconBook } from "../../ui/icons.ts";

/** Advice for victims, to read without a network. */
export const guidesFeature: FeatureDefinition = {
  id: "guides",
  routes: [
    {
      path: PATHS.guides,
      title: (texts) => texts.guides.place,
      load: async () => (await import("./guides-screen.tsx")).GuidesScreen,
    },
  ],
  navigation: { title: (texts) => texts.guides.place, icon: IconBook, keys: "g u" },
};
