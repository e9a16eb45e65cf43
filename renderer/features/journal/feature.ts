import type { FeatureDefinition } from "../../feature.ts";
import { PATHS } from "../../places.ts";
import { IconHistory } from "../../ui/icons.ts";

/** Everything that was done, and the way back. */
export const journalFeature: FeatureDefinition = {
  id: "journal",
  routes: [
    {
      path: PATHS.journal,
      title: (texts) => texts.journal.title,
      load: async () => (await import("./journal-screen.tsx")).JournalScreen,
    },
  ],
  navigation: { title: (texts) => texts.journal.title, icon: IconHistory, keys: "g j" },
};
