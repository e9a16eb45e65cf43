import { createHmac, pbkdf2Sync } from "node:crypto";

/** Page size of the SQLCipher 4 format as we write it. */
export const PAGE_SIZE_BYTES = 4096;

/** Checks the authentication code of pages one after the other. */
export interface PageVerifier {
  /** Whole pages only. Returns the numbers (from 1) of those whose code does not fit. */
  readonly verify: (pages: Uint8Array) => readonly number[];
  readonly wipe: () => void;
}

/**
 * Verifies what SQLCipher 4 stores at the end of each page: HMAC-SHA512 over the encrypted page, its initialisation vector
 * and its number. The binding has no `cipher_integrity_check`, and SQLite's own check never reads free pages; this
 * reads all of them and can be interrupted between any two.
 *
 * The first call must begin with page 1, which carries the salt.
 */
export function createPageVerifier(databaseKey: Uint8Array): PageVerifier {
  let hmacKey: Buffer | undefined;
  let pageNumber = 0;
  return {
    verify: (pages) => {
      const damaged: number[] = [];
      hmacKey ??= deriveHmacKey(databaseKey, pages.subarray(0, SALT_SIZE_BYTES));
      for (let start = 0; start < pages.length; start += PAGE_SIZE_BYTES) {
        pageNumber += 1;
        const page = pages.subarray(start, start + PAGE_SIZE_BYTES);
        if (!isAuthentic(page, pageNumber, hmacKey)) damaged.push(pageNumber);
      }
      return damaged;
    },
    wipe: () => hmacKey?.fill(0),
  };
}

const SALT_SIZE_BYTES = 16;
const IV_SIZE_BYTES = 16;
const HMAC_SIZE_BYTES = 64;
/** SQLCipher derives the key of the HMAC from the page key with the salt altered by this, in two rounds. */
const HMAC_SALT_MASK = 0x3a;
const HMAC_KEY_ROUNDS = 2;

function deriveHmacKey(databaseKey: Uint8Array, salt: Uint8Array): Buffer {
  const hmacSalt = salt.map((byte) => byte ^ HMAC_SALT_MASK);
  return pbkdf2Sync(databaseKey, hmacSalt, HMAC_KEY_ROUNDS, databaseKey.length, "sha512");
}

function isAuthentic(page: Uint8Array, pageNumber: number, hmacKey: Buffer): boolean {
  if (page.length !== PAGE_SIZE_BYTES) return false;
  const hmacStart = PAGE_SIZE_BYTES - IV_SIZE_BYTES - HMAC_SIZE_BYTES + IV_SIZE_BYTES;
  const numberBytes = Buffer.alloc(4);
  numberBytes.writeUInt32LE(pageNumber);
  // On page 1 the salt stands in front, unencrypted and outside the code.
  const contentStart = pageNumber === 1 ? SALT_SIZE_BYTES : 0;
  const expected = createHmac("sha512", hmacKey)
    .update(page.subarray(contentStart, hmacStart))
    .update(numberBytes)
    .digest();
  return expected.equals(page.subarray(hmacStart));
}
