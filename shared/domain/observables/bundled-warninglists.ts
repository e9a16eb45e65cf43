import packJson from "./warninglists/misp-warninglists.json" with { type: "json" };
import { warningListPackSchema, type WarningListPack } from "./warninglists.ts";

/**
 * The pack that comes with the program: 39 lists of the MISP project (CC0 1.0), those that are small and say most:
 * reserved and shared addresses, resolvers, content networks, sinkholes, top sites, hashes of empty and well-known files.
 * In a module of its own, so that only what looks values up carries its 370 kB.
 */
export function bundledWarningLists(): WarningListPack {
  return warningListPackSchema.parse(packJson);
}
