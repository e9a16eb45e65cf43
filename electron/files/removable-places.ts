import { readFile } from "node:fs/promises";

import { systemErrorCode } from "./system-error.ts";

/** Folders under which systems mount what people plug in. */
const MOUNT_ROOTS = ["/media/", "/run/media/"];

/** Media that can be taken out and are there now; empty where the system does not tell. */
export async function removablePlaces(): Promise<readonly string[]> {
  if (process.platform !== "linux") return [];
  try {
    return mountedPlaces(await readFile("/proc/self/mountinfo", "utf8"));
  } catch (error) {
    if (systemErrorCode(error) !== undefined) return [];
    throw error;
  }
}

/** Mount points of such media in the text of `/proc/self/mountinfo` (proc(5)). */
export function mountedPlaces(mountinfo: string): readonly string[] {
  const points = mountinfo.split("\n").flatMap((line) => {
    const point = line.split(" ")[4]?.replaceAll(/\\(\d{3})/g, unescapeOctal) ?? "";
    return MOUNT_ROOTS.some((root) => point.startsWith(root)) ? [point] : [];
  });
  return [...new Set(points)].toSorted();
}

function unescapeOctal(_match: string, digits: string): string {
  return String.fromCodePoint(Number.parseInt(digits, 8));
}
