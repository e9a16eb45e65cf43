import { explainSimilarity } from "../../../shared/domain/similarity/similarity-text-data.ts";
import type { SimilarityReason } from "../../../shared/domain/similarity/similarity.ts";
import type { Language } from "../../../shared/text/index.ts";
import { defanged } from "../../cases/observables/display.ts";

/** A reason as the core sends it: kind and facts. */
export interface SentReason {
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** The reason in words; a kind of a newer core is named as it is. */
export function explainSimilar(reason: SentReason, language: Language): string {
  const known = readReason(reason);
  return known === null ? reason.kind : explainSimilarity(known, defangKey)[language];
}

function readReason({ kind, facts }: SentReason): SimilarityReason | null {
  const text = (name: string): string => String(facts[name] ?? "");
  const number = (name: string): number => Number(facts[name] ?? 0);
  const strength = number("strength");
  switch (kind) {
    case "same-source":
      return { kind, strength, sourceId: shorten(text("sourceId")) };
    case "reply":
      return { kind, strength, messageId: shorten(text("messageId")) };
    case "named":
      return { kind, strength, number: text("number") };
    case "shared-observables": {
      const keys = text("keys")
        .split(/[,\n]\s*/)
        .filter((key) => key !== "");
      return { kind, strength, count: number("count"), keys };
    }
    case "similar-title":
      return { kind, strength, percent: number("percent") };
    case "same-sender":
      return { kind, strength, sender: text("sender") };
    default:
      return null;
  }
}

const MAX_IDENTITY = 40;

/** Identities made from a hash are long; their beginning tells them apart. */
function shorten(identity: string): string {
  return identity.length > MAX_IDENTITY ? `${identity.slice(0, MAX_IDENTITY)}…` : identity;
}

/** Keys are `type:value`, or a value alone whose look tells how to defang it. */
function defangKey(key: string): string {
  const [type = "", ...rest] = key.split(":");
  if (rest.length > 0 && /^[a-z0-9|-]{2,40}$/.test(type) && !/^https?$/.test(type))
    return defanged(type, rest.join(":"));
  if (/^[a-z]+:\/\//i.test(key)) return defanged("url", key);
  return key.includes("@") ? defanged("email-src", key) : defanged("domain", key);
}
