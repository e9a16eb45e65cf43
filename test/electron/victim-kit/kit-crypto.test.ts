import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  KDF_ITERATIONS,
  returnAssociatedData,
  type ReturnFile,
} from "../../../shared/domain/victim-kit/kit-format.ts";
import { kitPage } from "../../../shared/domain/victim-kit/kit-page.ts";
import { victimKitIdSchema } from "../../../shared/model/ids.ts";
import { loadTexts } from "../../../shared/text/index.ts";
import { newKitKey, openReturn, sealKit } from "../../../electron/victim-kit/kit-crypto.ts";
import { KIT_SCRIPT, KIT_STYLE } from "../../../electron/victim-kit/page-parts.ts";

const { subtle } = globalThis.crypto;
const KIT = victimKitIdSchema.parse("01930000-0000-7000-8000-000000000001");
const SECRET = Uint8Array.from(Buffer.alloc(32, 7));
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "base64"));
const utf8 = (text: string) => Uint8Array.from(Buffer.from(text, "utf8"));
const base64 = (content: ArrayBuffer | Uint8Array) =>
  Buffer.from(content instanceof Uint8Array ? content : new Uint8Array(content)).toString("base64");
const random = (size: number) => globalThis.crypto.getRandomValues(new Uint8Array(size));
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));

const CONTENT = {
  return: "01930000-0000-7000-8000-0000000000aa",
  kit: KIT,
  filledAt: "2026-11-27T16:00:00.000Z",
  answers: [{ question: "done", answer: "Kabel gezogen" }],
};

/** Seals answers by the words of docs/victim-kit-format.md alone. */
async function sealReturn(
  publicKey: Uint8Array<ArrayBuffer>,
  secret: Uint8Array<ArrayBuffer>,
  content: object = CONTENT,
): Promise<ReturnFile> {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const own = await subtle.generateKey(curve, true, ["deriveBits"]);
  const ours = new Uint8Array(await subtle.exportKey("raw", own.publicKey));
  const theirs = await subtle.importKey("raw", publicKey, curve, false, []);
  const agreed = await subtle.deriveBits({ name: "ECDH", public: theirs }, own.privateKey, 256);
  const input = joined(new Uint8Array(agreed), secret);
  const base = await subtle.importKey("raw", input, "HKDF", false, ["deriveKey"]);
  const info = utf8("watchpost victim kit return v1");
  const key = await subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: joined(publicKey, ours), info },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt"],
  );
  const iv = random(12);
  const ephemeral = base64(ours);
  const additionalData = utf8(returnAssociatedData(KIT, ephemeral));
  const plain = utf8(JSON.stringify(content));
  const data = await subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, plain);
  const format = "watchpost-victim-kit-return";
  return { format, version: 1, kit: KIT, ephemeral, nonce: base64(iv), data: base64(data) };
}

/** The same text with one bit of what it stands for turned. */
function turned(text: string, at: number): string {
  const content = bytes(text);
  content[at] = (content[at] ?? 0) ^ 1;
  return base64(content);
}

describe("answers of a victim", () => {
  test("open with the kit's key and the secret that only an opened kit tells", async () => {
    const keys = await newKitKey();
    const file = await sealReturn(keys.publicKey, SECRET);
    expect(await openReturn(file, { ...keys, secret: SECRET })).toEqual({
      ok: true,
      value: CONTENT,
    });
  });

  test("are refused with one bit turned anywhere, and when they name another kit", async () => {
    const keys = { ...(await newKitKey()), secret: SECRET };
    const file = await sealReturn(keys.publicKey, SECRET);
    const other = victimKitIdSchema.parse("01930000-0000-7000-8000-000000000002");
    const last = bytes(file.data).length - 1;
    const altered: readonly ReturnFile[] = [
      { ...file, ephemeral: turned(file.ephemeral, 40) },
      { ...file, nonce: turned(file.nonce, 0) },
      { ...file, data: turned(file.data, 0) },
      { ...file, data: turned(file.data, last) },
      { ...file, data: file.data.slice(0, 8) },
      { ...file, kit: other },
    ];
    const answers = await Promise.all(altered.map((one) => openReturn(one, keys)));
    expect(answers).toEqual(altered.map(() => ({ ok: false, error: "altered" })));
  });

  test("are refused from somebody who had the key but had not opened the kit, and for another kit's key", async () => {
    const keys = await newKitKey();
    const guessed = await sealReturn(keys.publicKey, Uint8Array.from(Buffer.alloc(32)));
    const others = await newKitKey();
    const file = await sealReturn(keys.publicKey, SECRET);
    expect((await openReturn(guessed, { ...keys, secret: SECRET })).ok).toBe(false);
    expect((await openReturn(file, { ...others, secret: SECRET })).ok).toBe(false);
  });

  test("are refused when what is sealed is not what a kit seals", async () => {
    const keys = { ...(await newKitKey()), secret: SECRET };
    const file = await sealReturn(keys.publicKey, SECRET, { ...CONTENT, more: 1 });
    expect((await openReturn(file, keys)).ok).toBe(false);
  });
});

describe("a kit", () => {
  test("opens with its words by PBKDF2 and AES-GCM, however they are typed, and with no others", async () => {
    const envelope = await sealKit(KIT, "inside", "grey heron weir", random);
    const open = async (words: string, data = envelope.data) => {
      const base = await subtle.importKey("raw", utf8(words), "PBKDF2", false, ["deriveKey"]);
      const salt = bytes(envelope.salt);
      const key = await subtle.deriveKey(
        { name: "PBKDF2", hash: "SHA-256", salt, iterations: KDF_ITERATIONS },
        base,
        { name: "AES-GCM", length: 256 },
        false,
        ["decrypt"],
      );
      const clear = ["watchpost-victim-kit", 1, KIT, KDF_ITERATIONS, envelope.salt].join("\n");
      const algorithm = {
        name: "AES-GCM",
        iv: bytes(envelope.nonce),
        additionalData: utf8(clear),
      };
      return Buffer.from(await subtle.decrypt(algorithm, key, bytes(data))).toString("utf8");
    };
    expect(await open("grey heron weir")).toBe("inside");
    await expect(open("grey heron dam")).rejects.toHaveProperty("name", "OperationError");
    await expect(open("grey heron weir", turned(envelope.data, 0))).rejects.toHaveProperty(
      "name",
      "OperationError",
    );
  });

  test("lets run the one program and the one style that it names, and loads nothing", async () => {
    const hostile = '"><script>alert(1)</script>';
    const html = kitPage({
      envelope: await sealKit(KIT, hostile, "words", random),
      language: "en",
      texts: await loadTexts("en"),
      organisation: hostile,
      tlp: "TLP:AMBER",
      script: KIT_SCRIPT,
      style: KIT_STYLE,
    });
    const hash = (text: string) => createHash("sha256").update(text).digest("base64");
    expect(html).toContain(
      `default-src 'none'; script-src 'sha256-${hash(KIT_SCRIPT)}'; style-src 'sha256-${hash(KIT_STYLE)}'`,
    );
    expect(html).not.toContain(hostile);
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toMatch(/\b(?:src|href)=|https?:/);
    // Nothing in the program turns text into markup or code, and nothing in it reaches a network.
    expect(KIT_SCRIPT).not.toMatch(
      /innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|XMLHttp|WebSocket|import\(/,
    );
    expect(`${KIT_SCRIPT}${KIT_STYLE}`).not.toMatch(/<\/(?:script|style)/i);
  });
});
