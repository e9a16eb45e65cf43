import { readHostName } from "../../domain/observables/domain-name.ts";
import { hasPublicSuffix, registrableDomain } from "../../domain/observables/public-suffix.ts";
import type { ObservableType } from "../../domain/observables/types.ts";
import type { UrlParts } from "../../domain/observables/url.ts";
import type { ExtractionNote } from "./extraction.ts";
import { SUFFIX_OR_ENDING_IN_PATH, TELLING_ENDINGS } from "./file-endings-table.ts";
import type { TextScan } from "./text-scan.ts";

/** Names in one URL that are looked at; redirectors nest two or three. */
const MAX_NAMES_IN_PATH = 16;

const ONION_SERVICE = /(?:^|\.)(?:[a-z2-7]{56}|[a-z2-7]{16})\.onion$/;
const EXAMPLE_DOMAIN = /(?:^|\.)example\.(?:com|net|org|edu)$/;

/** MISP type of a host name: a service of the onion network, a registrable domain, or a name below one. */
export function hostType(ascii: string): ObservableType {
  if (ONION_SERVICE.test(ascii)) return "onion-address";
  return registrableDomain(ascii) === ascii ? "domain" : "hostname";
}

/** The note of a name that is reserved for documentation. */
export function exampleNote(ascii: string): { readonly note?: ExtractionNote } {
  return EXAMPLE_DOMAIN.test(ascii) ? { note: "example-domain" } : {};
}

/** The host of a URL as an item of its own; `start` and `end` enclose host and port. */
export function addHost(scan: TextScan, url: UrlParts, start: number, end: number): void {
  const isName = url.hostKind === "domain";
  if (url.hostValue === "") return;
  const type = isName ? hostType(url.hostValue) : "ip-dst";
  const portChars = /:\d{0,5}$/.exec(scan.text.slice(start, end))?.[0].length ?? 0;
  const hostEnd = isName || url.hostKind === "ipv4" ? end - portChars : end;
  const note = "from-url";
  scan.collector.add({ type, value: url.hostValue, start, end: hostEnd, note });
}

/**
 * Host names inside path and query: targets of redirectors, names that a look-up service was asked about. They are
 * reported at the place of the whole URL, because escapes have no offsets of their own.
 */
export function addNamesInPath(scan: TextScan, rest: string, start: number, end: number): void {
  if (!rest.includes(".")) return;
  const decoded = rest.replace(/%([0-7][0-9A-Fa-f])/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  let looked = 0;
  // One class of characters and no repeats within it: the whole of a long path is walked once.
  for (const match of decoded.matchAll(/[\p{L}\p{N}_.-]+/gu)) {
    if (!isDotted(match[0])) continue;
    if (++looked > MAX_NAMES_IN_PATH) return;
    const before = decoded.charAt(match.index - 1);
    const after = decoded.charAt(match.index + match[0].length);
    if (!"/=:@,|".includes(before) || !/^[/&?#:,;|)]?$/.test(after)) continue;
    const name = readHostName(match[0]);
    if (name === undefined || name.labels < 2 || !isNameInPath(name.ascii)) continue;
    const type = hostType(name.ascii);
    scan.collector.add({ type, value: name.ascii, start, end, note: "from-url" });
  }
}

function isDotted(run: string): boolean {
  return run.includes(".") && !run.includes("..") && !run.startsWith(".") && !run.endsWith(".");
}

function isNameInPath(ascii: string): boolean {
  const ending = ascii.slice(ascii.lastIndexOf(".") + 1);
  if (TELLING_ENDINGS.has(ending)) return false;
  const isShort = ascii.indexOf(".") === ascii.lastIndexOf(".");
  if (isShort && SUFFIX_OR_ENDING_IN_PATH.has(ending)) return false;
  return hasPublicSuffix(ascii) && !/^\d+\.[a-z]{2}$/.test(ascii);
}
