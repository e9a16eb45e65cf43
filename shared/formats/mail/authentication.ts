import type { HeaderField } from "./headers.ts";

/** What the header claims about authentication. Claims: only those of the own receiving server can be trusted. */
export interface AuthenticationSummary {
  /** One entry per method of each Authentication-Results field (RFC 8601 §2.2). */
  readonly results: readonly AuthenticationResult[];
  /** Received-SPF (RFC 7208 §9.1). */
  readonly receivedSpf: readonly string[];
  /** DKIM-Signature fields (RFC 6376 §3.5): signing domain, selector, algorithm. */
  readonly dkimSignatures: readonly {
    readonly domain: string | null;
    readonly selector: string | null;
    readonly algorithm: string | null;
  }[];
  /** Number of ARC sets (RFC 8617 §4). */
  readonly arcSets: number;
}

export interface AuthenticationResult {
  readonly field: "Authentication-Results" | "ARC-Authentication-Results";
  readonly server: string;
  readonly method: string;
  readonly result: string;
  readonly details: string;
}

/** Entries beyond this are no honest mail path. */
const MAX_ENTRIES = 200;

/** Reads the authentication fields of one header. */
export function readAuthentication(fields: readonly HeaderField[]): AuthenticationSummary {
  const of = (key: string): readonly HeaderField[] =>
    fields.filter((field) => field.key === key).slice(0, MAX_ENTRIES);
  return {
    results: [
      ...of("authentication-results").flatMap((field) => results(field, "Authentication-Results")),
      ...of("arc-authentication-results").flatMap((field) =>
        results(field, "ARC-Authentication-Results"),
      ),
    ].slice(0, MAX_ENTRIES),
    receivedSpf: of("received-spf").map((field) => field.value.slice(0, 1_024)),
    dkimSignatures: of("dkim-signature").map((field) => ({
      domain: tagValue(field.value, "d"),
      selector: tagValue(field.value, "s"),
      algorithm: tagValue(field.value, "a"),
    })),
    arcSets: of("arc-seal").length,
  };
}

function results(
  field: HeaderField,
  name: AuthenticationResult["field"],
): readonly AuthenticationResult[] {
  const parts = field.value.slice(0, 16_384).split(";");
  const isInstance = /^\s*i=[0-9]{1,4}\s*$/.test(parts[0] ?? "");
  const server = (parts[isInstance ? 1 : 0] ?? "").trim().slice(0, 255);
  return parts.slice(isInstance ? 2 : 1).flatMap((part) => {
    const match =
      /^\s*([A-Za-z][A-Za-z0-9-]{0,31})(?:\/[0-9]{1,4})?\s*=\s*([A-Za-z]{1,32})(.*)$/s.exec(part);
    if (match === null) return [];
    const [, method = "", result = "", details = ""] = match;
    return [
      {
        field: name,
        server,
        method: method.toLowerCase(),
        result: result.toLowerCase(),
        details: details.trim().slice(0, 1_024),
      },
    ];
  });
}

/** Value of one tag of a `tag=value; …` list (RFC 6376 §3.2). */
function tagValue(text: string, tag: string): string | null {
  for (const part of text.slice(0, 16_384).split(";")) {
    const equals = part.indexOf("=");
    if (equals !== -1 && part.slice(0, equals).trim() === tag) {
      return part
        .slice(equals + 1)
        .replace(/\s+/g, "")
        .slice(0, 255);
    }
  }
  return null;
}
