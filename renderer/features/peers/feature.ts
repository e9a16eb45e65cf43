import type { FeatureDefinition } from "../../feature.ts";
import { PATHS } from "../../places.ts";
import { IconUsers } from "../../ui/icons.ts";

const loadDirectory = async () => (await import("./directory/peers-screen.tsx")).PeersScreen;

/** Whom we exchange with: directory, map, who we are to others, our own laptops. */
export const peersFeature: FeatureDefinition = {
  id: "peers",
  routes: [
    { path: PATHS.peers, title: (texts) => texts.peers.title, load: loadDirectory },
    { path: PATHS.peer, title: (texts) => texts.peers.detailTitle, load: loadDirectory },
    {
      path: PATHS.network,
      title: (texts) => texts.network.title,
      load: async () => (await import("./network/network-screen.tsx")).NetworkScreen,
    },
    {
      path: PATHS.identity,
      title: (texts) => texts.identity.title,
      load: async () => (await import("./identity/identity-screen.tsx")).IdentityScreen,
    },
    {
      path: PATHS.devices,
      title: (texts) => texts.devices.title,
      load: async () => (await import("./devices/devices-screen.tsx")).DevicesScreen,
    },
    {
      path: PATHS.circles,
      title: (texts) => texts.circles.title,
      load: async () => (await import("./circles/circles-screen.tsx")).CirclesScreen,
    },
  ],
  navigation: { title: (texts) => texts.peers.title, icon: IconUsers, keys: "g p" },
  globalActions: () => [
    {
      id: "peers.add-anywhere",
      label: (texts) => texts.peers.add,
      keywords: ["card", "fingerprint", "cert"],
      to: PATHS.peers,
      search: { add: "1" },
    },
    {
      id: "peers.network-anywhere",
      label: (texts) => texts.network.title,
      keywords: ["map", "europe"],
      to: PATHS.network,
    },
    {
      id: "peers.card-anywhere",
      label: (texts) => texts.identity.handOut,
      keywords: ["card", "qr", "fingerprint"],
      to: PATHS.identity,
      search: { card: "1" },
    },
    {
      id: "peers.devices-anywhere",
      label: (texts) => texts.devices.title,
      keywords: ["laptop", "invite", "lost"],
      to: PATHS.devices,
    },
    {
      id: "peers.circles-anywhere",
      label: (texts) => texts.circles.title,
      keywords: ["group", "share", "circle"],
      to: PATHS.circles,
    },
  ],
};
