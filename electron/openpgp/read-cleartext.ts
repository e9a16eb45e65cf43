import { readCleartextMessage, verify, type PublicKey } from "openpgp";
import { messageOf } from "./key-description.ts";
import { wholeSecond } from "./organisation-key.ts";

export type CleartextVerdict =
  | { readonly isValid: true; readonly text: string }
  | { readonly isValid: false; readonly detail: string };

/** The text inside a signed one, if one of the keys signed it. */
export async function readCleartext(
  signed: string,
  keys: readonly PublicKey[],
  nowMs: number,
): Promise<CleartextVerdict> {
  try {
    const message = await readCleartextMessage({ cleartextMessage: signed });
    const { signatures } = await verify({
      message,
      verificationKeys: [...keys],
      date: wholeSecond(nowMs),
    });
    const [first] = signatures;
    if (first === undefined) return { isValid: false, detail: "it holds no signature" };
    await first.verified;
    return { isValid: true, text: message.getText().replaceAll("\r\n", "\n") };
  } catch (error) {
    return { isValid: false, detail: messageOf(error) };
  }
}
