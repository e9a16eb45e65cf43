import type { FeatureDefinition } from "../../feature.ts";
import { PATHS } from "../../places.ts";
import { IconSend } from "../../ui/icons.ts";

/** Bundles that go and come, sticks and folders, and what is to be settled afterwards. */
export const exchangeFeature: FeatureDefinition = {
  id: "exchange",
  routes: [
    {
      path: PATHS.exchange,
      title: (texts) => texts.exchange.title,
      load: async () => (await import("./exchange-screen.tsx")).ExchangeScreen,
    },
  ],
  navigation: { title: (texts) => texts.exchange.title, icon: IconSend, keys: "g x" },
  globalActions: () => [
    {
      id: "exchange.receive",
      label: (texts) => texts.exchange.goReceive,
      keywords: ["bundle", "age", "inbox"],
      to: PATHS.exchange,
      search: { part: "receive" },
    },
    {
      id: "exchange.folder",
      label: (texts) => texts.exchange.goFolder,
      keywords: ["usb", "stick", "share"],
      to: PATHS.exchange,
      search: { part: "folder" },
    },
    ...(["proposals", "conflicts", "bundles", "register", "recalls", "requests"] as const).map(
      (part) => ({
        id: `exchange.${part}`,
        label: (texts: Parameters<FeatureDefinition["routes"][number]["title"]>[0]) =>
          `${texts.exchange.title}: ${texts.exchange.part[part]}`,
        to: PATHS.exchange,
        search: { part },
      }),
    ),
  ],
};
