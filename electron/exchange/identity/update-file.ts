import { armor, Decrypter, Encrypter } from "age-encryption";

import { MAX_INVITATION_CHARS } from "../../../shared/exchange/identity/invitation.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { InvitationFault } from "./invitation-file.ts";

/**
 * Seals an organisation state to the devices that shall have it. Always to their hybrid recipients: it holds the organisation's
 * own decryption keys. The text is an armored age file, small enough to be held in memory.
 */
export async function sealUpdate(
  state: string,
  hybridRecipients: readonly string[],
): Promise<string> {
  const encrypter = new Encrypter();
  for (const recipient of hybridRecipients) encrypter.addRecipient(recipient);
  return armor.encode(await encrypter.encrypt(state));
}

/** Opens an update with the age identity of this device. */
export async function openUpdate(
  text: string,
  hybridIdentity: string,
): Promise<Result<string, InvitationFault>> {
  if (text.length > MAX_INVITATION_CHARS) {
    return err({
      reason: "malformed",
      expected: `at most ${String(MAX_INVITATION_CHARS)} characters`,
    });
  }
  const file = decodeArmor(text);
  if (file === undefined) return err({ reason: "other-file", expected: "an update for devices" });
  const decrypter = new Decrypter();
  decrypter.addIdentity(hybridIdentity);
  try {
    return ok(await decrypter.decrypt(file, "text"));
  } catch (error) {
    // The library says by plain errors that no key fits, that the file was altered or that it is no age file.
    if (error instanceof Error) {
      return err({ reason: "does-not-open", expected: "a file for this device" });
    }
    throw error;
  }
}

function decodeArmor(text: string): Uint8Array | undefined {
  try {
    return armor.decode(text.trim());
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
