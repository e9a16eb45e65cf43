import {
  createCleartextMessage,
  createMessage,
  readSignature,
  sign,
  verify,
  type PrivateKey,
  type PublicKey,
} from "openpgp";
import { z } from "zod";
import { messageOf } from "./key-description.ts";
import { wholeSecond } from "./organisation-key.ts";

/** An ASCII-armoured signature that lies beside the bytes (CSAF requirement 19). */
export async function signDetached(
  bytes: Uint8Array,
  key: PrivateKey,
  nowMs: number,
): Promise<string> {
  const signature: unknown = await sign({
    message: await createMessage({ binary: bytes }),
    signingKeys: key,
    detached: true,
    date: wholeSecond(nowMs),
  });
  return lineFeeds(z.string().parse(signature));
}

/** A text with its signature around it (RFC 9580 §7), as RFC 9116 asks for security.txt. */
export async function signCleartext(text: string, key: PrivateKey, nowMs: number): Promise<string> {
  const signed = await sign({
    message: await createCleartextMessage({ text }),
    signingKeys: key,
    date: wholeSecond(nowMs),
  });
  return lineFeeds(signed);
}

/** The library ends lines with CR LF; in files of this project they end with LF. */
function lineFeeds(armored: string): string {
  return armored.replaceAll("\r\n", "\n");
}

export type SignatureVerdict =
  | { readonly isValid: true; readonly signedAtIso: string | null }
  | { readonly isValid: false; readonly detail: string };

/** Whether a detached signature over bytes is that of one of the keys. */
export async function verifyDetached(
  bytes: Uint8Array,
  armoredSignature: string,
  keys: readonly PublicKey[],
  nowMs: number,
): Promise<SignatureVerdict> {
  try {
    const signature = await readSignature({ armoredSignature });
    const message = await createMessage({ binary: bytes });
    const { signatures } = await verify({
      message,
      signature,
      verificationKeys: [...keys],
      date: wholeSecond(nowMs),
    });
    const [first] = signatures;
    if (first === undefined) return { isValid: false, detail: "it holds no signature" };
    await first.verified;
    const made = (await first.signature).packets[0]?.created ?? null;
    return { isValid: true, signedAtIso: made === null ? null : made.toISOString() };
  } catch (error) {
    return { isValid: false, detail: messageOf(error) };
  }
}
