import { readWalletAddress, type Currency } from "../../domain/observables/wallet-address.ts";
import { CLAIM, claimAt, eachMatch, type TextScan } from "./text-scan.ts";

/** Forms of addresses; the checksum decides, so that a hash or a random string is not taken for money. */
const FORMS: readonly (readonly [Currency, RegExp])[] = [
  ["btc", /(?<![0-9A-Za-z])[13][1-9A-HJ-NP-Za-km-z]{25,34}(?![0-9A-Za-z])/g],
  ["btc", /(?<![0-9A-Za-z])bc1[02-9ac-hj-np-z]{8,87}(?![0-9A-Za-z])/gi],
  ["dash", /(?<![0-9A-Za-z])X[1-9A-HJ-NP-Za-km-z]{33}(?![0-9A-Za-z])/g],
  ["xmr", /(?<![0-9A-Za-z])[48][1-9A-HJ-NP-Za-km-z]{94}(?![0-9A-Za-z])/g],
  ["xmr", /(?<![0-9A-Za-z])4[1-9A-HJ-NP-Za-km-z]{105}(?![0-9A-Za-z])/g],
  ["eth", /(?<![0-9A-Za-z])0x[0-9A-Fa-f]{40}(?![0-9A-Za-z])/g],
];

/** Bitcoin, Dash, Monero and Ethereum addresses. */
export function scanWallets(scan: TextScan): void {
  for (const [currency, form] of FORMS) {
    eachMatch(scan, form, (match, start, end) => {
      const by = claimAt(scan, start);
      if (by === CLAIM.email || by === CLAIM.other || by === CLAIM.urlHost) return;
      const reading = readWalletAddress(match[0], currency);
      if (reading.kind === "address") {
        const note = reading.checksum === "unchecked" ? ({ note: "unchecked" } as const) : {};
        scan.collector.add({ type: currency, value: match[0], start, end, ...note });
      } else if (isTelling(currency, match[0])) {
        scan.collector.reject(start, end, "checksum-mismatch");
      }
    });
  }
}

/** Only forms that hardly anything else has are worth a line among the rejected. */
function isTelling(currency: Currency, found: string): boolean {
  return currency === "xmr" || (/^bc1/i.test(found) && !/^[0-9a-f]+$/i.test(found));
}
