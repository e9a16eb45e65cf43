import { join } from "node:path";
import type { PrivateKey } from "openpgp";
import {
  readPublishedDocument,
  type PublishedDocument,
  type UnpublishableDocument,
} from "../../shared/formats/csaf-tree/published-document.ts";
import type { SiteSettings } from "../../shared/formats/csaf-tree/site-settings.ts";
import { siteTree } from "../../shared/formats/csaf-tree/site-tree.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { FilePort } from "../files/file-port.ts";
import { nodeDigests } from "./digests.ts";
import { readExisting } from "./read-site.ts";
import { signSite } from "./sign-site.ts";
import {
  finishInterrupted,
  writeSite,
  type WriteSiteProblem,
  type WrittenSite,
} from "./write-site.ts";

/** A CSAF document handed in, and where it came from. */
export interface SourceDocument {
  readonly source: string;
  readonly bytes: Uint8Array;
}

export interface PublishOrder {
  readonly directory: string;
  readonly documents: readonly SourceDocument[];
  readonly settings: Omit<SiteSettings, "key" | "securityTxtExpiresIso">;
}

export interface PublishDesk {
  readonly port: FilePort;
  readonly key: PrivateKey;
  readonly nowMs: number;
}

export type PublishProblem =
  | { readonly kind: "unpublishable"; readonly documents: readonly UnpublishableDocument[] }
  | WriteSiteProblem;

export interface PublishedSite extends WrittenSite {
  readonly directory: string;
  /** Documents by the folder of their marking. */
  readonly advisories: Readonly<Record<string, number>>;
}

/** Publishes documents as a site. One that can't be published stops all of them: a site without it would look as if it never was. */
export async function publishSite(
  { port, key, nowMs }: PublishDesk,
  { directory, documents, settings }: PublishOrder,
): Promise<Result<PublishedSite, PublishProblem>> {
  const read = readAll(documents);
  if (!read.ok) return read;
  await finishInterrupted(port, directory);
  const tree = siteTree(
    read.value,
    {
      ...settings,
      key: {
        fingerprint: key.getFingerprint().toUpperCase(),
        armored: key.toPublic().armor().replaceAll("\r\n", "\n"),
      },
      securityTxtExpiresIso: await securityTxtExpires(port, directory, nowMs),
    },
    nodeDigests,
  );
  if (!tree.ok) return err({ kind: "unpublishable", documents: [tree.error] });
  const signed = await signSite({ port, directory, key, nowMs }, tree.value);
  const written = await writeSite(port, directory, signed);
  if (!written.ok) return written;
  const advisories: Record<string, number> = {};
  for (const { tlp } of read.value) advisories[tlp] = (advisories[tlp] ?? 0) + 1;
  return ok({ ...written.value, directory, advisories });
}

function readAll(
  documents: readonly SourceDocument[],
): Result<readonly PublishedDocument[], PublishProblem> {
  const good: PublishedDocument[] = [];
  const bad: UnpublishableDocument[] = [];
  for (const { source, bytes } of documents) {
    const read = readPublishedDocument(source, bytes);
    if (read.ok) good.push(read.value);
    else bad.push(read.error);
  }
  return bad.length === 0 ? ok(good) : err({ kind: "unpublishable", documents: bad });
}

const DAY_MS = 86_400_000;

/** RFC 9116 asks for less than a year. The end that is there stays until 90 days before it. */
async function securityTxtExpires(
  port: FilePort,
  directory: string,
  nowMs: number,
): Promise<string> {
  const path = join(directory, "public/.well-known/security.txt");
  const bytes = await readExisting(port, path, 20_000);
  const text = bytes === undefined ? "" : Buffer.from(bytes).toString("utf8");
  const present = Date.parse(/^Expires: (\S+)$/m.exec(text)?.[1] ?? "");
  const isFarOff = present > nowMs + 90 * DAY_MS && present < nowMs + 365 * DAY_MS;
  return new Date(isFarOff ? present : nowMs + 360 * DAY_MS).toISOString();
}
