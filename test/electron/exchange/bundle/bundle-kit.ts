import { createHash, randomUUID } from "node:crypto";

import { blake2b } from "../../../../electron/crypto/blake2b.ts";
import { openSigningKey, type SigningKey } from "../../../../electron/crypto/ed25519.ts";
import { systemRandom } from "../../../../electron/crypto/random.ts";
import {
  generateAgeIdentity,
  type AgeIdentity,
} from "../../../../electron/exchange/age/recipients.ts";
import type { BundleDraft } from "../../../../electron/exchange/bundle/bundle-draft.ts";
import type { BundleEnvironment } from "../../../../electron/exchange/bundle/bundle-environment.ts";
import type { BundleProblem } from "../../../../electron/exchange/bundle/bundle-error.ts";
import {
  openBundle,
  type OpenBundleOptions,
  type OpenedBundle,
} from "../../../../electron/exchange/bundle/open-bundle.ts";
import type { AskTrust } from "../../../../electron/exchange/bundle/read-manifest.ts";
import {
  writeBundle,
  type BundleContent,
  type WriteBundleOptions,
} from "../../../../electron/exchange/bundle/write-bundle.ts";
import { deviceKeyId } from "../../../../electron/exchange/minisign/sign.ts";
import { formatKeyId } from "../../../../electron/exchange/minisign/minisign-text.ts";
import { LOWEST_FLOOR } from "../../../../shared/exchange/bundle/admit.ts";
import type { RecipientKind } from "../../../../shared/exchange/bundle/manifest.ts";
import { ok, type Result } from "../../../../shared/result.ts";
import { memoryFiles } from "../../../helpers/memory-files.ts";
import { valueOf } from "../../../helpers/vault.ts";
import { fileOf } from "../age/read-age-file.ts";

export const LINES = ["header", "incident 1", "incident 2", "note über alles"];
export const EVIDENCE = Buffer.alloc(3_000, "evidence ");
export const EVIDENCE_SHA256 = sha256Of(EVIDENCE);

/** An organisation with its keys; whether it writes or reads. */
export interface Party {
  readonly organisationId: string;
  readonly key: SigningKey;
  readonly identities: Readonly<Record<RecipientKind, AgeIdentity>>;
}

export async function newParty(): Promise<Party> {
  return {
    organisationId: randomUUID(),
    key: openSigningKey(systemRandom(32)),
    identities: {
      x25519: await generateAgeIdentity("x25519"),
      hybrid: await generateAgeIdentity("hybrid"),
    },
  };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What a bundle from one party to others says; anything can be replaced. */
export function draftOf(
  sender: Party,
  recipients: readonly Party[],
  kind: RecipientKind = "x25519",
  replaced: Partial<BundleDraft> = {},
): BundleDraft {
  return {
    bundleId: randomUUID(),
    sender: { organisationId: sender.organisationId, deviceId: randomUUID(), deviceEpoch: 1 },
    certificates: ["certificate"],
    revocations: [],
    stream: {
      id: randomUUID(),
      incarnation: randomUUID(),
      sequence: 1,
      previousManifestSha256: null,
    },
    recipients: recipients.map(({ organisationId, identities }) => ({
      organisationId,
      recipient: identities[kind].recipient,
    })),
    purpose: "peer-exchange",
    vaultKind: "real",
    exerciseId: null,
    persons: [],
    createdLogical: { ms: 1_795_680_000_000, counter: 0, replica: "r" },
    notAfter: "2026-12-26T00:00:00.000Z",
    journal: { basis: 0, upper: 12 },
    acknowledged: [],
    ...replaced,
  };
}

export async function* streamOfLines(lines: readonly string[] = LINES): AsyncGenerator<string> {
  yield* lines;
}

/** Records and one piece of evidence; anything can be replaced. */
export function contentOf(replaced: Partial<BundleContent> = {}): BundleContent {
  return {
    changes: streamOfLines(),
    summary: () => ({
      counts: { incident: { "TLP:GREEN": 2 }, note: { "TLP:AMBER": 1 } },
      tlpCeiling: "TLP:AMBER",
    }),
    blobs: [
      { sha256: EVIDENCE_SHA256, sizeBytes: EVIDENCE.length, open: () => piecesOf(EVIDENCE) },
    ],
    ...replaced,
  };
}

/** Content in pieces of an odd size. */
export async function* piecesOf(content: Uint8Array, size = 1_021): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

export function environmentOf(files: BundleEnvironment["files"]): BundleEnvironment {
  return { files, random: systemRandom, threads: null };
}

/** A bundle's bytes. */
export async function writtenBytes(
  sender: Party,
  recipients: readonly Party[],
  options: {
    readonly kind?: RecipientKind;
    readonly draft?: Partial<BundleDraft>;
    readonly content?: Partial<BundleContent>;
    readonly write?: Partial<WriteBundleOptions>;
  } = {},
): Promise<Buffer> {
  const memory = memoryFiles();
  const path = "/out/bundle.age";
  valueOf(
    await writeBundle(environmentOf(memory.files), {
      path,
      draft: draftOf(sender, recipients, options.kind, options.draft),
      content: contentOf(options.content),
      key: sender.key,
      spoolDirectory: "/vault",
      afterwards: "nothing",
      ...options.write,
    }),
  );
  return memory.contents.get(path) ?? Buffer.alloc(0);
}

/** A trust store that knows the device keys of these parties, by organisation. */
export function trusting(...parties: readonly Party[]): AskTrust {
  return async ({ sender }) => {
    const known = parties.find(({ organisationId }) => organisationId === sender.organisationId);
    if (known === undefined) return { ok: false, error: "unknown-sender" };
    const { publicKey } = known.key;
    // The key that the manifest names must be the one that is certified.
    if (formatKeyId(deviceKeyId(publicKey)) !== sender.deviceKeyId) {
      return { ok: false, error: "other-device-key" };
    }
    return ok({ publicKey, floor: LOWEST_FLOOR });
  };
}

/** Opens bytes as a party that trusts the sender. */
export async function openBytes(
  bytes: Uint8Array,
  reader: Party,
  senders: readonly Party[],
  replaced: Partial<OpenBundleOptions> = {},
): Promise<Result<OpenedBundle, BundleProblem>> {
  return openBundle(environmentOf(memoryFiles().files), {
    source: fileOf(bytes),
    path: "/in/bundle.age",
    identities: [reader.identities.hybrid, reader.identities.x25519],
    audience: {
      organisationId: reader.organisationId,
      vaultKind: "real",
      exerciseId: null,
      now: "2026-11-26T08:00:00.000Z",
    },
    askTrust: trusting(...senders),
    ...replaced,
  });
}

/** Everything that a verified bundle gives out. */
export async function contentsOf(bundle: OpenedBundle): Promise<{
  readonly lines: readonly string[];
  readonly blobs: Readonly<Record<string, Buffer>>;
}> {
  const lines: string[] = [];
  for await (const line of bundle.lines()) lines.push(line);
  const blobs: Record<string, Buffer> = {};
  for (const { sha256 } of bundle.manifest.members.slice(1)) {
    const pieces: Buffer[] = [];
    for await (const piece of bundle.blob(sha256) ?? []) pieces.push(Buffer.from(piece));
    blobs[sha256] = Buffer.concat(pieces);
  }
  return { lines, blobs };
}

/** Random bytes that are the same each time: what a test made can be made again. */
export function seededRandom(seed: string): (sizeBytes: number) => Uint8Array {
  let count = 0;
  return (sizeBytes) => {
    const blocks: Uint8Array[] = [];
    for (let made = 0; made < sizeBytes; made += 64) {
      blocks.push(blake2b(Buffer.from(`${seed} ${String(count)}`, "utf8"), 64));
      count += 1;
    }
    return Buffer.concat(blocks).subarray(0, sizeBytes);
  };
}
