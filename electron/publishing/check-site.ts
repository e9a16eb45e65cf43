import { join } from "node:path";
import type { PublicKey } from "openpgp";
import { checkTree } from "../../shared/formats/csaf-tree/check/check-tree.ts";
import type { SiteBytes } from "../../shared/formats/csaf-tree/check/check-lists.ts";
import {
  verdicts,
  type Requirement,
  type RequirementVerdict,
  type SiteFinding,
} from "../../shared/formats/csaf-tree/check/requirements.ts";
import { MAX_DOCUMENT_BYTES } from "../../shared/formats/csaf-tree/published-document.ts";
import type { FilePort } from "../files/file-port.ts";
import { describeKey, readPublicKey } from "../openpgp/key-description.ts";
import { verifyDetached } from "../openpgp/sign.ts";
import { nodeDigests } from "./digests.ts";
import { readExisting } from "./read-site.ts";
import { MANIFEST, STAGING } from "./write-site.ts";

export interface CheckedSite {
  readonly ok: boolean;
  readonly documents: number;
  readonly requirements: readonly RequirementVerdict[];
  readonly findings: readonly SiteFinding[];
}

/** Verifies a published tree, of ours or of others, with nothing but its files. Links are not followed. */
export async function checkSite(
  port: FilePort,
  directory: string,
  nowMs: number,
): Promise<CheckedSite> {
  const files = await readTree(port, directory);
  const tree = checkTree(files, nodeDigests);
  const signed = await checkSignatures(files, tree.documents, tree.fingerprints, nowMs);
  const present = new Set<Requirement>([...tree.present, ...signed.present]);
  const findings = [...tree.findings, ...signed.findings].toSorted(
    (left, right) => left.requirement - right.requirement || (left.path < right.path ? -1 : 1),
  );
  return {
    ok: findings.length === 0,
    documents: tree.documents.length,
    requirements: verdicts(findings, present),
    findings,
  };
}

/** Only what the check looks at is kept in memory. */
const CHECKED = /\.(?:json|csv|txt|asc|sha256|sha512)$/;

async function readTree(port: FilePort, directory: string): Promise<SiteBytes> {
  const files = new Map<string, Uint8Array>();
  const visit = async (relative: string): Promise<void> => {
    for (const name of (await port.readDirectory(join(directory, relative))).toSorted()) {
      const path = relative === "" ? name : `${relative}/${name}`;
      if (path === MANIFEST || path === STAGING) continue;
      const status = await port.status(join(directory, path));
      if (status?.kind === "directory") await visit(path);
      if (status?.kind !== "file" || !CHECKED.test(name)) continue;
      const limit = Math.min(status.sizeBytes, MAX_DOCUMENT_BYTES);
      const bytes = await readExisting(port, join(directory, path), limit);
      if (bytes !== undefined) files.set(path, bytes);
    }
  };
  await visit("");
  return files;
}

async function checkSignatures(
  files: SiteBytes,
  documents: readonly string[],
  fingerprints: readonly string[],
  nowMs: number,
): Promise<{
  readonly findings: readonly SiteFinding[];
  readonly present: readonly Requirement[];
}> {
  const found = await readKeys(files, fingerprints, nowMs);
  const findings = [...found.findings];
  for (const path of documents) {
    const signature = files.get(`${path}.asc`);
    if (signature === undefined) {
      findings.push({ requirement: 19, path, message: "has no signature" });
      continue;
    }
    const armored = Buffer.from(signature).toString("utf8");
    const bytes = files.get(path) ?? new Uint8Array();
    const verdict = await verifyDetached(bytes, armored, found.keys, nowMs);
    if (!verdict.isValid)
      findings.push({ requirement: 19, path: `${path}.asc`, message: verdict.detail });
  }
  const present: readonly Requirement[] = found.keys.length > 0 ? [19, 20] : [19];
  return { findings, present: documents.length > 0 ? present : [] };
}

async function readKeys(
  files: SiteBytes,
  fingerprints: readonly string[],
  nowMs: number,
): Promise<{ readonly keys: readonly PublicKey[]; readonly findings: readonly SiteFinding[] }> {
  const keys: PublicKey[] = [];
  const findings: SiteFinding[] = [];
  for (const [path, bytes] of files) {
    if (!path.endsWith(".asc") || path.endsWith(".json.asc")) continue;
    const read = await readPublicKey(Buffer.from(bytes).toString("utf8"));
    if (!read.ok) continue;
    const { fingerprint, state } = await describeKey(read.value, nowMs);
    if (!fingerprints.includes(fingerprint)) {
      const message = `${fingerprint} is not named in provider-metadata.json`;
      findings.push({ requirement: 20, path, message });
      continue;
    }
    keys.push(read.value);
    if (state !== "valid") findings.push({ requirement: 20, path, message: `the key is ${state}` });
  }
  if (keys.length === 0)
    findings.push({ requirement: 20, path: "openpgp", message: "no key of the metadata is there" });
  return { keys, findings };
}
