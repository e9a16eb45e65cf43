import { familyOfType } from "./type-family-table.ts";
import type { ObservableType } from "./types.ts";

/** Schemes with a customary defanged spelling; every other one gets its colon bracketed. */
const DEFANGED_SCHEMES: ReadonlyMap<string, string> = new Map([
  ["http", "hxxp://"],
  ["https", "hxxps://"],
  ["ftp", "fxp://"],
]);

/** A place in a text that holds an indicator of a type. */
export interface DefangSpan {
  readonly offset: number;
  readonly length: number;
  readonly type: ObservableType;
}

/**
 * The value so that no program makes a link of it: `hxxps://example[.]com/x`, `user[@]example[.]com`, `192[.]0[.]2[.]1`.
 * Values that nothing makes a link of (hashes, names of files, keys) stay as they are. `refangText` undoes it.
 */
export function defangValue(type: ObservableType, value: string): string {
  if (type.includes("|")) return defangComposite(type, value);
  switch (familyOfType(type)) {
    case "ipv4":
      return value.includes(":") ? value.replace(":", "[:]") : bracketDots(value);
    case "domain":
    case "onion":
      return bracketDots(value);
    case "url":
      return defangUrl(value);
    case "email":
    case "jabber":
      return defangEmail(value);
    default:
      return value;
  }
}

/** A text for copying with every given place defanged; spans that overlap an earlier one are left out. */
export function defangSpans(text: string, spans: readonly DefangSpan[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const span of spans.toSorted((a, b) => a.offset - b.offset || b.length - a.length)) {
    if (span.offset < from) continue;
    const value = text.slice(span.offset, span.offset + span.length);
    const isDefanged = /\[|hxx/i.test(value);
    pieces.push(text.slice(from, span.offset), isDefanged ? value : defangValue(span.type, value));
    from = span.offset + span.length;
  }
  return pieces.join("") + text.slice(from);
}

function defangUrl(value: string): string {
  const match = /^([A-Za-z][A-Za-z0-9+.-]{0,31}):\/\//.exec(value);
  const scheme = match?.[1] ?? "";
  const prefix = match === null ? "" : (DEFANGED_SCHEMES.get(scheme) ?? `${scheme}[:]//`);
  const rest = value.slice(match?.[0].length ?? 0);
  const hostEnd = rest.search(/[/?#\\]/);
  const authority = hostEnd === -1 ? rest : rest.slice(0, hostEnd);
  const tail = hostEnd === -1 ? "" : rest.slice(hostEnd);
  // An IPv6 host has its own brackets; without a live scheme it is no link.
  return prefix + (authority.includes("[") ? authority : bracketDots(authority)) + tail;
}

function defangEmail(value: string): string {
  const at = value.lastIndexOf("@");
  if (at === -1) return bracketDots(value);
  const domain = value.slice(at + 1);
  return `${value.slice(0, at)}[@]${domain.startsWith("[") ? domain : bracketDots(domain)}`;
}

function defangComposite(type: ObservableType, value: string): string {
  switch (type) {
    case "domain|ip":
    case "ip-src|port":
    case "ip-dst|port":
    case "hostname|port":
      return value
        .split("|")
        .map((half) => (half.includes(":") ? half.replace(":", "[:]") : bracketDots(half)))
        .join("|");
    default:
      return value;
  }
}

function bracketDots(text: string): string {
  return text.replaceAll(".", "[.]");
}
