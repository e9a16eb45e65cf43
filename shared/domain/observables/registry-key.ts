/** Windows registry keys: the hive's abbreviation spelled out, single backslashes, no trailing one. */

const HIVES: ReadonlyMap<string, string> = new Map([
  ["HKLM", "HKEY_LOCAL_MACHINE"],
  ["HKCU", "HKEY_CURRENT_USER"],
  ["HKCR", "HKEY_CLASSES_ROOT"],
  ["HKU", "HKEY_USERS"],
  ["HKCC", "HKEY_CURRENT_CONFIG"],
  ["HKPD", "HKEY_PERFORMANCE_DATA"],
  ["HKEY_LOCAL_MACHINE", "HKEY_LOCAL_MACHINE"],
  ["HKEY_CURRENT_USER", "HKEY_CURRENT_USER"],
  ["HKEY_CLASSES_ROOT", "HKEY_CLASSES_ROOT"],
  ["HKEY_USERS", "HKEY_USERS"],
  ["HKEY_CURRENT_CONFIG", "HKEY_CURRENT_CONFIG"],
  ["HKEY_PERFORMANCE_DATA", "HKEY_PERFORMANCE_DATA"],
]);

/** RFC-less, but the registry's own limit: a key name has at most 255 characters, 512 levels. */
const MAX_CHARS = 16_384;

/**
 * Canonical key: `HKLM\…`, `<HKLM>\…`, `HKLM:\…` and `Computer\HKEY_LOCAL_MACHINE\…` become `HKEY_LOCAL_MACHINE\…`.
 * Keys without a hive (`Software\…`, `%HIVE%\…`) stay as they are; the names keep their case.
 * @returns undefined when there is no backslash and no hive
 */
export function readRegistryKey(text: string): string | undefined {
  if (text.length > MAX_CHARS) return undefined;
  const path = text
    .replace(/^(?:\\*Computer\\|\\+REGISTRY\\)/i, "")
    .replace(/[\\/]{2,}/g, "\\")
    .replace(/\\+$/, "");
  const firstSeparator = path.indexOf("\\");
  const root = firstSeparator === -1 ? path : path.slice(0, firstSeparator);
  const hive = HIVES.get(root.replace(/^[<[]|[>\]]$|:$/g, "").toUpperCase());
  if (hive !== undefined) return hive + (firstSeparator === -1 ? "" : path.slice(firstSeparator));
  return firstSeparator === -1 ? undefined : path;
}

/** Registry names do not tell case apart, so correlation does not either. */
export function registryKeyForComparison(key: string): string {
  return key.toLowerCase();
}
