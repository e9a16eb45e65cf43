import { describe, expect, test } from "vitest";
import { runCli } from "../helpers/cli.ts";
import { errorDocument } from "./shapes.ts";

/** Every command down to `serve`, with the words that its help has to explain. */
const COMMANDS: readonly (readonly [command: string, words: readonly string[]])[] = [
  ["", ["vault", "import", "incident", "report", "observable", "extract", "search"]],
  ["", ["evidence", "journal", "seed", "demo", "serve", "--vault", "--passphrase-file", "--json"]],
  ["vault", ["create", "info", "check", "backup", "restore", "rehearse", "passphrase", "recover"]],
  ["vault create", ["<dir>", "--org", "--country", "--kind"]],
  ["vault info", []],
  ["vault check", []],
  ["vault backup", ["--out"]],
  ["vault restore", ["<file>", "<dir>"]],
  ["vault rehearse", ["<file>"]],
  ["vault passphrase", ["--new-passphrase-file"]],
  ["vault recover", ["--recovery-code-file"]],
  ["import", ["<path...>", "--format", "--map", "--tlp", "--dry-run"]],
  ["incident", ["list", "show", "create", "update", "merge", "split", "close", "undo"]],
  ["incident list", ["--query", "--status", "--class", "--tlp", "--severity", "--owner"]],
  ["incident list", ["--since", "--until", "--sort", "--limit", "--after"]],
  ["incident show", ["<incident>"]],
  ["incident create", ["--title"]],
  ["incident update", ["<incident...>", "--status", "--reason"]],
  ["incident merge", ["<into>", "--reason"]],
  ["incident split", ["--title"]],
  ["incident close", ["--reason"]],
  ["incident undo", ["--action"]],
  ["report", ["list", "show", "accept", "reject"]],
  ["report list", ["--query"]],
  ["report show", ["<id>"]],
  ["report accept", ["<id...>", "--into"]],
  ["report reject", ["--reason"]],
  ["observable", ["list", "show", "find"]],
  ["observable list", ["--query"]],
  ["observable show", ["<id>"]],
  ["observable find", ["<value...>"]],
  ["extract", ["[file]"]],
  ["search", ["<query...>"]],
  ["evidence", ["add", "list", "export", "verify"]],
  ["evidence add", ["<file...>", "--incident"]],
  ["evidence list", ["--incident"]],
  ["evidence export", ["<id>", "--out"]],
  ["evidence verify", ["[id...]"]],
  ["journal", ["list", "verify"]],
  ["journal list", ["--limit"]],
  ["journal verify", []],
  ["bundle", ["create", "inspect", "apply", "list"]],
  ["bundle create", ["--to", "--incident", "--all", "--since-last", "--out", "--preview"]],
  ["bundle inspect", ["<file>"]],
  ["bundle apply", ["<file>", "--preview"]],
  ["bundle list", []],
  ["exchange", ["folder", "stop"]],
  ["exchange folder", ["<dir>", "--to", "--incident", "--preview", "--yes"]],
  ["exchange stop", ["--incident", "--to"]],
  ["seed", ["--incidents", "--observables", "--seed"]],
  ["demo", ["<dir>"]],
  ["serve", ["--no-open"]],
];

describe("--help explains every level and exits 0", () => {
  test.concurrent.each(COMMANDS)("watchpost %s --help: %s", async (command, words) => {
    const { code, stdout, stderr } = await runCli([
      ...command.split(" ").filter(Boolean),
      "--help",
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`Usage: watchpost ${command}`.trim());
    for (const word of words) expect(stdout).toContain(word);
  });
});

describe("a wrong command line exits 2 and puts nothing but JSON on standard output", () => {
  test.concurrent.each([
    ["an unknown command", ["frobnicate"]],
    ["an unknown option", ["vault", "info", "--frobnicate"]],
    ["a missing argument", ["vault", "create", "--org", "A", "--country", "XX"]],
    ["a missing option", ["vault", "create", "/nowhere", "--country", "XX"]],
    ["a marking that does not exist", ["import", "x", "--tlp", "PINK"]],
    ["a vault kind that does not exist", ["vault", "create", "/nowhere", "--kind", "toy"]],
    ["a count that is no number", ["seed", "--incidents", "many", "--observables", "1"]],
    ["a passphrase as an argument", ["vault", "info", "--passphrase", "seven grey herons"]],
    ["no vault", ["vault", "info", "--passphrase-file", "/dev/null"]],
    ["no passphrase", ["vault", "info", "--vault", "/nowhere"]],
    ["an id that is none", ["report", "show", "17", "--vault", "/nowhere"]],
  ])("%s", async (_, args) => {
    const { code, stdout, stderr } = await runCli([...args, "--json"], {
      env: { WATCHPOST_VAULT: "" },
    });
    expect(code).toBe(2);
    expect(`${stdout}${stderr}`).not.toContain("    at ");
    const said = stdout === "" ? stderr : errorDocument.parse(JSON.parse(stdout)).error.kind;
    expect(said).toMatch(/^(?:usage$|error: )/);
  });

  test("without --json the reason stands on standard error alone", async () => {
    const { code, stdout, stderr } = await runCli(["vault", "info"], {
      env: { WATCHPOST_VAULT: "" },
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^watchpost: .*--vault DIR/);
  });
});
