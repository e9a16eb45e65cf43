import { normalisePassphrase } from "../../shared/vault/passphrase.ts";
import { admitKdfCost, type KdfCost } from "../../shared/vault/kdf-policy.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import {
  slotAssociatedData,
  type PassphraseSlot,
  type SecretSlot,
  type SlotKind,
  type VaultHeader,
} from "../../shared/vault/header.ts";
import { ARGON2_SALT_SIZE_BYTES, deriveByArgon2id } from "../crypto/argon2id.ts";
import { unwrapKey, WRAP_NONCE_SIZE_BYTES, wrapKey } from "../crypto/key-wrap.ts";
import { keyedHash, KEY_SIZE_BYTES } from "../crypto/keyed-hash.ts";
import { wipe } from "../crypto/memory.ts";
import type { VaultEnvironment } from "./environment.ts";

/** What a slot is bound to, see slotAssociatedData. */
export type SlotOwner = Pick<VaultHeader, "vaultId" | "kind">;

/** A guess offline must cost at least this on the analyst's own machine (threats row 3). */
const TARGET_DERIVATION_MS = 500;

/**
 * Seals the master key under a passphrase. Starts at the policy's preferred cost; on a machine that is faster than
 * the target, passes are added up to the policy's ceiling.
 */
export async function createPassphraseSlot(
  environment: VaultEnvironment,
  owner: SlotOwner,
  masterKey: Uint8Array,
  passphrase: string,
): Promise<PassphraseSlot> {
  const { kdfPolicy, monotonicNowMs, random } = environment;
  const salt = random(ARGON2_SALT_SIZE_BYTES);
  const password = passphraseBytes(passphrase);
  const startedMs = monotonicNowMs();
  let cost: KdfCost = kdfPolicy.preferred;
  let slotKey = await deriveByArgon2id(password, salt, cost);
  const elapsedMs = monotonicNowMs() - startedMs;
  const passes = Math.min(
    kdfPolicy.maximum.passes,
    Math.ceil((cost.passes * TARGET_DERIVATION_MS) / Math.max(1, elapsedMs)),
  );
  if (passes > cost.passes) {
    wipe(slotKey);
    cost = { ...cost, passes };
    slotKey = await deriveByArgon2id(password, salt, cost);
  }
  const kdf = { algorithm: "argon2id", ...cost, saltBase64: toBase64(salt) } as const;
  const associatedData = slotAssociatedData(owner, "passphrase", kdf);
  const wrapped = wrapUnder(environment, masterKey, slotKey, associatedData);
  wipe(password, slotKey);
  return { kdf, ...wrapped };
}

/** Opens the passphrase slot. The cost that it names is checked before any of it is spent (threats row 4). */
export async function openPassphraseSlot(
  environment: VaultEnvironment,
  header: VaultHeader,
  passphrase: string,
): Promise<Result<Uint8Array, VaultFailureOf<"kdf-parameters-refused" | "wrong-passphrase">>> {
  const slot = header.slots.passphrase;
  const cost = admitKdfCost(slot.kdf, environment.kdfPolicy);
  if (!cost.ok) return cost;
  const password = passphraseBytes(passphrase);
  const slotKey = await deriveByArgon2id(password, fromBase64(slot.kdf.saltBase64), cost.value);
  const masterKey = unwrapUnder(slot, slotKey, slotAssociatedData(header, "passphrase", slot.kdf));
  wipe(password, slotKey);
  return masterKey === undefined ? err({ kind: "wrong-passphrase" }) : ok(masterKey);
}

/** Seals the master key under a secret of 160 bits or more. */
export function createSecretSlot(
  environment: VaultEnvironment,
  owner: SlotOwner,
  kind: Exclude<SlotKind, "passphrase">,
  masterKey: Uint8Array,
  secret: Uint8Array,
): SecretSlot {
  const salt = environment.random(16);
  const kdf = { algorithm: "blake2b", saltBase64: toBase64(salt) } as const;
  const slotKey = keyedHash(secret, salt, KEY_SIZE_BYTES);
  const wrapped = wrapUnder(environment, masterKey, slotKey, slotAssociatedData(owner, kind, kdf));
  wipe(slotKey);
  return { kdf, ...wrapped };
}

/** Master key of a secret's slot; undefined when the secret is another one or the slot was altered. */
export function openSecretSlot(
  owner: SlotOwner,
  kind: Exclude<SlotKind, "passphrase">,
  slot: SecretSlot,
  secret: Uint8Array,
): Uint8Array | undefined {
  const slotKey = keyedHash(secret, fromBase64(slot.kdf.saltBase64), KEY_SIZE_BYTES);
  const masterKey = unwrapUnder(slot, slotKey, slotAssociatedData(owner, kind, slot.kdf));
  wipe(slotKey);
  return masterKey;
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

export function fromBase64(text: string): Uint8Array {
  return Buffer.from(text, "base64");
}

function passphraseBytes(passphrase: string): Uint8Array {
  return Buffer.from(normalisePassphrase(passphrase), "utf8");
}

type WrappedKey = Pick<SecretSlot, "nonceBase64" | "wrappedKeyBase64">;

function wrapUnder(
  { random }: VaultEnvironment,
  masterKey: Uint8Array,
  slotKey: Uint8Array,
  associatedData: Uint8Array,
): WrappedKey {
  const nonce = random(WRAP_NONCE_SIZE_BYTES);
  const wrapped = wrapKey(masterKey, slotKey, nonce, associatedData);
  return { nonceBase64: toBase64(nonce), wrappedKeyBase64: toBase64(wrapped) };
}

function unwrapUnder(
  slot: WrappedKey,
  slotKey: Uint8Array,
  associatedData: Uint8Array,
): Uint8Array | undefined {
  const wrapped = fromBase64(slot.wrappedKeyBase64);
  return unwrapKey(wrapped, slotKey, fromBase64(slot.nonceBase64), associatedData);
}
