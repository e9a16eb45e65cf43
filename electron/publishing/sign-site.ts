import { join } from "node:path";
import type { PrivateKey, PublicKey } from "openpgp";
import type { SiteFile } from "../../shared/formats/csaf-tree/site-settings.ts";
import type { FilePort } from "../files/file-port.ts";
import { readCleartext } from "../openpgp/read-cleartext.ts";
import { signCleartext, signDetached, verifyDetached } from "../openpgp/sign.ts";
import { mapTogether } from "./map-together.ts";
import { readExisting } from "./read-site.ts";

export interface SigningDesk {
  readonly port: FilePort;
  readonly directory: string;
  readonly key: PrivateKey;
  readonly nowMs: number;
}

/**
 * Adds the signatures. One that lies there already and holds for the same bytes is kept: a signature made anew has other bytes, and
 * a site in which nothing changed would be written again.
 */
export async function signSite(
  desk: SigningDesk,
  files: readonly SiteFile[],
): Promise<readonly SiteFile[]> {
  const publicKey = desk.key.toPublic();
  const signed = await mapTogether(files, async (file): Promise<readonly SiteFile[]> => {
    if (file.signature === "none") return [file];
    if (file.signature === "cleartext") return [await cleartextSigned(desk, publicKey, file)];
    const armored = await detachedSignature(desk, publicKey, file);
    const bytes = Buffer.from(armored, "utf8");
    return [file, { path: `${file.path}.asc`, bytes, signature: "none" }];
  });
  return signed.flat();
}

/** No signature of ours is near this. */
const MAX_SIGNATURE_BYTES = 20_000;

async function detachedSignature(
  { port, directory, key, nowMs }: SigningDesk,
  publicKey: PublicKey,
  { path, bytes }: SiteFile,
): Promise<string> {
  const present = await readExisting(port, join(directory, `${path}.asc`), MAX_SIGNATURE_BYTES);
  if (present !== undefined) {
    const armored = Buffer.from(present).toString("utf8");
    const verdict = await verifyDetached(bytes, armored, [publicKey], nowMs);
    if (verdict.isValid) return armored;
  }
  return signDetached(bytes, key, nowMs);
}

async function cleartextSigned(
  { port, directory, key, nowMs }: SigningDesk,
  publicKey: PublicKey,
  file: SiteFile,
): Promise<SiteFile> {
  const wanted = Buffer.from(file.bytes).toString("utf8");
  const present = await readExisting(port, join(directory, file.path), MAX_SIGNATURE_BYTES);
  if (present !== undefined) {
    const read = await readCleartext(Buffer.from(present).toString("utf8"), [publicKey], nowMs);
    if (read.isValid && read.text.trimEnd() === wanted.trimEnd())
      return { ...file, bytes: present };
  }
  const signed = await signCleartext(wanted, key, nowMs);
  return { ...file, bytes: Buffer.from(signed, "utf8") };
}
