import {
  DOWNLOAD_PATH_PREFIX,
  RPC_PATH,
  SESSION_END_PATH,
  SESSION_PATH,
  SESSION_TOKEN_HEADER,
} from "../../shared/session/protocol.ts";

/** A request before anything of it is believed. */
export interface RequestFacts {
  readonly method: string;
  /** The request target as sent. */
  readonly target: string;
  /** Names in lower case; every value that was sent. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly isUpgrade: boolean;
}

/** What the host knows of itself. */
export interface HostFacts {
  /** `127.0.0.1:PORT`, the only accepted Host. */
  readonly authority: string;
  readonly hasAsset: (path: string) => boolean;
}

export type Route =
  | { readonly kind: "document" }
  | { readonly kind: "asset"; readonly path: string }
  | { readonly kind: "download"; readonly ticket: string }
  | { readonly kind: "session" }
  | { readonly kind: "session-end"; readonly token: string }
  | { readonly kind: "socket" };

export type RequestVerdict =
  | { readonly kind: "accepted"; readonly route: Route }
  | { readonly kind: "refused"; readonly status: number; readonly rule: string };

interface Rule {
  readonly name: string;
  readonly status: number;
  readonly holds: (request: RequestFacts, host: HostFacts) => boolean;
}

/** Rules for every request, in order; the first that does not hold refuses (threats D2 rows 2, 5 and 6). */
export const COMMON_RULES: readonly Rule[] = [
  {
    name: "one host header, exactly ours",
    status: 421,
    holds: (request, host) => only(request, "host") === host.authority,
  },
  {
    name: "no decisive header twice",
    status: 400,
    holds: (request) =>
      DECISIVE_HEADERS.every((name) => (request.headers.get(name)?.length ?? 0) <= 1),
  },
  {
    name: "a method that we have",
    status: 405,
    holds: ({ method }) => method === "GET" || method === "POST",
  },
  {
    name: "no body with GET",
    status: 400,
    holds: (request) => request.method !== "GET" || !hasBody(request),
  },
  {
    name: "an upgrade of the socket path only",
    status: 400,
    holds: ({ isUpgrade, target, method }) =>
      isUpgrade === (target === RPC_PATH && method === "GET"),
  },
  {
    name: "an origin, if any, exactly ours",
    status: 403,
    holds: (request, host) =>
      !request.headers.has("origin") || only(request, "origin") === `http://${host.authority}`,
  },
  {
    name: "not for a service worker",
    status: 403,
    holds: ({ headers }) => !headers.has("service-worker"),
  },
];

/** Headers on which a decision stands. */
const DECISIVE_HEADERS = [
  "host",
  "origin",
  "content-type",
  "content-length",
  "transfer-encoding",
  "upgrade",
  "sec-fetch-site",
  "sec-fetch-mode",
  "sec-fetch-dest",
  SESSION_TOKEN_HEADER,
];

const isOwnSite = (request: RequestFacts): boolean =>
  only(request, "sec-fetch-site") === "same-origin";
const OWN_SITE = rule("from our own page", isOwnSite);
const FRAMELESS = rule(
  "not for a frame or plug-in",
  (request) =>
    !["iframe", "frame", "object", "embed", "fencedframe"].includes(
      only(request, "sec-fetch-dest") ?? "missing",
    ),
);
const HAS_DESTINATION = rule("with a destination", (request) =>
  request.headers.has("sec-fetch-dest"),
);
const NAVIGATION = rule(
  "by navigation",
  (request) => only(request, "sec-fetch-mode") === "navigate",
);
const WITH_ORIGIN = rule("with our origin", (request) => request.headers.has("origin"));
const BY_FETCH = rule("by fetch", (request) =>
  ["cors", "same-origin"].includes(only(request, "sec-fetch-mode") ?? ""),
);
const WITH_JSON: Rule = {
  name: "with JSON",
  status: 415,
  holds: (request) => only(request, "content-type") === "application/json",
};

/** What each kind of request must bring besides (threats D2 rows 3, 6, 7 and 10). Missing headers refuse. */
export const ROUTE_RULES: Readonly<Record<Route["kind"], readonly Rule[]>> = {
  document: [
    rule("opened by the launcher or by itself", (request) =>
      ["none", "same-origin"].includes(only(request, "sec-fetch-site") ?? ""),
    ),
    NAVIGATION,
    rule("as a top document", (request) => only(request, "sec-fetch-dest") === "document"),
  ],
  asset: [
    OWN_SITE,
    HAS_DESTINATION,
    FRAMELESS,
    rule("not by navigation", (request) =>
      ["cors", "no-cors", "same-origin"].includes(only(request, "sec-fetch-mode") ?? ""),
    ),
  ],
  download: [OWN_SITE, NAVIGATION, HAS_DESTINATION, FRAMELESS],
  session: [OWN_SITE, WITH_ORIGIN, BY_FETCH, WITH_JSON],
  "session-end": [OWN_SITE, WITH_ORIGIN, BY_FETCH, WITH_JSON],
  // Chromium sends no fetch metadata with an upgrade; another browser that does must say the right thing.
  socket: [
    WITH_ORIGIN,
    rule(
      "not from elsewhere",
      (request) => !request.headers.has("sec-fetch-site") || isOwnSite(request),
    ),
  ],
};

/** Decides about a request by its head alone. Tokens, codes and tickets are checked by whoever serves the route. */
export function judgeRequest(request: RequestFacts, host: HostFacts): RequestVerdict {
  const common = COMMON_RULES.find((candidate) => !candidate.holds(request, host));
  if (common !== undefined) return refuse(common);
  const route = findRoute(request, host);
  if (route === null) return { kind: "refused", status: 404, rule: "a path that we have" };
  const broken = ROUTE_RULES[route.kind].find((candidate) => !candidate.holds(request, host));
  return broken === undefined ? { kind: "accepted", route } : refuse(broken);
}

function findRoute(request: RequestFacts, host: HostFacts): Route | null {
  const { method, target, isUpgrade } = request;
  if (isUpgrade) return { kind: "socket" };
  if (method === "POST") return findPost(request);
  if (target === "/") return { kind: "document" };
  if (host.hasAsset(target)) return { kind: "asset", path: target };
  const ticket = target.startsWith(DOWNLOAD_PATH_PREFIX)
    ? target.slice(DOWNLOAD_PATH_PREFIX.length)
    : "";
  return SECRET.test(ticket) ? { kind: "download", ticket } : null;
}

function findPost(request: RequestFacts): Route | null {
  if (request.target === SESSION_PATH) return { kind: "session" };
  if (request.target !== SESSION_END_PATH) return null;
  return { kind: "session-end", token: only(request, SESSION_TOKEN_HEADER) ?? "" };
}

/** 256 bits in base64url. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;

function rule(name: string, holds: Rule["holds"]): Rule {
  return { name, status: 403, holds };
}

function refuse({ status, name }: Rule): RequestVerdict {
  return { kind: "refused", status, rule: name };
}

function only(request: RequestFacts, name: string): string | undefined {
  const values = request.headers.get(name);
  return values?.length === 1 ? values[0] : undefined;
}

function hasBody({ headers }: RequestFacts): boolean {
  return (
    headers.has("transfer-encoding") ||
    (headers.get("content-length") ?? ["0"]).some((size) => size !== "0")
  );
}
