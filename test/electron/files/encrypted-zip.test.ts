import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { BlobReader, BlobWriter, ZipReader } from "@zip.js/zip.js";
import { expect, test, vi } from "vitest";
import { encryptedZip } from "../../../electron/files/encrypted-zip.ts";
import { temporaryDirectory } from "../../helpers/vault.ts";

async function* inChunks(bytes: Uint8Array, sizeBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += sizeBytes) yield bytes.subarray(at, at + sizeBytes);
}

async function archived(
  name: string,
  bytes: Uint8Array,
  password: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = await encryptedZip(name, bytes.length, password, () => inChunks(bytes, 50_000));
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.stream()) chunks.push(chunk);
  const all = new Uint8Array(Buffer.concat(chunks));
  expect(all.length).toBe(zip.sizeBytes);
  return all;
}

test.each([0, 1, 199_999, 3_000_000])("%i bytes come out again with the password", async (size) => {
  const bytes = Uint8Array.from({ length: size }, (_, at) => at % 251);
  const reader = new ZipReader(
    new BlobReader(new Blob([await archived("a.bin", bytes, "infected")])),
  );
  const [entry] = await reader.getEntries();
  if (entry === undefined || entry.directory) throw new Error("no file");
  expect(entry).toMatchObject({ filename: "a.bin", encrypted: true, zipCrypto: false });
  const out = await entry.getData(new BlobWriter(), { password: "infected", checkSignature: true });
  expect(Buffer.from(await out.arrayBuffer()).equals(bytes)).toBe(true);
  if (size === 0) return;
  await expect(entry.getData(new BlobWriter(), { password: "wrong" })).rejects.toThrow(/password/i);
});

test("nothing of the content is to be seen, and no time", async () => {
  const bytes = Buffer.from("canary ".repeat(1_000));
  const first = await archived("a.bin", bytes, "infected");
  expect(Buffer.from(first).includes("canary")).toBe(false);
  expect(Buffer.from(first).subarray(10, 14)).toEqual(Buffer.from([0, 0, 0x21, 0]));
});

test("a source that breaks off ends the archive with its error", async () => {
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(10);
    throw new Error("the disk is gone");
  };
  const zip = await encryptedZip("a.bin", 20, "infected", broken);
  const reading = async () => {
    for await (const chunk of zip.stream()) expect(chunk.length).toBeGreaterThan(0);
  };
  await expect(reading()).rejects.toThrow("the disk is gone");
});

test("who stops reading leaves nothing behind that waits", async () => {
  let isEnded = false;
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield new Uint8Array(100_000);
    } finally {
      isEnded = true;
    }
  };
  const zip = await encryptedZip("a.bin", 1e12, "infected", endless);
  for await (const chunk of zip.stream()) if (chunk.length > 1_000) break;
  await vi.waitFor(() => expect(isEnded).toBe(true));
});

test("an ordinary unzip program finds the file in it", async () => {
  const path = join(temporaryDirectory(), "sample.zip");
  writeFileSync(path, await archived("maß.exe", Buffer.from("MZ"), "infected"));
  const listing = execFileSync("python3", ["-c", LIST, path], { encoding: "utf8" });
  expect(listing.trim()).toBe("maß.exe 2 True");
});

const LIST = `
import sys, zipfile
for entry in zipfile.ZipFile(sys.argv[1]).infolist():
    print(entry.filename, entry.file_size, bool(entry.flag_bits & 1))
`;
