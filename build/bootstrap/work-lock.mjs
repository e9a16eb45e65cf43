// Runs on the machine's Node (18 or newer) before anything is installed: no dependencies, no TypeScript.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const POLL_MS = 200;

/**
 * Lets one process at a time install or build in this checkout: two command lines started together
 * would otherwise write the same files. The lock of a process that died is taken over.
 * @param {string} root
 * @param {() => void} work
 * @param {(message: string) => void} say
 */
export function withWorkLock(root, work, say) {
  const path = join(root, ".cache", "bootstrap.lock");
  mkdirSync(join(root, ".cache"), { recursive: true });
  let told = false;
  while (!tryLock(path)) {
    if (!told) say("waiting for another start that is installing or building");
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
  // Also where the work ends the process: `finally` would not run then.
  const release = () => rmSync(path, { force: true });
  process.once("exit", release);
  work();
  process.removeListener("exit", release);
  release();
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function tryLock(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (cause) {
    if (!(cause instanceof Error) || !("code" in cause) || cause.code !== "EEXIST") throw cause;
    if (!isHolderAlive(path)) rmSync(path, { force: true });
    return false;
  }
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function isHolderAlive(path) {
  try {
    const pid = Number(readFileSync(path, "utf8"));
    // An empty file belongs to a process between creating and writing it.
    if (!Number.isInteger(pid) || pid <= 0) return true;
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: alive, but of another user. ENOENT: gone just now, so try again.
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}
