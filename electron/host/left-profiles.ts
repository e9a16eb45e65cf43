import { lstat, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { systemErrorCode } from "../files/system-error.ts";

const PREFIX = "watchpost-window-";
const OWNER = /^watchpost-window-(\d{1,10})-/;

/** How the profile of a window begins to be named: with the process that will remove it. */
export function profilePrefix(pid: number): string {
  return `${PREFIX}${String(pid)}-`;
}

/**
 * Removes profiles of windows whose host was killed before it could do so itself. There is nothing in clear in them,
 * but nobody else takes them away.
 */
export async function removeLeftProfiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = OWNER.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    const path = join(folder, name);
    if (await isOurs(path)) await rm(path, { recursive: true, force: true, maxRetries: 3 });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Anything but "no such process" means that there is one, of whomever.
    return systemErrorCode(error) !== "ESRCH";
  }
}

/** The folder is shared: what another user planted under such a name is none of our business. */
async function isOurs(path: string): Promise<boolean> {
  try {
    const status = await lstat(path);
    return status.isDirectory() && status.uid === (process.getuid?.() ?? status.uid);
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return false;
    throw error;
  }
}
