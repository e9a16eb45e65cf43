import { STUB_TICKET } from "../../helpers/stub-core.ts";

const HOSTS = [
  "OWN",
  "localhost:PORT",
  "127.0.0.1",
  "127.1:PORT",
  "[::1]:PORT",
  "0.0.0.0:PORT",
  "2130706433:PORT",
  "evil.example:PORT",
  "127.0.0.1:1",
  "127.0.0.1:PORT.evil.example",
  "",
  "NONE",
  "TWICE",
] as const;
const ORIGINS = [
  "OWN",
  "NONE",
  "null",
  "http://localhost:PORT",
  "https://127.0.0.1:PORT",
  "http://127.0.0.1:1",
  "http://evil.example",
] as const;
const SITES = ["same-origin", "NONE", "none", "same-site", "cross-site"] as const;
const METHODS = ["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"] as const;
const CONTENT_TYPES = [
  "application/json",
  "NONE",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/json; charset=utf-8",
  "application/jsonp",
] as const;
const TOKENS = ["RIGHT", "NONE", "wrong", "x".repeat(43)] as const;
const MODES = ["navigate", "cors", "no-cors", "websocket", "NONE"] as const;

export type RouteName = "document" | "asset" | "download" | "session" | "session-end" | "socket";

export interface Row {
  readonly route: RouteName;
  readonly method: string;
  readonly host: string;
  readonly origin: string;
  readonly site: string;
  readonly mode: string;
  readonly contentType: string;
  readonly token: string;
}

/** The one right request of each route, and which values of it may differ without harm. */
export const ROUTES: Readonly<Record<RouteName, RouteOfMatrix>> = {
  document: {
    path: "/",
    right: {
      method: "GET",
      origin: "NONE",
      site: "none",
      mode: "navigate",
      contentType: "NONE",
      token: "NONE",
    },
    dest: "document",
    body: "",
    status: 200,
    alsoRight: {
      site: ["same-origin"],
      origin: ["OWN"],
      contentType: CONTENT_TYPES,
      token: TOKENS,
    },
  },
  asset: {
    path: "/assets/app.js",
    right: {
      method: "GET",
      origin: "OWN",
      site: "same-origin",
      mode: "cors",
      contentType: "NONE",
      token: "NONE",
    },
    dest: "script",
    body: "",
    status: 200,
    alsoRight: { origin: ["NONE"], mode: ["no-cors"], contentType: CONTENT_TYPES, token: TOKENS },
  },
  download: {
    path: `/download/${STUB_TICKET}`,
    right: {
      method: "GET",
      origin: "NONE",
      site: "same-origin",
      mode: "navigate",
      contentType: "NONE",
      token: "NONE",
    },
    dest: "empty",
    body: "",
    status: 200,
    alsoRight: { origin: ["OWN"], contentType: CONTENT_TYPES, token: TOKENS },
  },
  session: {
    path: "/session",
    right: {
      method: "POST",
      origin: "OWN",
      site: "same-origin",
      mode: "cors",
      contentType: "application/json",
      token: "NONE",
    },
    dest: "empty",
    body: "CODE",
    status: 200,
    alsoRight: { token: TOKENS },
  },
  "session-end": {
    path: "/session/end",
    right: {
      method: "POST",
      origin: "OWN",
      site: "same-origin",
      mode: "cors",
      contentType: "application/json",
      token: "RIGHT",
    },
    dest: "empty",
    body: '{"reason":"lock"}',
    status: 200,
    alsoRight: {},
  },
  socket: {
    path: "/rpc",
    right: {
      method: "GET",
      origin: "OWN",
      site: "NONE",
      mode: "NONE",
      contentType: "NONE",
      token: "NONE",
    },
    dest: "NONE",
    body: "",
    status: 101,
    alsoRight: { site: ["same-origin"], mode: MODES, contentType: CONTENT_TYPES, token: TOKENS },
  },
};

type Free = "method" | "origin" | "site" | "mode" | "contentType" | "token";
interface RouteOfMatrix {
  readonly path: string;
  readonly right: Readonly<Record<Free, string>>;
  readonly dest: string;
  readonly body: string;
  readonly status: number;
  readonly alsoRight: Readonly<Partial<Record<Free, readonly string[]>>>;
}

const VALUES: Readonly<Record<Free, readonly string[]>> = {
  method: METHODS,
  origin: ORIGINS,
  site: SITES,
  mode: MODES,
  contentType: CONTENT_TYPES,
  token: TOKENS,
};

const FREE: readonly Free[] = ["method", "origin", "site", "mode", "contentType", "token"];
const ROUTE_NAMES: readonly RouteName[] = [
  "document",
  "asset",
  "download",
  "session",
  "session-end",
  "socket",
];

/** Each right request, changed in one place and in every pair of places that an attacker's page could combine. */
export function createRows(): readonly Row[] {
  const rows = new Map<string, Row>();
  const add = (row: Row): void => void rows.set(JSON.stringify(row), row);
  for (const route of ROUTE_NAMES) {
    const base: Row = { route, host: "OWN", ...ROUTES[route].right };
    for (const host of HOSTS) add({ ...base, host });
    for (const [first, values] of FREE.map((name) => [name, VALUES[name]] as const))
      for (const value of values) {
        add({ ...base, [first]: value });
        for (const host of ["evil.example:PORT", "localhost:PORT"])
          add({ ...base, host, [first]: value });
      }
    for (const origin of ORIGINS)
      for (const site of SITES)
        for (const contentType of CONTENT_TYPES.slice(0, 3))
          add({ ...base, origin, site, contentType });
  }
  return [...rows.values()];
}

export function isRightRow(row: Row): boolean {
  const { right, alsoRight } = ROUTES[row.route];
  return (
    row.host === "OWN" &&
    FREE.every((name) => row[name] === right[name] || alsoRight[name]?.includes(row[name]) === true)
  );
}
