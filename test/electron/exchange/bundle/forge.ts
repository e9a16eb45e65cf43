import { createHmac } from "node:crypto";

import { createChunkCipher } from "../../../../electron/crypto/chunk-cipher.ts";
import { hkdfSha256 } from "../../../../electron/crypto/hkdf.ts";
import { systemRandom } from "../../../../electron/crypto/random.ts";
import type { AgeIdentity } from "../../../../electron/exchange/age/recipients.ts";
import {
  parseAgeHeader,
  type AgeHeader,
  type HeaderStanza,
} from "../../../../electron/exchange/age/header-format.ts";
import { payloadKey, unwrapFileKey } from "../../../../electron/exchange/age/open-header.ts";
import { planRecipients, sealHeader } from "../../../../electron/exchange/age/seal-header.ts";
import { signManifest } from "../../../../electron/exchange/bundle/manifest-signature.ts";
import type { FileSigner } from "../../../../electron/exchange/minisign/sign.ts";
import { formatTarHeader, parseTarHeader } from "../../../../electron/exchange/tar/tar-header.ts";
import { fillSizeBytes, planArchive } from "../../../../shared/exchange/bundle/archive-plan.ts";
import { canonicalJson, type CanonicalValue } from "../../../../shared/vault/canonical-json.ts";
import { valueOf } from "../../../helpers/vault.ts";

/** What a recipient has, who means harm: everything but the sender's signing key. */
export interface Opened {
  readonly header: AgeHeader;
  readonly fileKey: Uint8Array;
  readonly nonce: Buffer;
  readonly archive: Buffer;
}

export interface ArchiveMember {
  readonly name: string;
  readonly content: Buffer;
}

const CHUNK = 65_536;
const NONCE = 16;

export async function openForForging(bytes: Buffer, identity: AgeIdentity): Promise<Opened> {
  const header = valueOf(parseAgeHeader(bytes));
  const { fileKey } = valueOf(await unwrapFileKey(header, [identity]));
  const start = header.bytes.length + NONCE;
  const nonce = bytes.subarray(header.bytes.length, start);
  const cipher = createChunkCipher(payloadKey(fileKey, nonce));
  const chunks: Uint8Array[] = [];
  const count = Math.ceil((bytes.length - start) / (CHUNK + 16));
  for (let at = 0; at < count; at += 1) {
    const sealed = bytes.subarray(start + at * (CHUNK + 16), start + (at + 1) * (CHUNK + 16));
    chunks.push(cipher.open(sealed, at, at + 1 === count ? "last" : "inner") ?? Buffer.alloc(0));
  }
  return { header, fileKey, nonce, archive: Buffer.concat(chunks) };
}

/** The members of an archive but the padding. */
export function membersOf(archive: Buffer): readonly ArchiveMember[] {
  const members: ArchiveMember[] = [];
  for (let at = 0; archive[at] !== 0;) {
    const { name, sizeBytes } = valueOf(parseTarHeader(archive.subarray(at, at + 512)));
    members.push({ name, content: archive.subarray(at + 512, at + 512 + sizeBytes) });
    at += 512 + sizeBytes + fillSizeBytes(sizeBytes);
  }
  return members.filter(({ name }) => name !== "padding");
}

/** An archive with these members, padding and end. */
export function archiveOf(members: readonly ArchiveMember[]): Buffer {
  const sizes = members.map(({ name, content }) => ({ name, sizeBytes: content.length }));
  const padding = planArchive(sizes).members.at(-1)?.sizeBytes ?? 0;
  return rawArchiveOf([...members, { name: "padding", content: Buffer.alloc(padding) }]);
}

/** An archive with exactly these members. */
export function rawArchiveOf(members: readonly ArchiveMember[]): Buffer {
  const blocks = members.flatMap(({ name, content }) => [
    formatTarHeader({ name, sizeBytes: content.length }),
    content,
    Buffer.alloc(fillSizeBytes(content.length)),
  ]);
  return Buffer.concat([...blocks, Buffer.alloc(1_024)]);
}

export type Members = Readonly<Record<string, CanonicalValue | undefined>>;

/** The archive with its manifest changed and signed with a key, as if it were the sender's. */
export function resigned(
  archive: Buffer,
  key: FileSigner,
  change: (manifest: Members) => Members,
): Buffer {
  const [first, , ...rest] = membersOf(archive);
  const manifest = parseMembers(first?.content ?? Buffer.alloc(0));
  let sizeBytes = archive.length;
  for (;;) {
    const changed = {
      archiveSizeBytes: sizeBytes,
      ...change({ ...manifest, archiveSizeBytes: sizeBytes }),
    };
    const content = Buffer.from(canonicalJson(changed));
    const bundleId = textOf(parseMembers(content)["bundleId"]);
    const signature = Buffer.from(signManifest(key, content, bundleId));
    const made = archiveOf([
      { name: "manifest.json", content },
      { name: "manifest.json.minisig", content: signature },
      ...rest,
    ]);
    if (made.length === sizeBytes) return made;
    sizeBytes = made.length;
  }
}

export function textOf(value: CanonicalValue | undefined): string {
  return typeof value === "string" ? value : "";
}

export function parseMembers(content: Buffer): Members {
  // Our own manifest, which only tests read so.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return JSON.parse(content.toString("utf8")) as Members;
}

/** Encrypts an archive anew, as whoever has read it can. */
export async function sealedFor(
  archive: Buffer,
  recipients: readonly string[],
  statedSizeBytes = archive.length,
): Promise<Buffer> {
  const plan = valueOf(planRecipients(recipients));
  const { bytes, streamKey } = await sealHeader(plan, statedSizeBytes, systemRandom);
  return Buffer.concat([bytes, sealPayload(streamKey, archive)]);
}

/** Puts another archive behind the header of a bundle, under its own file key: no header byte changes. */
export function withArchive({ header, fileKey, nonce }: Opened, archive: Buffer): Buffer {
  const payload = sealPayload(payloadKey(fileKey, nonce), archive);
  return Buffer.concat([header.bytes, nonce, payload]);
}

/** Gives a bundle other stanzas, with the MAC made right again. */
export function withStanzas(
  { fileKey, nonce, archive }: Opened,
  stanzas: readonly HeaderStanza[],
): Buffer {
  const bytes = headerOf(fileKey, stanzas);
  return Buffer.concat([bytes, nonce, sealPayload(payloadKey(fileKey, nonce), archive)]);
}

/** A header around these stanzas with the MAC of this file key (age v1, "Header"). */
export function headerOf(fileKey: Uint8Array, stanzas: readonly HeaderStanza[]): Buffer {
  const lines = stanzas.map(({ type, args, bodyBase64 }) => {
    return `-> ${[type, ...args].join(" ")}\n${bodyBase64}\n`;
  });
  const text = `age-encryption.org/v1\n${lines.join("")}---`;
  const key = hkdfSha256(fileKey, new Uint8Array(0), "header");
  const mac = createHmac("sha256", key).update(text).digest("base64").replace(/=+$/, "");
  return Buffer.from(`${text} ${mac}\n`);
}

function sealPayload(streamKey: Uint8Array, archive: Buffer): Buffer {
  const cipher = createChunkCipher(streamKey);
  const count = Math.max(1, Math.ceil(archive.length / CHUNK));
  return Buffer.concat(
    Array.from({ length: count }, (_, at) =>
      cipher.seal(
        archive.subarray(at * CHUNK, (at + 1) * CHUNK),
        at,
        at + 1 === count ? "last" : "inner",
      ),
    ),
  );
}
