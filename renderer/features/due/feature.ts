import type { FeatureDefinition } from "../../feature.ts";
import { PATHS } from "../../places.ts";
import { IconClock } from "../../ui/icons.ts";

/** What is due next over all incidents. */
export const dueFeature: FeatureDefinition = {
  id: "due",
  routes: [
    {
      path: PATHS.due,
      title: (texts) => texts.clocks.title,
      load: async () => (await import("./due-screen.tsx")).DueScreen,
    },
  ],
  navigation: { title: (texts) => texts.clocks.title, icon: IconClock, keys: "g d" },
};
