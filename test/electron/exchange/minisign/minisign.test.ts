import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { openSigningKey } from "../../../../electron/crypto/ed25519.ts";
import {
  formatKeyId,
  formatPublicKey,
  formatPublicKeyFile,
  formatSignature,
  parsePublicKey,
  parseSignature,
} from "../../../../electron/exchange/minisign/minisign-text.ts";
import { deviceKeyId, signFile, verifyFile } from "../../../../electron/exchange/minisign/sign.ts";
import { temporaryDirectory } from "../../../helpers/vault.ts";

const key = openSigningKey(Buffer.alloc(32, 9));
const publicKey = { keyId: deviceKeyId(key.publicKey), publicKey: key.publicKey };
const CONTENT = Buffer.from('{"$domain":"watchpost bundle manifest v1"}');
const COMMENTS = { untrusted: "watchpost bundle", trusted: "watchpost bundle 1" };

function minisign(folder: string, ...args: readonly string[]): { ok: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync("minisign", args, { cwd: folder, encoding: "utf8" });
  return { ok: status === 0, output: stdout + stderr };
}

/** A signature and its parts, to be changed by a test. */
function signed() {
  const text = signFile(key, CONTENT, COMMENTS);
  const signature = parseSignature(text);
  if (signature === undefined) throw new Error("our own signature is none");
  return { text, signature };
}

describe("the minisign tool", () => {
  it("verifies our signature by our key, given as line and as file", () => {
    const folder = temporaryDirectory();
    writeFileSync(join(folder, "manifest.json"), CONTENT);
    writeFileSync(join(folder, "manifest.json.minisig"), signed().text);
    writeFileSync(join(folder, "device.pub"), formatPublicKeyFile(publicKey));
    const byLine = minisign(folder, "-V", "-P", formatPublicKey(publicKey), "-m", "manifest.json");
    expect(byLine).toEqual({
      ok: true,
      output: "Signature and comment signature verified\nTrusted comment: watchpost bundle 1\n",
    });
    expect(minisign(folder, "-V", "-p", "device.pub", "-m", "manifest.json").ok).toBe(true);
    writeFileSync(join(folder, "manifest.json"), `${CONTENT.toString("utf8")} `);
    expect(minisign(folder, "-V", "-p", "device.pub", "-m", "manifest.json").ok).toBe(false);
  });

  it("makes keys and signatures that we verify", () => {
    const folder = temporaryDirectory();
    writeFileSync(join(folder, "file"), CONTENT);
    expect(minisign(folder, "-G", "-W", "-p", "tool.pub", "-s", "tool.key").ok).toBe(true);
    const made = minisign(folder, "-S", "-H", "-s", "tool.key", "-m", "file", "-t", "for you");
    expect(made.ok).toBe(true);
    const toolKey = parsePublicKey(readFileSync(join(folder, "tool.pub"), "utf8"));
    const signature = parseSignature(readFileSync(join(folder, "file.minisig"), "utf8"));
    expect(signature?.trustedComment).toBe("for you");
    expect(toolKey && signature && verifyFile(toolKey, CONTENT, signature)).toBe(true);
    expect(toolKey && signature && verifyFile(toolKey, Buffer.from("x"), signature)).toBe(false);
  });

  it("names the key id as we do", () => {
    const folder = temporaryDirectory();
    minisign(folder, "-G", "-W", "-p", "tool.pub", "-s", "tool.key");
    const text = readFileSync(join(folder, "tool.pub"), "utf8");
    const toolKey = parsePublicKey(text);
    // The tool leaves leading zeros out.
    const keyId = formatKeyId(toolKey?.keyId ?? Buffer.alloc(0)).replace(/^0+/, "");
    expect(text).toContain(`minisign public key ${keyId}\n`);
  });
});

describe("a signature", () => {
  it("stays the same for the same key and content", () => {
    expect(signed().text).toBe(signFile(key, CONTENT, COMMENTS));
    expect(formatKeyId(publicKey.keyId)).toBe(KEY_ID);
  });

  it("does not hold for another key, content, comment, or with parts of another one", () => {
    const { signature } = signed();
    const other = openSigningKey(Buffer.alloc(32, 10));
    const otherKey = { keyId: publicKey.keyId, publicKey: other.publicKey };
    const otherContent = parseSignature(signFile(key, Buffer.from("other"), COMMENTS));
    expect(verifyFile(publicKey, CONTENT, signature)).toBe(true);
    expect(verifyFile(otherKey, CONTENT, signature)).toBe(false);
    expect(verifyFile(publicKey, Buffer.from("other"), signature)).toBe(false);
    expect(verifyFile(publicKey, CONTENT, { ...signature, trustedComment: "x" })).toBe(false);
    const globalSignature = otherContent?.globalSignature ?? Buffer.alloc(0);
    expect(verifyFile(publicKey, CONTENT, { ...signature, globalSignature })).toBe(false);
    expect(verifyFile(publicKey, CONTENT, { ...signature, keyId: Buffer.alloc(8) })).toBe(false);
  });

  it("does not hold for a key that may not be enrolled", () => {
    const publicKeyOfSmallOrder = Buffer.alloc(32);
    const weak = { keyId: deviceKeyId(publicKeyOfSmallOrder), publicKey: publicKeyOfSmallOrder };
    const { signature } = signed();
    expect(verifyFile(weak, CONTENT, { ...signature, keyId: weak.keyId })).toBe(false);
  });

  it("can't have a comment of two lines", () => {
    expect(() => signFile(key, CONTENT, { ...COMMENTS, trusted: "a\nb" })).toThrow("lines");
  });
});

describe("the text of a signature", () => {
  const { text, signature } = signed();
  const lines = text.split("\n");
  const withLine = (at: number, line: string): string => lines.with(at, line).join("\n");
  const asLegacy = Buffer.from(lines[1] ?? "", "base64");
  asLegacy.write("Ed", "latin1");

  it("is read back as it was written", () => {
    expect(formatSignature(signature)).toBe(text);
  });

  it.each([
    ["the legacy algorithm", withLine(1, asLegacy.toString("base64"))],
    ["a carriage return", text.replaceAll("\n", "\r\n")],
    ["a missing last line feed", text.slice(0, -1)],
    ["a line more", `${text}x\n`],
    ["an empty line more", `${text}\n`],
    ["a line less", lines.slice(0, 3).join("\n")],
    ["a space behind the signature", withLine(1, `${lines[1] ?? ""} `)],
    [
      "base 64 with another ending of the same bytes",
      withLine(3, (lines[3] ?? "").replace(/.==$/, "B==")),
    ],
    ["a shorter signature", withLine(1, (lines[1] ?? "").slice(4))],
    ["no untrusted comment", withLine(0, "comment: x")],
    ["no trusted comment", withLine(2, "untrusted comment: x")],
    ["what a terminal acts upon", withLine(0, "untrusted comment: \u001B[2J")],
    ["nothing", ""],
  ])("is refused with %s", (_, changed) => {
    expect(parseSignature(changed)).toBeUndefined();
  });
});

describe("the text of a public key", () => {
  it("is read as line and as file", () => {
    expect(parsePublicKey(formatPublicKey(publicKey))).toEqual({
      keyId: Buffer.from(publicKey.keyId),
      publicKey: Buffer.from(publicKey.publicKey),
    });
    expect(parsePublicKey(formatPublicKeyFile(publicKey))).toBeDefined();
  });

  it.each([
    ["another algorithm", formatPublicKey(publicKey).replace(/^RW/, "RU")],
    ["a shorter key", formatPublicKey(publicKey).slice(0, -4)],
    [
      "a file of three lines",
      `untrusted comment: x\nuntrusted comment: y\n${formatPublicKey(publicKey)}`,
    ],
    ["a file without its comment", `x\n${formatPublicKey(publicKey)}\n`],
    ["nothing", ""],
  ])("is refused with %s", (_, text) => {
    expect(parsePublicKey(text)).toBeUndefined();
  });
});

// First 8 bytes, reversed, of BLAKE2b-256 over domain and key, computed with another implementation.
const KEY_ID = "ED04439C50609093";
