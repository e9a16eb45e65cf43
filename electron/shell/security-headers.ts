import { CSP_NONCE_PLACEHOLDER, TRUSTED_TYPES_POLICY } from "../../shared/session/protocol.ts";

export type HeaderTable = readonly (readonly [name: string, value: string])[];

/** Where the window may fetch from: nowhere in Electron (it has a message port), its own origin in the host. */
const CONNECT_SOURCES = { electron: "'none'", host: "'self'" } as const;

export type ShellName = keyof typeof CONNECT_SOURCES;

/**
 * Browser features with a permissions policy, as far as Chromium knows them (it complains about others); all empty
 * but the clipboard, which takes indicators out on demand.
 */
const DENIED_FEATURES = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "clipboard-read",
  "compute-pressure",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "idle-detection",
  "keyboard-map",
  "local-fonts",
  "local-network-access",
  "magnetometer",
  "microphone",
  "midi",
  "otp-credentials",
  "payment",
  "picture-in-picture",
  "publickey-credentials-create",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "sync-xhr",
  "unload",
  "usb",
  "window-management",
  "xr-spatial-tracking",
] as const;

/**
 * The content security policy of the window (threats D1, CSP). Sent as a header: a meta element can carry neither
 * `frame-ancestors` nor `sandbox`. The nonce is for the style elements of the UI kit; scripts are files only.
 * `frame-src 'none'` does not stop `srcdoc` frames, so the scriptless mail view needs no exception; such a frame
 * inherits this policy.
 */
export function contentSecurityPolicy(shell: ShellName, nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    `connect-src ${CONNECT_SOURCES[shell]}`,
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "media-src 'none'",
    "manifest-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES_POLICY}`,
  ].join("; ");
}

/** For everything that is not the window's document: nothing in it may load or run anything. */
export const INERT_CONTENT_SECURITY_POLICY =
  "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** On every answer of both shells, refusals included (threats D1 CSP row and D2 row 8). */
export const ISOLATION_HEADERS: HeaderTable = [
  ["X-Content-Type-Options", "nosniff"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Embedder-Policy", "require-corp"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Referrer-Policy", "no-referrer"],
  ["Permissions-Policy", permissionsPolicy()],
  ["Cache-Control", "no-store"],
  ["Origin-Agent-Cluster", "?1"],
  ["X-Frame-Options", "DENY"],
  ["X-DNS-Prefetch-Control", "off"],
];

/** Headers of the window's document. */
export function documentHeaders(shell: ShellName, nonce: string): HeaderTable {
  return [
    ...ISOLATION_HEADERS,
    ["Content-Security-Policy", contentSecurityPolicy(shell, nonce)],
    ["Content-Type", "text/html; charset=utf-8"],
  ];
}

/** Headers of a file of the window: script, style, font, image. */
export function assetHeaders(mediaType: string): HeaderTable {
  return [
    ...ISOLATION_HEADERS,
    ["Content-Security-Policy", INERT_CONTENT_SECURITY_POLICY],
    ["Content-Type", mediaType],
  ];
}

/** Puts the nonce of this answer wherever the document has the placeholder. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(CSP_NONCE_PLACEHOLDER, nonce);
}

function permissionsPolicy(): string {
  return [...DENIED_FEATURES.map((feature) => `${feature}=()`), "clipboard-write=(self)"].join(
    ", ",
  );
}
