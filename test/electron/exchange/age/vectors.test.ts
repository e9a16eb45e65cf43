import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";

import { armor, Decrypter } from "age-encryption";
import { describe, expect, it } from "vitest";

import { parseAgeHeader } from "../../../../electron/exchange/age/header-format.ts";
import { judgeStanzas } from "../../../../electron/exchange/age/header-policy.ts";
import { dataPath } from "../../../helpers/data.ts";
import { readAgeFile } from "./read-age-file.ts";

interface Vector {
  readonly name: string;
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly body: Buffer;
}

const FOLDER = dataPath("age/testdata/");

/** A vector is a header of `key: value` lines, an empty line, and the file, possibly compressed. */
function readVector(name: string): Vector {
  const bytes = readFileSync(FOLDER + name);
  const end = bytes.indexOf("\n\n");
  const fields = new Map<string, string[]>();
  for (const line of bytes.subarray(0, end).toString("utf8").split("\n")) {
    const [key = "", ...value] = line.split(": ");
    fields.set(key, [...(fields.get(key) ?? []), value.join(": ")]);
  }
  const body = bytes.subarray(end + 2);
  return { name, fields, body: fields.has("compressed") ? inflateSync(body) : body };
}

function decrypterOf({ fields }: Vector): Decrypter {
  const decrypter = new Decrypter();
  for (const passphrase of fields.get("passphrase") ?? []) decrypter.addPassphrase(passphrase);
  for (const identity of fields.get("identity") ?? []) decrypter.addIdentity(identity);
  return decrypter;
}

function unarmored({ fields, body }: Vector): Buffer | undefined {
  if (!fields.has("armored")) return body;
  try {
    return Buffer.from(armor.decode(body.toString("utf8")));
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

const vectors = readdirSync(FOLDER).map(readVector);

describe("the published age vectors", () => {
  it("are all there", () => {
    expect(vectors).toHaveLength(71);
  });

  it.each(vectors)("$name", async (vector) => {
    const file = unarmored(vector);
    const reading = file && (await readAgeFile(file, decrypterOf(vector)));
    const content = reading?.content ?? Buffer.alloc(0);
    const [expected = ""] = vector.fields.get("expect") ?? [];
    const [payload] = vector.fields.get("payload") ?? [];
    const heldBackAt = HELD_BACK.get(vector.name);
    expect({
      verdict: reading?.verdict ?? "armor failure",
      handedOut: heldBackAt === undefined ? payload && sha256Of(content) : content.length,
    }).toEqual({ verdict: expected, handedOut: heldBackAt ?? payload });
  });
});

/**
 * The published hash covers what the reference hands out of a broken file. Ours knows where the payload ends before it begins,
 * and holds back one more chunk where that chunk opens, but in another place than its own: size of what is handed out.
 */
const HELD_BACK: ReadonlyMap<string, number> = new Map([
  ["armor_garbage_encoded", 0],
  ["stream_two_final_chunks", 0],
  ["stream_two_final_chunks_full", 0],
  ["stream_two_final_chunks_second", 65_536],
  ["stream_no_final_two_chunks_full", 65_536],
]);

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

describe("what bundles allow of them", () => {
  const kindOf = (bytes: Uint8Array): string => {
    const header = parseAgeHeader(bytes);
    if (!header.ok) return header.error.kind;
    const judged = judgeStanzas(header.value);
    return judged.ok ? judged.value.kind : judged.error.kind;
  };
  const bodyOf = (name: string): Buffer => readVector(name).body;

  it.each([
    ["armor_crlf", "armored"],
    ["scrypt", "passphrase-refused"],
    ["scrypt_work_factor_23", "passphrase-refused"],
    ["scrypt_double", "passphrase-refused"],
    ["hybrid_and_x25519", "mixed-recipients"],
    ["hybrid_grease", "stanza-refused"],
    ["stanza_empty_body", "stanza-refused"],
    ["hybrid_uppercase", "stanza-refused"],
    ["x25519_lowercase", "stanza-refused"],
    ["hybrid_short_share", "header-malformed"],
    ["hybrid_long_share", "header-malformed"],
    ["hybrid_x25519_arg", "header-malformed"],
    ["x25519_short_share", "header-malformed"],
    ["hybrid_multiple_recipients", "hybrid"],
  ])("%s is %s", (name, kind) => {
    expect(kindOf(bodyOf(name))).toBe(kind);
  });
});
