import { Encrypter, Stanza } from "age-encryption";

import { err, ok, type Result } from "../../../shared/result.ts";
import { stanzaCountFor, type StanzaCount } from "../../../shared/exchange/bundle/limits.ts";
import type { RecipientKind } from "../../../shared/exchange/bundle/manifest.ts";
import type { BundleFailureOf } from "../../../shared/exchange/bundle/refusal.ts";
import { CHUNK_TAG_SIZE_BYTES } from "../../crypto/chunk-cipher.ts";
import { hkdfSha256 } from "../../crypto/hkdf.ts";
import { wipe } from "../../crypto/memory.ts";
import type { RandomPort } from "../../crypto/random.ts";
import { parseAgeHeader } from "./header-format.ts";
import { PAYLOAD_NONCE_SIZE_BYTES } from "./payload-layout.ts";
import { generateAgeIdentity, recipientKind } from "./recipients.ts";
import { sealSize } from "./size-stanza.ts";

/** The start of an age file up to its first chunk, and the key of its chunks. Wipe the key after use. */
export interface SealedHeader {
  /** Header and payload nonce. */
  readonly bytes: Uint8Array;
  readonly streamKey: Uint8Array;
}

export interface RecipientPlan {
  readonly kind: RecipientKind;
  readonly recipients: readonly string[];
  readonly stanzaCount: StanzaCount;
}

/** What the header for these recipients will look like; refuses none, too many, and those of both kinds. */
export function planRecipients(
  recipients: readonly string[],
): Result<RecipientPlan, BundleFailureOf<"recipients-refused">> {
  const distinct = [...new Set(recipients)];
  const [kind, ...others] = new Set(distinct.map(recipientKind));
  if (distinct.length === 0) return err({ kind: "recipients-refused", why: "none" });
  if (kind === undefined || others.includes(undefined)) {
    return err({ kind: "recipients-refused", why: "malformed" });
  }
  if (others.length > 0) return err({ kind: "recipients-refused", why: "mixed" });
  const stanzaCount = stanzaCountFor(distinct.length);
  if (stanzaCount === undefined) return err({ kind: "recipients-refused", why: "too-many" });
  return ok({ kind, recipients: distinct, stanzaCount });
}

/**
 * Makes header and key of a new bundle (docs/bundle-format.md §3). The library makes every stanza, the file key and the MAC;
 * the stanzas that are nobody's, the size and the order are ours.
 */
export async function sealHeader(
  plan: RecipientPlan,
  archiveSizeBytes: number,
  random: RandomPort,
): Promise<SealedHeader> {
  const nobodies = plan.stanzaCount - plan.recipients.length - 1;
  const recipients = [...plan.recipients];
  for (let left = nobodies; left > 0; left -= 1) recipients.push(await nobody(plan.kind));
  const sizeArgs = await shareForNobody(plan.kind);
  let fileKey = new Uint8Array(0);
  const encrypter = new Encrypter();
  for (const recipient of shuffled([...recipients, null], random)) {
    encrypter.addRecipient(
      recipient ?? {
        wrapFileKey: (key: Uint8Array): Stanza[] => {
          fileKey = Uint8Array.from(key);
          return [new Stanza([...sizeArgs], sealSize(key, archiveSizeBytes))];
        },
      },
    );
  }
  // An empty file is header, nonce and one empty chunk, whose tag is not ours.
  const empty = await encrypter.encrypt(new Uint8Array(0));
  const bytes = empty.subarray(0, empty.length - CHUNK_TAG_SIZE_BYTES);
  const nonce = bytes.subarray(bytes.length - PAYLOAD_NONCE_SIZE_BYTES);
  const streamKey = hkdfSha256(fileKey, nonce, "payload");
  wipe(fileKey);
  return { bytes, streamKey };
}

/** A recipient whose identity is forgotten at once. */
async function nobody(kind: RecipientKind): Promise<string> {
  return (await generateAgeIdentity(kind)).recipient;
}

/** Type and share of a genuine stanza, so that what carries the size looks like the others. */
async function shareForNobody(kind: RecipientKind): Promise<readonly string[]> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await nobody(kind));
  const header = parseAgeHeader(await encrypter.encrypt(new Uint8Array(0)));
  const [stanza] = header.ok ? header.value.stanzas : [];
  if (stanza === undefined) throw new Error("the library wrote a header that is none");
  return [stanza.type, ...stanza.args];
}

/** In an order that says nothing: by random numbers of which no two are ever the same. */
function shuffled<T>(items: readonly T[], random: RandomPort): readonly T[] {
  return items
    .map((item) => ({ item, rank: Buffer.from(random(16)).toString("hex") }))
    .toSorted((left, right) => (left.rank < right.rank ? -1 : 1))
    .map(({ item }) => item);
}
