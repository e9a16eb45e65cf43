/** Globals through which plain code could reach a network; the parser imports no module that could. */
const NETWORK_GLOBALS = ["fetch", "WebSocket", "EventSource", "Request", "Response", "navigator"];

/**
 * Removes what a parser never needs, so that a fault in one has less to work with. Prototypes are frozen: a member
 * `__proto__` of a document can't change what other code sees (threats B2 rows 34 and 39).
 */
export function dropOutsideWorld(): void {
  for (const name of NETWORK_GLOBALS) Reflect.deleteProperty(globalThis, name);
  for (const builtIn of [Object, Array, String, Number, Boolean, RegExp, Map, Set, Uint8Array]) {
    Object.freeze(builtIn.prototype);
  }
}
