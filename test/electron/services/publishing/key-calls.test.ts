import { expect, test } from "vitest";
import { createOpenPgpKeys } from "../../../../electron/services/publishing/key-calls.ts";
import { identityDesk } from "../../../helpers/identity-desk.ts";
import { valueOf } from "../../../helpers/vault.ts";

const HOLDER = { name: "CERT-XX", email: "cert@example.org" };

test("the key is made once, kept in the vault, and its secret half is in nothing that is handed out or journaled", async () => {
  const { context, database } = await identityDesk();
  const keys = createOpenPgpKeys(context);
  expect(await keys.show()).toEqual({ ok: false, error: { kind: "openpgp-no-key" } });
  const made = valueOf(await keys.create(HOLDER, { validDays: 30, replaces: false }));
  expect(valueOf(await keys.show())).toEqual(made);
  const { armored } = valueOf(await keys.exportPublic());
  expect(armored).toContain("PUBLIC KEY BLOCK");
  expect(armored).not.toContain("PRIVATE");
  const history = JSON.stringify([
    database.read.all("SELECT * FROM journal"),
    database.read.all("SELECT * FROM journal_action"),
  ]);
  expect(history).toContain("openpgp-key-kept");
  expect(history).not.toContain("PRIVATE");
});

test("a valid key is replaced only on purpose, an expired one without asking", async () => {
  const desk = await identityDesk();
  const keys = createOpenPgpKeys(desk.context);
  const first = valueOf(await keys.create(HOLDER, { validDays: 30, replaces: false }));
  expect(await keys.create(HOLDER, { validDays: 30, replaces: false })).toEqual({
    ok: false,
    error: { kind: "openpgp-key-there", fingerprint: first.fingerprint },
  });
  expect(valueOf(await keys.show()).fingerprint).toBe(first.fingerprint);
  desk.clock.nowMs += 31 * 86_400_000;
  expect(valueOf(await keys.show()).state).toBe("expired");
  const next = valueOf(await keys.create(HOLDER, { validDays: 30, replaces: false }));
  expect(next.fingerprint).not.toBe(first.fingerprint);
  expect(valueOf(await keys.show()).fingerprint).toBe(next.fingerprint);
});

test("a revoked key stays in the vault so that its revocation can be handed out", async () => {
  const { context } = await identityDesk();
  const keys = createOpenPgpKeys(context);
  const { fingerprint } = valueOf(await keys.create(HOLDER, { validDays: 30, replaces: false }));
  expect(valueOf(await keys.revoke("laptop lost"))).toMatchObject({
    fingerprint,
    state: "revoked",
    canSign: false,
  });
  expect(valueOf(await keys.exportPublic()).key).toMatchObject({ fingerprint, state: "revoked" });
});
