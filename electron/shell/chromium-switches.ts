/** What Chromium does by itself and must not: look up names, fetch, report (threats D1, Chromium extras; B3 row 63). */
export const APPENDED_SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ["dns-prefetch-disable"],
  ["no-pings"],
  ["disable-background-networking"],
  ["disable-breakpad"],
  ["disable-client-side-phishing-detection"],
  ["disable-component-update"],
  ["disable-default-apps"],
  ["disable-domain-reliability"],
  ["disable-extensions"],
  ["disable-speech-api"],
  ["disable-sync"],
  ["metrics-recording-only"],
  ["force-webrtc-ip-handling-policy", "disable_non_proxied_udp"],
  // No name of any host is ever resolved: the window has none to talk to.
  ["host-resolver-rules", "MAP * ~NOTFOUND"],
  [
    "disable-features",
    [
      "AutofillServerCommunication",
      "CertificateTransparencyComponentUpdater",
      "MediaRouter",
      "OptimizationHints",
      "SpareRendererForSitePerProcess",
      "Translate",
    ].join(","),
  ],
];
