import type { FeatureDefinition } from "../../feature.ts";
import { PATHS } from "../../places.ts";
import { IconMail } from "../../ui/icons.ts";

/** Telling constituents what was found of theirs. */
export const notificationsFeature: FeatureDefinition = {
  id: "notifications",
  routes: [
    {
      path: PATHS.notifications,
      title: (texts) => texts.notifications.title,
      load: async () => (await import("./notifications-screen.tsx")).NotificationsScreen,
    },
  ],
  navigation: { title: (texts) => texts.notifications.title, icon: IconMail, keys: "g n" },
};
