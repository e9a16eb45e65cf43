import { Encrypter } from "age-encryption";

import type { AgeRecipients } from "../../../shared/exchange/identity/values.ts";

/**
 * Whether something can be encrypted to both recipients: checksum, key size, and that the key inside is one (a point that
 * gives no secret and an encapsulation key out of range are refused by the library on use). Enrolment asks, so that a bad
 * key is noticed with the card in hand and not on the day of the exchange.
 */
export async function areUsableRecipients({ x25519, hybrid }: AgeRecipients): Promise<boolean> {
  return (await isUsable(x25519)) && (await isUsable(hybrid));
}

async function isUsable(recipient: string): Promise<boolean> {
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
    await encrypter.encrypt(new Uint8Array(0));
    return true;
  } catch (error) {
    // The library throws plain errors for bad keys; anything of another kind is not about the key.
    if (error instanceof Error) return false;
    throw error;
  }
}
