import type { SafeStorage } from "electron";
import type { Ask, ShellAnswer } from "../rpc/core-messages.ts";

type KeychainAsk = Exclude<Ask, { readonly kind: "importer" }>;

/** Why the key store may not be used; `null` when it may. */
async function objection(
  safeStorage: SafeStorage,
  platform: NodeJS.Platform,
): Promise<string | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return "not available";
  if (platform !== "linux") return null;
  const backend = safeStorage.getSelectedStorageBackend();
  // `basic_text` is a fixed key in the program's own code (threats B1 row 2).
  return backend === "basic_text" || backend === "unknown" ? `unprotected: ${backend}` : null;
}

/**
 * Answers the core's questions to the operating system's key store. Secrets go through as base64, since the store
 * takes text. Never the synchronous calls, never a store that keeps its key in clear.
 */
export async function answerKeychain(
  safeStorage: SafeStorage,
  platform: NodeJS.Platform,
  ask: KeychainAsk,
): Promise<ShellAnswer> {
  try {
    const why = await objection(safeStorage, platform);
    if (ask.kind === "keychain-available") return { kind: "available", isAvailable: why === null };
    if (why !== null) return { kind: "unavailable", why };
    if (ask.kind === "keychain-seal") {
      const text = Buffer.from(ask.bytes).toString("base64");
      return { kind: "bytes", bytes: Uint8Array.from(await safeStorage.encryptStringAsync(text)) };
    }
    const { result } = await safeStorage.decryptStringAsync(Buffer.from(ask.bytes));
    return { kind: "bytes", bytes: Uint8Array.from(Buffer.from(result, "base64")) };
  } catch (error) {
    // The store was locked, or the analyst refused its question: the message of the system says which.
    return {
      kind: "unavailable",
      why: error instanceof Error ? error.message.slice(0, 200) : "failed",
    };
  }
}
