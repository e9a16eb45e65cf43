import { START_CODE_PARAMETER } from "../../shared/session/protocol.ts";

/** The one-time start code of a fragment such as `#start=CODE`; `undefined` when there is none. */
export function readStartCode(fragment: string): string | undefined {
  return new URLSearchParams(fragment.replace(/^#/, "")).get(START_CODE_PARAMETER) ?? undefined;
}

/**
 * Takes the start code out of the address bar at once, before anything else can see it: neither history nor a
 * screenshot nor the router keeps it (threats B7 row 112).
 */
export function takeStartCode(
  location: Pick<Location, "hash" | "pathname">,
  history: Pick<History, "replaceState">,
): string | undefined {
  const code = readStartCode(location.hash);
  if (code !== undefined) history.replaceState(null, "", `${location.pathname}#/`);
  return code;
}
