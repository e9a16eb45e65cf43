import { describe, expect, test } from "vitest";
import { createAsker } from "./requests-scene.ts";
import type { Asker } from "./requests-scene.ts";

const SECRET = Uint8Array.from({ length: 32 }, (_unused, index) => index * 7);

describe("the key store of the operating system", () => {
  test("seals and opens a secret for the core, by the asynchronous calls only", async () => {
    const { core, scene } = await createAsker();
    const sealed = await core.keychain().seal(SECRET);
    if (!sealed.ok) throw new Error("Not sealed");
    expect(await core.keychain().open(sealed.value)).toEqual({ ok: true, value: SECRET });
    const used = scene.calls.map(({ name }) => name);
    expect(used).not.toContain("safeStorage.encryptString");
    expect(used).not.toContain("safeStorage.decryptString");
    expect(used).not.toContain("safeStorage.setUsePlainTextEncryption");
  });

  test.each(["basic_text", "unknown"])(
    "is refused on Linux when it keeps secrets in clear: %s",
    async (backend) => {
      const asker = await createAsker({ platform: "linux" });
      asker.scene.answer("safeStorage.getSelectedStorageBackend", () => backend);
      await expectRefusal(asker, `unprotected: ${backend}`);
      expect(asker.scene.argsOf("safeStorage.encryptStringAsync")).toEqual([]);
      expect(await asker.ask("platformFacts")).toMatchObject({ hasKeychain: false });
    },
  );

  test("is not asked for its backend elsewhere, where the question does not exist", async () => {
    const { core, scene } = await createAsker({ platform: "darwin" });
    expect(await core.keychain().isAvailable()).toBe(true);
    expect(scene.argsOf("safeStorage.getSelectedStorageBackend")).toEqual([]);
  });

  test("that is not there is a typed failure", async () => {
    const asker = await createAsker();
    asker.scene.answer("safeStorage.isAsyncEncryptionAvailable", () => Promise.resolve(false));
    await expectRefusal(asker, "not available");
  });

  test("that fails is a typed failure with the system's reason", async () => {
    const { core, scene } = await createAsker();
    scene.answer("safeStorage.decryptStringAsync", () =>
      Promise.reject(new Error("The keyring is locked")),
    );
    expect(await core.keychain().open(SECRET)).toEqual({
      ok: false,
      error: { kind: "keychain-unavailable", why: "The keyring is locked" },
    });
  });
});

async function expectRefusal({ core }: Asker, why: string): Promise<void> {
  expect(await core.keychain().isAvailable()).toBe(false);
  expect(await core.keychain().seal(SECRET)).toEqual({
    ok: false,
    error: { kind: "keychain-unavailable", why },
  });
}
