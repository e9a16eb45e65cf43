import { afterAll, beforeAll, expect, test } from "vitest";
import { createDesk, runCli } from "../helpers/cli.ts";
import type { Desk } from "../helpers/cli.ts";
import { createdIncident, incident } from "./shapes.ts";

/** Moves the cursor, sets the window's title, rings, reverses the line, hides a zero-width space and a tag letter. */
const HOSTILE = "a\u001b[2J\u001b]0;owned\u0007b\u202egpj.exe\u200bc\u{e0041}d\u009b31me";

let desk: Desk;
let number: string;

beforeAll(async () => {
  desk = await createDesk();
  number = (await desk.get(createdIncident, ["incident", "create", "--title", HOSTILE])).number;
});

afterAll(() => desk.dispose());

test.each([
  ["incident", "list"],
  ["incident", "show"],
  ["journal", "list"],
  ["search", "owned"],
])("a hostile title reaches the terminal of %s %s only as visible escapes", async (...words) => {
  const args = words[1] === "show" ? [...words, number] : words;
  const { code, stdout } = await runCli(
    [...args, "--vault", desk.vault, "--passphrase-file", desk.passphraseFile],
    { env: desk.env },
  );
  expect(code).toBe(0);
  expect(stdout).toContain("gpj.exe");
  expect(stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test("under --json it stands as it is, escaped by JSON", async () => {
  const run = await desk.run(["incident", "show", number]);
  expect(incident.parse(run.json()).title).toContain("gpj.exe");
  expect(run.stdout.trimEnd()).not.toMatch(/[\u0000-\u001f]/);
});

test("a hostile file name in a refusal does not reach it either", async () => {
  const { stdout, stderr } = await runCli(
    [
      "import",
      `/nowhere/${HOSTILE}`,
      "--vault",
      desk.vault,
      "--passphrase-file",
      desk.passphraseFile,
    ],
    { env: desk.env },
  );
  expect(`${stdout}${stderr}`.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
