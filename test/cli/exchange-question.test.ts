import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runCommandLine } from "../../electron/cli/program.ts";
import { startTestCore, type TestCore } from "../helpers/core.ts";

let folder: string;
let stick: string;
let cores: TestCore[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "watchpost-test-"));
  stick = join(folder, "stick");
  mkdirSync(stick);
  writeFileSync(join(folder, "passphrase"), "seven grey herons over the weir\n");
  cores = [];
  for (const name of ["CERT-XX", "CERT-YY"]) {
    await onDesk(name, "vault", "create", join(folder, name), "--org", name, "--country", "xx");
    await onDesk(name, "peer", "card", "--out", join(folder, `${name}.wpcard`));
  }
  await onDesk("CERT-XX", "peer", "add", join(folder, "CERT-YY.wpcard"));
  await onDesk("CERT-XX", "incident", "create", "--title", "Mail server", "--tlp", "GREEN");
});

afterEach(async () => {
  for (const core of cores) await core.end();
  rmSync(folder, { recursive: true });
});

interface Session {
  readonly code: number;
  readonly out: string;
  /** Everything on the terminal up to each question. */
  readonly asked: readonly string[];
}

/** One command at a terminal, with the program in this process; every question gets the same answer. */
async function session(
  name: string,
  words: readonly string[],
  answer: string | undefined,
): Promise<Session> {
  const core = await startTestCore();
  cores.push(core);
  const asked: string[] = [];
  let out = "";
  let err = "";
  const code = await runCommandLine(
    [...words, "--vault", join(folder, name), "--passphrase-file", join(folder, "passphrase")],
    {
      streams: {
        out: (text) => (out += text),
        err: (text) => (err += text),
        isTerminal: true,
      },
      stdin: Readable.from([]),
      environment: {},
      startCore: async () => Promise.resolve(core.core),
      askHidden: undefined,
      ask:
        answer === undefined
          ? undefined
          : async (question) => {
              asked.push(err + question);
              return Promise.resolve(answer);
            },
      signal: new AbortController().signal,
      serve: async () => Promise.resolve(0),
    },
    "0",
  );
  return { code, out, asked };
}

async function onDesk(name: string, ...words: readonly string[]): Promise<void> {
  const { code } = await session(name, words, undefined);
  expect([words, code]).toEqual([words, 0]);
}

async function exchange(answer: string, ...more: readonly string[]): Promise<Session> {
  const { out } = await session("CERT-XX", ["incident", "list"], undefined);
  const number = /\S+-\d{4}-\d{6}/.exec(out)?.[0] ?? "";
  const share = ["--to", "CERT-YY", "--incident", number];
  return session("CERT-XX", ["exchange", "folder", stick, ...share, ...more], answer);
}

describe("at a terminal", () => {
  test("what would go is shown before the question, and anything but yes writes nothing", async () => {
    for (const answer of ["", "n", "yesterday"]) {
      const { code, asked } = await exchange(answer);
      expect(code).toBe(1);
      expect(asked).toHaveLength(1);
      expect(asked[0]).toContain("to write: a bundle for CERT-YY");
      expect(asked[0]).toContain("its words were never compared by voice");
      expect(asked[0]).toContain("incident: 1 TLP:GREEN");
      expect(readdirSync(stick)).toEqual([]);
      expect(existsSync(join(folder, "CERT-XX", "outbox"))).toBe(false);
    }
  });

  test("yes writes it", async () => {
    const { code, out } = await exchange("Y");
    expect(code).toBe(0);
    expect(readdirSync(stick)).toHaveLength(1);
    expect(out.trimEnd().split("\n").at(-1)).toBe("read back and compared: safe to remove");
  });

  test("--yes and --json don't ask", async () => {
    expect((await exchange("n", "--yes")).asked).toEqual([]);
    expect((await exchange("n", "--json")).asked).toEqual([]);
    expect(readdirSync(stick)).toHaveLength(1);
  });
});
