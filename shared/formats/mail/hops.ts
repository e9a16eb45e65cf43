import { LIMITS } from "../limits.ts";
import { readMailDate } from "./date.ts";
import type { HeaderField } from "./headers.ts";

/** One Received field (RFC 5321 §4.4), newest first as in the message. What a server wrote about itself may be a lie. */
export interface Hop {
  readonly raw: string;
  readonly from: string | null;
  /** Address of the sending side as the receiving server saw it. */
  readonly fromAddress: string | null;
  readonly by: string | null;
  readonly with: string | null;
  readonly id: string | null;
  readonly for: string | null;
  readonly atIso: string | null;
  /** Seconds since the hop before (the next field below); negative when a clock is wrong or the field is forged. */
  readonly gapSeconds: number | null;
}

/** The hops of a message in the order of its header; at most `LIMITS.mailHops`. */
export function readHops(fields: readonly HeaderField[]): readonly Hop[] {
  const hops = fields
    .filter((field) => field.key === "received")
    .slice(0, LIMITS.mailHops)
    .map((field) => readHop(field.value.slice(0, 4_096)));
  return hops.map((hop, index) => ({ ...hop, gapSeconds: gap(hop, hops[index + 1]) }));
}

/** Addresses that the message came through, newest first, without those of private and local networks. */
export function publicAddresses(hops: readonly Hop[]): readonly string[] {
  return hops.flatMap(({ fromAddress }) =>
    fromAddress === null || isPrivateAddress(fromAddress) ? [] : [fromAddress],
  );
}

function readHop(value: string): Hop {
  const clauses = value.split(";", 1)[0] ?? "";
  const fromPart = /^\s*from\s+(.*?)(?:\sby\s|$)/is.exec(clauses)?.[1] ?? null;
  return {
    raw: value,
    from: fromPart === null ? null : (fromPart.split(/\s/, 1)[0] ?? null),
    fromAddress: fromPart === null ? null : addressIn(fromPart),
    by: word(clauses, "by"),
    with: word(clauses, "with"),
    id: word(clauses, "id"),
    for: word(clauses, "for"),
    atIso: readMailDate(value.slice(value.lastIndexOf(";") + 1)),
    gapSeconds: null,
  };
}

function word(text: string, name: "by" | "with" | "id" | "for"): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s+(<?[^\\s;()]{1,255})`, "i").exec(text);
  return match?.[1] ?? null;
}

/** The address in square brackets counts first: it is what the server saw, not what the client said. */
function addressIn(text: string): string | null {
  const bracketed = /\[(?:IPv6:)?([0-9A-Fa-f:.]{2,45})\]/i.exec(text)?.[1];
  if (bracketed !== undefined && isAddress(bracketed)) return bracketed.toLowerCase();
  for (const match of text.matchAll(/[0-9A-Fa-f:.]{2,45}/g)) {
    const before = text.charAt(match.index - 1);
    const after = text.charAt(match.index + match[0].length);
    const isWhole = !/[\w-]/.test(before) && !/[\w-]/.test(after);
    if (isWhole && isAddress(match[0])) return match[0].toLowerCase();
  }
  return null;
}

function isAddress(text: string): boolean {
  return isIpv4(text) || (text.includes("::") && text.length > 2) || text.split(":").length === 8;
}

function isIpv4(text: string): boolean {
  const parts = text.split(".");
  return (
    parts.length === 4 && parts.every((part) => /^[0-9]{1,3}$/.test(part) && Number(part) <= 255)
  );
}

/** RFC 1918, loopback, link-local and unique local addresses: they say nothing about who sent. */
function isPrivateAddress(address: string): boolean {
  if (!isIpv4(address)) return /^(?:::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(address);
  const [first = 0, second = 0] = address.split(".").map(Number);
  return (
    first === 10 ||
    first === 127 ||
    first === 0 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254)
  );
}

function gap(hop: Hop, before: Hop | undefined): number | null {
  if (hop.atIso === null || before === undefined || before.atIso === null) return null;
  return Math.round((Date.parse(hop.atIso) - Date.parse(before.atIso)) / 1_000);
}
