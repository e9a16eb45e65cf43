import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { DESK_PASSPHRASE, runCli } from "../helpers/cli.ts";
import { startHost } from "../helpers/host.ts";
import type { RunningHost } from "../helpers/host.ts";
import { openDeskWindow, unlock } from "../helpers/window.ts";
import type { DeskWindow, WindowOptions } from "../helpers/window.ts";

export { expect };

/** A home, a browser profile and a folder for temporary files below one private folder; nothing is started yet. */
export interface TestDesk {
  readonly root: string;
  readonly home: string;
  readonly profile: string;
  /** Runs the command line on the vault `desk` of this home; the host must not have it open. */
  readonly cli: (args: readonly string[]) => Promise<unknown>;
  readonly startHost: (args?: readonly string[]) => RunningHost;
  readonly openWindow: (host: RunningHost, options?: Partial<WindowOptions>) => Promise<DeskWindow>;
  readonly write: (name: string, content: string | Uint8Array) => Promise<string>;
}

interface Fixtures {
  readonly desk: TestDesk;
  /** A window on a desk without a vault. */
  readonly fresh: DeskWindow;
}

export const test = base.extend<Fixtures>({
  // Playwright wants a pattern here, also where no other fixture is used.
  // oxlint-disable-next-line no-empty-pattern
  desk: async ({}, provide) => {
    const root = await mkdtemp(join(tmpdir(), "watchpost-e2e-"));
    const started: { hosts: RunningHost[]; windows: DeskWindow[] } = { hosts: [], windows: [] };
    try {
      await provide(await createTestDesk(root, started));
    } finally {
      for (const window of started.windows) await window.close().catch(() => undefined);
      for (const host of started.hosts) await host.kill();
      await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    }
  },
  fresh: async ({ desk }, provide) => {
    await provide(await desk.openWindow(desk.startHost()));
  },
});

async function createTestDesk(
  root: string,
  started: { readonly hosts: RunningHost[]; readonly windows: DeskWindow[] },
): Promise<TestDesk> {
  const [home, profile, temporary] = ["home", "profile", "tmp"].map((name) => join(root, name));
  if (home === undefined || profile === undefined || temporary === undefined) throw new Error();
  await mkdir(home);
  await mkdir(temporary);
  const passphraseFile = join(root, "passphrase");
  await writeFile(passphraseFile, DESK_PASSPHRASE);
  const env = { WATCHPOST_HOME: home, TMPDIR: temporary };
  return {
    root,
    home,
    profile,
    cli: async (args) => {
      const common = ["--passphrase-file", passphraseFile, "--json"];
      const vault = ["--vault", join(home, "vaults", "desk")];
      const run = await runCli([...args, ...vault, ...common], { env });
      if (run.code === 2) throw new Error(run.stderr);
      return run.json();
    },
    startHost: (args = []) => {
      const host = startHost({ home, env: { TMPDIR: temporary }, args });
      started.hosts.push(host);
      return host;
    },
    openWindow: async (host, options = {}) => {
      const url = options.url ?? (await host.newUrl());
      const window = await openDeskWindow({ profile, env: { TMPDIR: temporary }, ...options, url });
      started.windows.push(window);
      return window;
    },
    write: async (name, content) => {
      const path = join(root, name);
      await writeFile(path, content);
      return path;
    },
  };
}

/** Makes the vault `desk` by the command line, imports the paths into it, and opens it in a window. */
export async function openFilledDesk(
  desk: TestDesk,
  paths: readonly string[],
  options: Partial<WindowOptions> = {},
): Promise<DeskWindow & { readonly host: RunningHost }> {
  await makeVault(desk);
  if (paths.length > 0) await desk.cli(["import", ...paths]);
  const host = desk.startHost();
  const window = await desk.openWindow(host, options);
  await unlock(window.page);
  return { ...window, host };
}

export async function makeVault(desk: TestDesk): Promise<void> {
  await mkdir(join(desk.home, "vaults"), { recursive: true, mode: 0o700 });
  const vault = join(desk.home, "vaults", "desk");
  await desk.cli(["vault", "create", vault, "--org", "CERT-XX", "--country", "XX"]);
}

/** Presses keys one after the other, and tells how many; for what an analyst has to type. */
export async function typeKeys(page: Page, ...keys: readonly string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key);
  return keys.length;
}
