import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { delimiter, join } from "node:path";
import { findBrowser } from "../../electron/host/open-window.ts";

/** A program that tests start, and where the usual package systems have it. */
type Tool = {
  readonly name: string;
  readonly purpose: string;
  readonly debianPackage: string;
  readonly isThere: () => Promise<boolean>;
};

const TOOLS: readonly Tool[] = [
  {
    name: "a browser of the Chromium family",
    purpose: "end-to-end and accessibility tests",
    debianPackage: "chromium",
    isThere: async () =>
      (await findBrowser({ environment: process.env, platform: process.platform })) !== null,
  },
  {
    name: "age",
    purpose: "reading our bundles without Watchpost",
    debianPackage: "age",
    isThere: () => isOnPath("age"),
  },
  {
    name: "minisign",
    purpose: "checking our signatures without Watchpost",
    debianPackage: "minisign",
    isThere: () => isOnPath("minisign"),
  },
  {
    name: "zstd",
    purpose: "reading the records of our bundles without Watchpost",
    debianPackage: "zstd",
    isThere: () => isOnPath("zstd"),
  },
  {
    name: "nats-server",
    purpose: "carrying bundles by a relay",
    debianPackage: "nats-server",
    isThere: () => isOnPath("nats-server"),
  },
  {
    name: "openssl",
    purpose: "certificates of the relays that tests start",
    debianPackage: "openssl",
    isThere: () => isOnPath("openssl"),
  },
  {
    name: "pdfinfo and pdftotext",
    purpose: "reading our PDF files without Watchpost",
    debianPackage: "poppler-utils",
    isThere: async () => (await isOnPath("pdfinfo")) && (await isOnPath("pdftotext")),
  },
];

/** Brings the programs that tests need, or says what to install; true when all are there. */
export async function provideTools(): Promise<boolean> {
  const missing = await missingOf(TOOLS);
  if (missing.length === 0) return true;
  if (await isRootOnDebian()) installByApt(missing);
  const stillMissing = await missingOf(missing);
  for (const { name, purpose, debianPackage } of stillMissing) {
    console.error(
      `missing: ${name}, for ${purpose}. Debian and Ubuntu: apt-get install ${debianPackage}; elsewhere install it by its own name.`,
    );
  }
  return stillMissing.length === 0;
}

async function missingOf(tools: readonly Tool[]): Promise<readonly Tool[]> {
  const found = await Promise.all(tools.map((tool) => tool.isThere()));
  return tools.filter((_, index) => found[index] !== true);
}

function installByApt(missing: readonly Tool[]): void {
  const packages = missing.map((tool) => tool.debianPackage);
  console.log(`installing ${packages.join(", ")} by apt-get: tests need them`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...packages]]) {
    const { status, stdout, stderr } = spawnSync("apt-get", ["-q", ...args], {
      env,
      encoding: "utf8",
    });
    if (status !== 0) console.error(`apt-get ${args[0]} failed:\n${stdout}${stderr}`);
  }
}

async function isRootOnDebian(): Promise<boolean> {
  return process.platform === "linux" && userInfo().uid === 0 && isOnPath("apt-get");
}

async function isOnPath(command: string): Promise<boolean> {
  const file = process.platform === "win32" ? `${command}.exe` : command;
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, file)));
}
