import type { FeatureDefinition } from "../../feature.ts";
import { PATHS } from "../../places.ts";
import { IconSettings } from "../../ui/icons.ts";

/** Settings of the desk and of the vault, and the upkeep of the vault. */
export const settingsFeature: FeatureDefinition = {
  id: "settings",
  routes: [
    {
      path: PATHS.settings,
      title: (texts) => texts.settings.title,
      load: async () => (await import("./settings-screen.tsx")).SettingsScreen,
    },
  ],
  navigation: {
    title: (texts) => texts.settings.title,
    icon: IconSettings,
    keys: "g s",
    place: "end",
  },
  globalActions: () => [
    {
      id: "settings.backup",
      label: (texts) => texts.settings.backup,
      keywords: ["backup"],
      to: PATHS.settings,
      search: { section: "vault", run: "backup" },
    },
    {
      id: "settings.rehearsal",
      label: (texts) => texts.settings.rehearse,
      keywords: ["restore", "backup"],
      to: PATHS.settings,
      search: { section: "vault", run: "rehearsal" },
    },
    {
      id: "settings.check",
      label: (texts) => texts.settings.check,
      keywords: ["integrity"],
      to: PATHS.settings,
      search: { section: "vault", run: "check" },
    },
    {
      id: "settings.passphrase",
      label: (texts) => texts.settings.changePassphrase,
      keywords: ["password"],
      to: PATHS.settings,
      search: { section: "vault", run: "passphrase" },
    },
    {
      id: "settings.language",
      label: (texts) => texts.settings.language,
      keywords: ["language", "Sprache", "langue"],
      to: PATHS.settings,
      search: { section: "display" },
    },
    {
      id: "settings.about",
      label: (texts) => texts.settings.about,
      keywords: ["version", "licence", "EUPL"],
      to: PATHS.settings,
      search: { section: "about" },
    },
  ],
};
