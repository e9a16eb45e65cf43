import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deskHome } from "../../electron/core/desk-home.ts";
import { createCore } from "../../electron/core/services.ts";
import { MIGRATIONS } from "../../electron/storage/migrations/index.ts";
import { findCanaries, readableCanaries } from "../helpers/canary.ts";
import { DESK_PASSPHRASE, runCli, startCli } from "../helpers/cli.ts";
import type { CliRun } from "../helpers/cli.ts";
import { startHost } from "../helpers/host.ts";
import { forkSourceParser } from "../helpers/parser-child.ts";
import { plainTestEnvironment } from "../helpers/vault-environment.ts";
import { createCanarySource, writePlantedFiles } from "./planted-files.ts";
import type { CanarySource } from "./planted-files.ts";
import { walkWindow } from "./window-journey.ts";

/** Threats B1 rows 1 and 15: what may lie readable on a stolen disk after a day of work, with and without accidents. */
const JOURNEY_TIMEOUT_MS = 180_000;

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "watchpost-canary-"));
});

afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

describe("a full journey with encryption", () => {
  let source: CanarySource;
  let scanned: readonly string[];

  beforeAll(async () => {
    source = createCanarySource();
    scanned = await journeyByCommandLineAndWindow(join(root, "sealed"), source);
  }, JOURNEY_TIMEOUT_MS);

  test("plants at least 500 secrets", () => {
    expect(source.planted()).toBeGreaterThanOrEqual(500);
  });

  test("leaves none of them readable in vault, home, browser profile, temporary files, backup or logs", () => {
    expect(findCanaries(scanned)).toEqual([]);
  });
});

describe("the same scan with encryption off", () => {
  test("finds at least 99 % of what was planted", async () => {
    const source = createCanarySource();
    const home = await journeyInClear(join(root, "clear"), source);
    expect(readableCanaries([home]).size).toBeGreaterThanOrEqual(0.99 * source.planted());
  });
});

/** Gives the folders in which nothing may be readable. */
async function journeyByCommandLineAndWindow(
  place: string,
  source: CanarySource,
): Promise<readonly string[]> {
  const folder = (name: string): string => join(place, name);
  const scanned = ["home", "profile", "tmp", "backup", "logs", "restored"].map(folder);
  for (const path of [place, ...scanned.slice(0, 5), join(folder("home"), "vaults")])
    mkdirSync(path, { recursive: true, mode: 0o700 });
  const passphraseFile = folder("passphrase");
  writeFileSync(passphraseFile, DESK_PASSPHRASE);
  const inbox = writePlantedFiles(place, source);
  const vault = join(folder("home"), "vaults", "canary");
  const env = { WATCHPOST_HOME: folder("home"), TMPDIR: folder("tmp") };
  const common = ["--vault", vault, "--passphrase-file", passphraseFile, "--json"];
  const log: string[] = [];
  const run = async (...args: readonly string[]): Promise<CliRun> => {
    const done = await runCli([...args, ...common], { env });
    log.push(done.stderr);
    if (done.code !== 0) throw new Error(`${args.join(" ")}: ${done.stdout}${done.stderr}`);
    return done;
  };
  await run("vault", "create", vault, "--org", "CERT-XX", "--country", "XX");
  // Killed while it imports: what it had half written must be sealed, too.
  const killed = startCli(["import", inbox, ...common], { env });
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  killed.child.kill("SIGKILL");
  log.push((await killed.finished).stderr);
  await run("import", inbox);
  await workByCommandLine(run, inbox, source);
  await run("vault", "backup", "--out", join(folder("backup"), "canary.backup"));
  await run("vault", "restore", join(folder("backup"), "canary.backup"), folder("restored"));
  const hosts: { readonly stderr: () => string }[] = [];
  await walkWindow(
    {
      startHost: () => {
        const host = startHost({ home: folder("home"), env: { TMPDIR: folder("tmp") } });
        hosts.push(host);
        return host;
      },
      profile: folder("profile"),
      temporary: folder("tmp"),
      passphrase: DESK_PASSPHRASE,
    },
    source,
  );
  log.push(...hosts.map((host) => host.stderr()));
  writeFileSync(join(folder("logs"), "stderr.log"), log.join("\n"));
  return scanned;
}

async function workByCommandLine(
  run: (...args: readonly string[]) => Promise<CliRun>,
  inbox: string,
  { next }: CanarySource,
): Promise<void> {
  const title = next();
  await run("incident", "create", "--title", title, "--description", next(), "--tag", next());
  const evidence = join(inbox, "..", `${next()}.raw`);
  writeFileSync(evidence, `${"x".repeat(70_000)}${next()}`);
  const { number } = firstItem(await run("incident", "list", "--query", `"${title}"`));
  await run("evidence", "add", evidence, "--incident", number, "--description", next());
  await run("incident", "update", number, "--title", next(), "--owner", next(), "--tlp", "red");
  await run("incident", "undo");
  await run("search", next());
  await run("observable", "find", next());
  const report = firstItem(await run("report", "list", "--query", "status:new"));
  await run("report", "reject", report.id, "--reason", next());
}

function firstItem(run: CliRun): { readonly id: string; readonly number: string } {
  const document: unknown = run.json();
  const items: unknown = Reflect.get(Object(document), "items");
  const first: unknown = Array.isArray(items) ? items[0] : undefined;
  return {
    id: String(Reflect.get(Object(first), "id")),
    number: String(Reflect.get(Object(first), "number")),
  };
}

/** The same files and edits through the same core, with encryption off. Gives the folder that holds it all. */
async function journeyInClear(place: string, source: CanarySource): Promise<string> {
  const home = join(place, "home");
  mkdirSync(home, { recursive: true });
  const inbox = writePlantedFiles(place, source);
  const core = await createCore({
    environment: {
      ...plainTestEnvironment(),
      migrations: MIGRATIONS,
      unsafePlaintextForCanaryControl: true,
    },
    home: deskHome({ WATCHPOST_HOME: home }, "linux"),
    facts: { version: "0", shell: "cli", platform: "linux", sqlite: "", hasKeychain: false },
    keychain: null,
    spawnParser: () => forkSourceParser(),
    defects: { newReference: randomUUID, report: ({ cause }) => expect(cause).toBeUndefined() },
  });
  const vault = join(home, "vaults", "clear");
  mkdirSync(join(home, "vaults"));
  const owner = { organisation: "CERT-XX", countryCode: "XX", kind: "real", analyst: "a" } as const;
  const made = await core.local.createVault(vault, { ...owner, passphrase: DESK_PASSPHRASE });
  expect(made.ok).toBe(true);
  await importInClear(core, inbox);
  await core.client.incidents.create({
    title: source.next(),
    description: source.next(),
    tags: [source.next()],
  });
  await core.dispose();
  return home;
}

async function importInClear(
  core: Awaited<ReturnType<typeof createCore>>,
  inbox: string,
): Promise<void> {
  const uploadIds: string[] = [];
  for (const name of readdirSync(inbox)) {
    const offered = await core.local.offerFile(join(inbox, name));
    if (!offered.ok) throw new Error(offered.error.kind);
    uploadIds.push(offered.value.uploadId);
  }
  const stream = await core.client.imports.start({ uploadIds, options: { isDryRun: false } });
  for (;;) {
    const step = await stream.next();
    if (step.done !== true) continue;
    expect(step.value.totals.refused).toBe(0);
    return;
  }
}
