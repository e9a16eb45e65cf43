import type { FeatureDefinition } from "../../feature.ts";
import { PATHS } from "../../places.ts";
import { IconSearch } from "../../ui/icons.ts";

/** Search over everything in the vault. */
export const searchFeature: FeatureDefinition = {
  id: "search",
  routes: [
    {
      path: PATHS.search,
      title: (texts) => texts.search.title,
      load: async () => (await import("./search-screen.tsx")).SearchScreen,
    },
  ],
  navigation: { title: (texts) => texts.search.title, icon: IconSearch, keys: "g f" },
  globalActions: () => [
    // Screens with a filter line of their own answer this key first.
    { id: "search.open", label: (texts) => texts.search.open, keys: "/", to: PATHS.search },
  ],
};
