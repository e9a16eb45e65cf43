import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Marks the place in Electron's program where the fuses begin. */
const FUSE_SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const FUSE_VERSION = 1;
const FUSE_COUNT = 9;
const FUSE_ON = "1";
const FUSE_OFF = "0";

/**
 * Writes a folder that electron-builder takes for an unpacked Electron: right names, no content but the fuses.
 * Those begin at alternating values, so that one which nobody sets stands out against any intention.
 */
export function writeStandInElectron(folder: string, platform: "linux" | "win32"): void {
  mkdirSync(join(folder, "locales"), { recursive: true });
  const program = Buffer.concat([readProgram(platform), fuseWire()]);
  const name = platform === "win32" ? "electron.exe" : "electron";
  writeFileSync(join(folder, name), program, { mode: 0o755 });
  for (const file of ["version", "LICENSE", "LICENSES.chromium.html"]) {
    writeFileSync(join(folder, file), "stand-in");
  }
  if (platform === "linux") writeFileSync(join(folder, "chrome-sandbox"), "", { mode: 0o755 });
  for (const language of ["en-US", "de", "fr", "sv"]) {
    writeFileSync(join(folder, "locales", `${language}.pak`), "stand-in");
  }
}

function fuseWire(): Buffer {
  const values = Array.from({ length: FUSE_COUNT }, (_, index) =>
    index % 2 === 0 ? FUSE_ON : FUSE_OFF,
  );
  return Buffer.concat([
    Buffer.from(FUSE_SENTINEL, "latin1"),
    Buffer.from([FUSE_VERSION, FUSE_COUNT]),
    Buffer.from(values.join(""), "latin1"),
  ]);
}

/** For Windows a real program, since electron-builder writes the archive's hash into its resources. */
function readProgram(platform: "linux" | "win32"): Buffer {
  if (platform === "linux") return Buffer.from("\x7fELF", "latin1");
  const require = createRequire(import.meta.url);
  const winstaller = dirname(require.resolve("electron-winstaller/package.json"));
  return readFileSync(join(winstaller, "vendor", "Setup.exe"));
}
