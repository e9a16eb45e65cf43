import { writeFile } from "node:fs/promises";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDesk } from "../helpers/cli.ts";
import type { Desk } from "../helpers/cli.ts";
import { vaultCheck, vaultInfo } from "./shapes.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk();
});
afterAll(() => desk.dispose());

test("a vault that was closed in order is opened without a word", async () => {
  const run = await desk.run(["vault", "info"]);
  expect(vaultInfo.parse(run.json()).notices).toEqual([]);
  expect(run.stderr).toBe("");
});

test("a vault that its last program left open is told on standard error and in the document, once", async () => {
  // The note of the holder stays where a program is killed.
  await writeFile(join(desk.vault, "lock-holder.json"), "{}");
  const run = await desk.run(["vault", "check"]);
  expect(vaultCheck.parse(run.json())).toMatchObject({
    ok: true,
    notices: ["not-closed-in-order"],
  });
  expect(run.stderr).toContain("This vault was not closed in order");
  expect((await desk.run(["vault", "info"])).stderr).toBe("");
});

test("an older copy in the vault's place is told, whatever the command", async () => {
  const copy = desk.path("copy");
  cpSync(desk.vault, copy, { recursive: true });
  expect((await desk.run(["incident", "create", "--title", "Later"])).code).toBe(0);
  cpSync(copy, desk.vault, { recursive: true, force: true });
  const run = await desk.run(["incident", "list"]);
  expect(run.stderr).toContain("older than what this desk has seen");
});
