import { signFile } from "../../../../electron/exchange/minisign/sign.ts";
import { failureOf } from "../../../helpers/vault.ts";
import { newParty, openBytes, writtenBytes, type Party } from "./bundle-kit.ts";
import {
  archiveOf,
  membersOf,
  openForForging,
  parseMembers,
  resigned,
  sealedFor,
  textOf,
  type ArchiveMember,
  type Members,
} from "./forge.ts";

/** Alice writes to Bob; Carol is another recipient of hers; nobody knows Mallory. */
export const alice = await newParty();
export const bob = await newParty();
export const carol = await newParty();
export const mallory = await newParty();

export const genuine = await writtenBytes(alice, [bob]);
export const toBoth = await writtenBytes(alice, [bob, carol]);
export const opened = await openForForging(genuine, bob.identities.x25519);
export const openedBoth = await openForForging(toBoth, bob.identities.x25519);
export const members = membersOf(opened.archive);
export const bobsKey = bob.identities.x25519.recipient;

export const refusalOf = async (bytes: Buffer, reader: Party = bob) =>
  failureOf(await openBytes(bytes, reader, [alice]));

/** The archive with one member's content replaced, everything else as it was. */
export function replaced(
  name: string,
  content: (before: Buffer) => Buffer,
): readonly ArchiveMember[] {
  return members.map((member) =>
    member.name === name ? { name, content: content(member.content) } : member,
  );
}

export const anew = async (archive: Buffer): Promise<Buffer> => sealedFor(archive, [bobsKey]);

/** The genuine manifest with something changed, signed by whoever. */
export async function signedBy(
  who: Party,
  change: (manifest: Members) => Members = (manifest) => manifest,
): Promise<Buffer> {
  return anew(resigned(opened.archive, who.key, change));
}

/** A manifest text of one's own, signed by the true sender: what only a faulty or malicious sender makes. */
export async function withManifestText(change: (text: string) => string): Promise<Buffer> {
  const [manifest] = members;
  const content = Buffer.from(change(manifest?.content.toString("utf8") ?? ""));
  const bundleId = textOf(parseMembers(manifest?.content ?? Buffer.alloc(0))["bundleId"]);
  const comments = { untrusted: "watchpost bundle", trusted: `watchpost bundle ${bundleId}` };
  const signature = Buffer.from(signFile(alice.key, content, comments));
  return anew(
    archiveOf([
      { name: "manifest.json", content },
      { name: "manifest.json.minisig", content: signature },
      ...members.slice(2),
    ]),
  );
}
