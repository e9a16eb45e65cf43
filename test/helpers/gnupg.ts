import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface GnuPgRun {
  readonly code: number;
  readonly stdout: string;
  /** What people are told, and the status lines. */
  readonly stderr: string;
}

/** The GnuPG of the machine with a key ring of its own: what others will check our signatures with. */
export interface GnuPg {
  readonly run: (args: readonly string[], input?: string) => Promise<GnuPgRun>;
  readonly file: (name: string, content: string | Uint8Array) => Promise<string>;
  readonly dispose: () => Promise<void>;
}

export async function createGnuPg(): Promise<GnuPg> {
  const home = await mkdtemp(join(tmpdir(), "wp-gpg-"));
  const run: GnuPg["run"] = (args, input = "") =>
    new Promise((resolve, reject) => {
      const child = execFile(
        "gpg",
        ["--homedir", home, "--batch", "--yes", "--no-autostart", ...args],
        { env: { ...process.env, LC_ALL: "C" } },
        (error, stdout, stderr) => {
          if (error !== null && typeof error.code !== "number")
            reject(new Error("gpg did not start", { cause: error }));
          else resolve({ code: Number(error?.code ?? 0), stdout, stderr });
        },
      );
      child.stdin?.on("error", () => undefined);
      child.stdin?.end(input);
    });
  return {
    run,
    file: async (name, content) => {
      const path = join(home, name);
      await writeFile(path, content);
      return path;
    },
    dispose: () => rm(home, { recursive: true, force: true }),
  };
}
