/** What a window can ask main. Each has one handler, which checks sender and arguments first. */
export const REQUEST_CHANNELS = {
  connect: "watchpost:connect",
  saveDownload: "watchpost:save-download",
  openExternal: "watchpost:open-external",
  platformFacts: "watchpost:platform-facts",
} as const;

/** What main tells a window. */
export const EVENT_CHANNELS = {
  corePort: "watchpost:core-port",
  coreLost: "watchpost:core-lost",
} as const;
