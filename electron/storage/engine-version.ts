import { SqliteConnection } from "./sqlite-binding.ts";

/** Oldest SQLite whose write-ahead log survived the crash images (threats.md D4.1). */
const OLDEST_SOUND_VERSION = [3, 51, 3] as const;

/** Releases after it that must not be used all the same. */
const REFUSED_VERSIONS: readonly string[] = ["3.52.0"];

/** Whether this SQLite release may hold a vault. Anything but `major.minor.patch` is refused. */
export function isSoundEngineVersion(version: string): boolean {
  if (REFUSED_VERSIONS.includes(version) || !/^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(version))
    return false;
  const parts = version.split(".").map(Number);
  for (const [index, oldest] of OLDEST_SOUND_VERSION.entries()) {
    const found = parts[index] ?? 0;
    if (found !== oldest) return found > oldest;
  }
  return true;
}

/** Release of the SQLite that this program carries. */
export function sqliteVersion(): string {
  const connection = new SqliteConnection(":memory:");
  try {
    return String(connection.prepare("SELECT sqlite_version()").pluck().get());
  } finally {
    connection.close();
  }
}
