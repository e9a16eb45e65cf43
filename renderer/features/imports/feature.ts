import type { FeatureDefinition } from "../../feature.ts";
import { PATHS } from "../../places.ts";
import { IconFileImport } from "../../ui/icons.ts";

const load = async () => (await import("./imports-screen.tsx")).ImportsScreen;

/** Import: files in, a ledger that adds up out. */
export const importsFeature: FeatureDefinition = {
  id: "imports",
  routes: [
    { path: PATHS.imports, title: (texts) => texts.imports.title, load },
    { path: PATHS.importRun, title: (texts) => texts.imports.runTitle, load },
  ],
  navigation: { title: (texts) => texts.imports.title, icon: IconFileImport, keys: "g m" },
  globalActions: () => [
    {
      id: "imports.open",
      label: (texts) => texts.imports.goImport,
      keywords: ["import", "file", "misp", "eml", "csv"],
      to: PATHS.imports,
    },
  ],
};
