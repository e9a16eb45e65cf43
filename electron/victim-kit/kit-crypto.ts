import {
  KDF_ITERATIONS,
  KIT_FORMAT,
  KIT_VERSION,
  kitAssociatedData,
  normalKitPassphrase,
  returnAssociatedData,
  returnContentSchema,
  type ReturnContent,
  type ReturnFile,
} from "../../shared/domain/victim-kit/kit-format.ts";
import type { KitEnvelope } from "../../shared/domain/victim-kit/kit-page.ts";
import { err, ok, type Result } from "../../shared/result.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** What a browser has too: both sides speak the same primitives. */
const { subtle } = globalThis.crypto;
const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;
const SALT_SIZE = 16;
const NONCE_SIZE = 12;
const INFO = "watchpost victim kit return v1";

/** A key of its own for one kit; the private half as PKCS #8. */
export async function newKitKey(): Promise<{
  readonly privateKey: Bytes;
  readonly publicKey: Bytes;
}> {
  const { privateKey, publicKey } = await subtle.generateKey(CURVE, true, ["deriveBits"]);
  return {
    privateKey: new Uint8Array(await subtle.exportKey("pkcs8", privateKey)),
    publicKey: new Uint8Array(await subtle.exportKey("raw", publicKey)),
  };
}

/** Seals the content of a kit with its passphrase: PBKDF2-SHA-256, then AES-256-GCM over all that stands in clear. */
export async function sealKit(
  kit: string,
  content: string,
  passphrase: string,
  random: (size: number) => Uint8Array,
): Promise<KitEnvelope> {
  const salt = Uint8Array.from(random(SALT_SIZE));
  const iv = Uint8Array.from(random(NONCE_SIZE));
  const typed = utf8(normalKitPassphrase(passphrase));
  const base = await subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const key = await subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: KDF_ITERATIONS },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt"],
  );
  const additionalData = utf8(kitAssociatedData(kit, KDF_ITERATIONS, base64(salt)));
  const data = await subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, utf8(content));
  return {
    format: KIT_FORMAT,
    version: KIT_VERSION,
    kit,
    iterations: KDF_ITERATIONS,
    salt: base64(salt),
    nonce: base64(iv),
    data: base64(new Uint8Array(data)),
  };
}

export interface KitKeys {
  readonly privateKey: Bytes;
  readonly publicKey: Bytes;
  readonly secret: Bytes;
}

/**
 * Opens what a victim sent back. Fails with `altered` when one bit of it, or of what it names, is not as it was sealed, or it was
 * sealed by somebody who had not opened the kit: with authenticated encryption the two look the same.
 */
export async function openReturn(
  file: ReturnFile,
  keys: KitKeys,
): Promise<Result<ReturnContent, "altered">> {
  const plain = await decrypted(file, keys);
  if (plain === undefined) return err("altered");
  const content = returnContentSchema.safeParse(parsedJson(plain));
  return content.success && content.data.kit === file.kit ? ok(content.data) : err("altered");
}

async function decrypted(
  { kit, ephemeral, nonce, data }: ReturnFile,
  { privateKey, publicKey, secret }: KitKeys,
): Promise<Bytes | undefined> {
  const theirs = fromBase64(ephemeral);
  try {
    const own = await subtle.importKey("pkcs8", privateKey, CURVE, false, ["deriveBits"]);
    const sender = await subtle.importKey("raw", theirs, CURVE, false, []);
    const agreed = await subtle.deriveBits({ name: "ECDH", public: sender }, own, 256);
    const input = joined(new Uint8Array(agreed), secret);
    const base = await subtle.importKey("raw", input, "HKDF", false, ["deriveKey"]);
    const salt = joined(publicKey, theirs);
    const key = await subtle.deriveKey(
      { name: "HKDF", hash: "SHA-256", salt, info: utf8(INFO) },
      base,
      { name: "AES-GCM", length: 256 },
      false,
      ["decrypt"],
    );
    const additionalData = utf8(returnAssociatedData(kit, ephemeral));
    const algorithm = { name: "AES-GCM", iv: fromBase64(nonce), additionalData };
    return new Uint8Array(await subtle.decrypt(algorithm, key, fromBase64(data)));
  } catch (error) {
    // A point that is not on the curve and a seal that does not fit are what tampering looks like; all else is a bug of ours.
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** Undefined where it is no JSON: the seal was good, the content is not ours. */
function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function utf8(text: string): Bytes {
  return Uint8Array.from(Buffer.from(text, "utf8"));
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(Buffer.from(text, "base64"));
}

function joined(first: Uint8Array, second: Uint8Array): Bytes {
  return Uint8Array.from(Buffer.concat([first, second]));
}
