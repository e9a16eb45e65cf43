import type { Compartment } from "../../shared/exchange/release/rule/compartment.ts";
import type { VaultKind } from "../../shared/vault/header.ts";

/** To which side of the border between real and exercise something of a vault belongs. */
export function compartmentOf(kind: VaultKind): Compartment {
  return kind === "real" ? { kind } : { kind, exerciseId: null };
}
