import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createDesk, type Desk } from "../helpers/cli.ts";
import { csafDocument } from "../helpers/csaf-documents.ts";
import { createGnuPg } from "../helpers/gnupg.ts";

/** Each command derives its key from the passphrase at full cost. */
const SEVERAL_COMMANDS_MS = 240_000;
const ADDRESS = ["--url", "https://cert.example", "--contact", "mailto:cert@example.org"];
const keySchema = z.object({
  fingerprint: z.string(),
  state: z.string(),
  publicKey: z.string().optional(),
});
const publishedSchema = z.object({
  advisories: z.record(z.string(), z.int()),
  written: z.array(z.string()),
});
const errorSchema = z.object({ error: z.object({ kind: z.string(), message: z.string() }) });

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk("CERT-XX");
}, SEVERAL_COMMANDS_MS);
afterAll(() => desk.dispose());

test(
  "a site is published with the organisation's key, GnuPG accepts it, and the checker finds nothing",
  async () => {
    const document = await desk.write("one.json", Buffer.from(csafDocument("XX-1")).toString());
    const guide = await desk.write("first-steps.md", "# First steps\n\n<script>alert(1)</script>");
    const out = join(document, "..", "site");
    await mkdir(out);
    const order = ["advisory", "publish", document, "--out", out, ...ADDRESS, "--guides", guide];
    const early = await desk.run(order);
    expect(early.code).toBe(1);
    expect(errorSchema.parse(early.json()).error.kind).toBe("openpgp-no-key");

    const made = await desk.get(keySchema, [
      ...["identity", "openpgp", "create", "--name", "CERT-XX", "--email", "cert@example.org"],
    ]);
    expect(made.state).toBe("valid");
    const exported = await desk.get(keySchema, ["identity", "openpgp", "export"]);
    const published = await desk.get(publishedSchema, order);
    expect(published.advisories).toEqual({ white: 1 });
    expect(published.written).toContain("public/guides/first-steps.html");
    expect((await desk.get(publishedSchema, order)).written).toEqual([]);

    const gpg = await createGnuPg();
    await gpg.run(["--import"], exported.publicKey);
    const file = join(out, "public/.well-known/csaf/white/2026/xx-1.json");
    const verified = await gpg.run(["--verify", `${file}.asc`, file]);
    await gpg.dispose();
    expect(verified.stderr).toContain("Good signature");
    const checked = await desk.run(["advisory", "check", out]);
    expect(checked.json()).toMatchObject({ ok: true, documents: 1, findings: [] });
    expect(checked.code).toBe(0);
  },
  SEVERAL_COMMANDS_MS,
);
