import { deriveSubKey, KEY_SIZE_BYTES, keyedHash } from "./keyed-hash.ts";
import { wipe } from "./memory.ts";

/** What each sub-key of the master key is for. A new purpose gets a new entry; a changed use gets a new version. */
const DOMAINS = {
  database: "watchpost vault database v1",
  header: "watchpost vault header v1",
  blobContent: "watchpost vault blob content v1",
  blobName: "watchpost vault blob name v1",
  backup: "watchpost vault backup v1",
  drafts: "watchpost vault drafts v1",
} as const;

const FINGERPRINT_DOMAIN = "watchpost vault fingerprint v1";

export type KeyPurpose = keyof typeof DOMAINS;

/** The keys of one open vault. After `wipe` every use throws. */
export interface KeyRing {
  /** Sub-key of 32 bytes. The ring keeps and wipes it: copy what must outlive a call, and wipe the copy. */
  readonly key: (purpose: KeyPurpose) => Uint8Array;
  /** Public commitment to the master key, 16 bytes: it tells two vaults apart and reveals nothing of the key. */
  readonly fingerprint: () => Uint8Array;
  /** Runs `apply` with the master key, for wrapping it into a slot. The bytes must not be kept. */
  readonly withMasterKey: <T>(apply: (masterKey: Uint8Array) => T) => T;
  readonly isWiped: () => boolean;
  /** Overwrites the master key and all sub-keys that were handed out. */
  readonly wipe: () => void;
}

/** Takes over the master key: the caller must not use or wipe the array afterwards. */
export function createKeyRing(masterKey: Uint8Array): KeyRing {
  if (masterKey.length !== KEY_SIZE_BYTES) throw new Error("a master key has 32 bytes");
  const subKeys = new Map<KeyPurpose, Uint8Array>();
  let isWiped = false;
  const alive = (): Uint8Array => {
    if (isWiped) throw new Error("the keys of this vault were wiped");
    return masterKey;
  };
  return {
    key: (purpose) => {
      const master = alive();
      const subKey = subKeys.get(purpose) ?? deriveSubKey(master, DOMAINS[purpose]);
      subKeys.set(purpose, subKey);
      return subKey;
    },
    fingerprint: () => keyedHash(alive(), Buffer.from(`${FINGERPRINT_DOMAIN}\0`, "utf8"), 16),
    withMasterKey: (apply) => apply(alive()),
    isWiped: () => isWiped,
    wipe: () => {
      isWiped = true;
      wipe(masterKey, ...subKeys.values());
      subKeys.clear();
    },
  };
}
