/** Types whose values say where something is; a hash or a file name belongs to nobody. */
const PLACED_TYPES = /^(ip-|domain|hostname|url|uri|AS$|email|dns-soa-email)/;
/** Composite types name the address or name in their first half: `ip-dst|port`, `domain|ip`. */
const SEPARATOR = "|";

/** Whether a constituent can be found by a value of this type. */
export function isPlaced(type: string): boolean {
  return PLACED_TYPES.test(type);
}

/** What of a value is looked up in the register. */
export function placesOf(type: string, value: string): readonly string[] {
  if (!type.includes(SEPARATOR)) return [value];
  const [first = "", second = ""] = value.split(SEPARATOR, 2);
  return type === "domain|ip" ? [first, second] : [first];
}
