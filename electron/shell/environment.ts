/**
 * What child processes get of our environment; everything else is dropped, so also NODE_OPTIONS,
 * NODE_EXTRA_CA_CERTS, SSLKEYLOGFILE, ELECTRON_*, LD_PRELOAD and whatever comes next (threats D1, environment).
 */
const KEPT_NAMES: ReadonlySet<string> = new Set([
  "HOME",
  "PATH",
  "USER",
  "LOGNAME",
  "USERNAME",
  "USERPROFILE",
  "LANG",
  "LANGUAGE",
  "TZ",
  "TMPDIR",
  "TEMP",
  "TMP",
  "APPDATA",
  "LOCALAPPDATA",
  "PROGRAMDATA",
  "SYSTEMROOT",
  "SYSTEMDRIVE",
  "WINDIR",
  "XDG_CACHE_HOME",
  "XDG_CONFIG_HOME",
  "XDG_DATA_HOME",
  "XDG_RUNTIME_DIR",
  "XDG_STATE_HOME",
]);

/** Locale categories and our own settings. */
const KEPT_PREFIXES = ["LC_", "WATCHPOST_"] as const;

export type Environment = Readonly<Record<string, string | undefined>>;

export function childEnvironment(environment: Environment): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    // Windows does not tell names apart by case.
    const upper = name.toUpperCase();
    const isKept =
      KEPT_NAMES.has(upper) || KEPT_PREFIXES.some((prefix) => upper.startsWith(prefix));
    if (isKept && value !== undefined) kept[name] = value;
  }
  return kept;
}
