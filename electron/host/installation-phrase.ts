import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";

const CONSONANTS = "bdfghjklmnprstvz";
const VOWELS = "aiou";
const SYLLABLES = /^[bdfghjklmnprstvz]([aiou])[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]$/;

const fileSchema = z.object({
  installationPhrase: z
    .string()
    .refine((text) => text.split("-").every((word) => SYLLABLES.test(word))),
});

/**
 * Three pronounceable words, made once for an installation and shown before the passphrase box: whoever has taken
 * the port cannot know them (threats B7 row 114). 48 random bits. Readable by its owner only.
 */
export async function loadInstallationPhrase(
  path: string,
  randomBytes: (sizeBytes: number) => Uint8Array,
): Promise<string> {
  const kept = await readPhrase(path);
  if (kept !== null) return kept;
  const installationPhrase = toWords(randomBytes(6));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, `${JSON.stringify({ installationPhrase })}\n`, { mode: 0o600 });
  return installationPhrase;
}

/** `null` when there is none yet, or none that we wrote: the analyst then sees a new one, which is the right alarm. */
async function readPhrase(path: string): Promise<string | null> {
  try {
    const parsed = fileSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
    return parsed.success ? parsed.data.installationPhrase : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** 16 bits a word: consonant, vowel, consonant, vowel, consonant. */
function toWords(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = Array.from({ length: bytes.byteLength / 2 }, (_unused, index) => {
    const bits = view.getUint16(index * 2);
    const consonant = (shift: number): string => CONSONANTS.charAt((bits >> shift) & 15);
    const vowel = (shift: number): string => VOWELS.charAt((bits >> shift) & 3);
    return consonant(12) + vowel(10) + consonant(6) + vowel(4) + consonant(0);
  });
  return words.join("-");
}
