import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeKey, readPublicKey } from "../../../electron/openpgp/key-description.ts";
import {
  createOrganisationKey,
  readOrganisationKey,
  revokedOrganisationKey,
} from "../../../electron/openpgp/organisation-key.ts";
import { encryptedMimeBody, signedMimeBody } from "../../../electron/openpgp/pgp-mime.ts";
import { signCleartext, signDetached, verifyDetached } from "../../../electron/openpgp/sign.ts";
import { createGnuPg, type GnuPg } from "../../helpers/gnupg.ts";
import { valueOf } from "../../helpers/vault.ts";

const NOW_MS = Date.parse("2026-11-20T08:00:00.700Z");
const DAY_MS = 86_400_000;
const TEXT = new TextEncoder().encode("Grüße\nfrom the desk \n");

let gpg: GnuPg;
beforeAll(async () => {
  gpg = await createGnuPg();
});
afterAll(() => gpg.dispose());

const newKey = () =>
  createOrganisationKey(
    { name: "CERT-XX", email: "cert@example.org" },
    { nowMs: NOW_MS, validDays: 1000 },
  );

describe("the organisation's key", () => {
  test("is one that GnuPG imports, with its holder and its end", async () => {
    const key = await newKey();
    const view = await describeKey(key, NOW_MS);
    expect(view).toMatchObject({
      state: "valid",
      userIds: ["CERT-XX <cert@example.org>"],
      canSign: true,
      canEncrypt: true,
      expiresAtIso: new Date(Math.floor(NOW_MS / 1000) * 1000 + 1000 * DAY_MS).toISOString(),
    });
    await gpg.run(["--import"], key.toPublic().armor());
    const listed = await gpg.run(["--with-colons", "--list-keys", view.fingerprint]);
    expect(listed.stdout).toContain(`fpr:::::::::${view.fingerprint}:`);
    expect(listed.stdout).toContain("CERT-XX <cert@example.org>");
  });

  test("signs files whose signature GnuPG accepts, and refuses after one changed byte", async () => {
    const key = await newKey();
    await gpg.run(["--import"], key.toPublic().armor());
    const file = await gpg.file("text", TEXT);
    const signature = await gpg.file("text.asc", await signDetached(TEXT, key, NOW_MS));
    const good = await gpg.run(["--verify", signature, file]);
    expect(good.stderr).toContain("Good signature");
    expect(good.code).toBe(0);
    const changed = await gpg.file("text", new TextEncoder().encode("Grüsse\n"));
    expect((await gpg.run(["--verify", signature, changed])).stderr).toContain("BAD signature");
  });

  test("signs a text so that GnuPG reads it out again", async () => {
    const key = await newKey();
    await gpg.run(["--import"], key.toPublic().armor());
    const signed = await signCleartext("Contact: mailto:cert@example.org\n- dashed\n", key, NOW_MS);
    const read = await gpg.run(["--decrypt"], signed);
    expect(read.stderr).toContain("Good signature");
    expect(read.stdout.replaceAll("\r\n", "\n").trimEnd()).toBe(
      "Contact: mailto:cert@example.org\n- dashed",
    );
  });

  test("shows that it is expired, and that it is revoked, and signs nothing then", async () => {
    const key = await newKey();
    const late = NOW_MS + 1001 * DAY_MS;
    expect(await describeKey(key, late)).toMatchObject({ state: "expired", canSign: false });
    const revoked = await revokedOrganisationKey(key, "laptop lost", NOW_MS + DAY_MS);
    expect(await describeKey(revoked, NOW_MS + 2 * DAY_MS)).toMatchObject({
      state: "revoked",
      canSign: false,
      canEncrypt: false,
    });
    await expect(signDetached(TEXT, revoked, NOW_MS + 2 * DAY_MS)).rejects.toThrow(/revoked/);
  });

  test("is taken in with its passphrase, and not without", async () => {
    const { encryptKey } = await import("openpgp");
    const armored = (
      await encryptKey({ privateKey: await newKey(), passphrase: "old words" })
    ).armor();
    expect(await readOrganisationKey(armored, null)).toMatchObject({ ok: false });
    expect(await readOrganisationKey(armored, "new words")).toMatchObject({ ok: false });
    const opened = valueOf(await readOrganisationKey(armored, "old words"));
    expect(await describeKey(opened, NOW_MS)).toMatchObject({ canSign: true });
    expect(await readOrganisationKey("no key", null)).toMatchObject({
      ok: false,
      error: { kind: "openpgp-key-unreadable" },
    });
  });
});

describe("signatures of others", () => {
  test("are judged against the keys that are known", async () => {
    const key = await newKey();
    const other = await newKey();
    const signature = await signDetached(TEXT, key, NOW_MS);
    const of = (keys: readonly (typeof key)[], bytes = TEXT) =>
      verifyDetached(
        bytes,
        signature,
        keys.map((one) => one.toPublic()),
        NOW_MS + DAY_MS,
      );
    expect(await of([other, key])).toEqual({
      isValid: true,
      signedAtIso: "2026-11-20T08:00:00.000Z",
    });
    expect(await of([other])).toMatchObject({ isValid: false });
    expect(await of([key], new Uint8Array([1]))).toMatchObject({ isValid: false });
  });
});

describe("mail", () => {
  const ENTITY = "Content-Type: text/plain; charset=utf-8\n\nYour server is open.\n";

  test("is signed as multipart/signed over exactly the bytes of its first part", async () => {
    const key = await newKey();
    await gpg.run(["--import"], key.toPublic().armor());
    const { contentType, body } = await signedMimeBody(ENTITY, {
      key,
      nowMs: NOW_MS,
      boundary: "b1",
    });
    expect(contentType).toContain("micalg=pgp-sha512");
    const [, first = "", second = ""] = body.split(/(?:^|\r\n)--b1(?:--)?\r\n/);
    const file = await gpg.file("part", first);
    const signature = await gpg.file("part.asc", second.slice(second.indexOf("-----BEGIN")));
    const checked = await gpg.run(["--status-fd", "2", "--verify", signature, file]);
    expect(checked.stderr).toContain("Good signature");
    // The hash that micalg names is the one that was used: 10 is SHA-512.
    expect(checked.stderr).toMatch(/VALIDSIG \S+ \S+ \d+ 0 4 0 22 10 /);
  });

  test("is encrypted to a correspondent's key, and only the correspondent reads it", async () => {
    const key = await newKey();
    const theirs = await createOrganisationKey(
      { name: "Victim", email: "it@victim.example" },
      { nowMs: NOW_MS, validDays: 10 },
    );
    const recipient = valueOf(await readPublicKey(theirs.armor()));
    expect(recipient.isPrivate()).toBe(false);
    const { body } = await encryptedMimeBody(ENTITY, [recipient], {
      key,
      nowMs: NOW_MS,
      boundary: "b2",
    });
    expect(body).not.toContain("server is open");
    const { decrypt, readMessage } = await import("openpgp");
    const armoredMessage = body.slice(body.indexOf("-----BEGIN"), body.lastIndexOf("--b2--"));
    const message = await readMessage({ armoredMessage });
    const opened = await decrypt({ message, decryptionKeys: theirs, date: new Date(NOW_MS) });
    expect(opened.data).toContain("Your server is open.");
    await expect(
      decrypt({ message: await readMessage({ armoredMessage }), decryptionKeys: key }),
    ).rejects.toThrow(/decrypt/i);
  });
});
