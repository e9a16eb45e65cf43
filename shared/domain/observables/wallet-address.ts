import { decodeBase58Check, decodeMoneroBase58 } from "./base58.ts";
import { isSegwitAddress } from "./bech32.ts";
import { keccak256 } from "./keccak256.ts";

/** Wallet addresses with their own checksums, which tell a typing error or a random string from an address. */
export type WalletReading =
  | { readonly kind: "address"; readonly value: string; readonly checksum: "valid" | "unchecked" }
  | { readonly kind: "checksum-mismatch" }
  | { readonly kind: "wrong-form" };

export type Currency = "btc" | "xmr" | "eth" | "dash";

const BASE58_FORM = /^[1-9A-HJ-NP-Za-km-z]{25,35}$/;
/** Standard and sub-addresses have 95 characters, integrated ones 106. */
const MONERO_FORM = /^[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?$/;
const ETHEREUM_FORM = /^0x[0-9A-Fa-f]{40}$/i;

/** Version bytes of pay-to-public-key-hash and pay-to-script-hash addresses on the main networks. */
const BASE58_VERSIONS = { btc: [0x00, 0x05], dash: [0x4c, 0x10] } as const;

/** Reads an address of the currency's main network. */
export function readWalletAddress(text: string, currency: Currency): WalletReading {
  switch (currency) {
    case "btc":
      return /^bc1/i.test(text) ? readSegwit(text) : readBase58(text, BASE58_VERSIONS.btc);
    case "dash":
      return readBase58(text, BASE58_VERSIONS.dash);
    case "xmr":
      return readMonero(text);
    case "eth":
      return readEthereum(text);
  }
}

function readSegwit(text: string): WalletReading {
  if (!/^bc1[02-9ac-hj-np-z]{8,87}$/i.test(text)) return { kind: "wrong-form" };
  return isSegwitAddress(text, "bc") ? valid(text.toLowerCase()) : { kind: "checksum-mismatch" };
}

function readBase58(text: string, versions: readonly number[]): WalletReading {
  if (!BASE58_FORM.test(text)) return { kind: "wrong-form" };
  const payload = decodeBase58Check(text);
  if (payload === undefined) return { kind: "checksum-mismatch" };
  const isKnown = payload.length === 21 && versions.some((version) => version === payload[0]);
  return isKnown ? valid(text) : { kind: "wrong-form" };
}

function readMonero(text: string): WalletReading {
  if (!MONERO_FORM.test(text)) return { kind: "wrong-form" };
  const bytes = decodeMoneroBase58(text);
  if (bytes === undefined) return { kind: "checksum-mismatch" };
  const checksum = keccak256(bytes.slice(0, -4));
  const isValid = bytes.slice(-4).every((byte, index) => byte === checksum[index]);
  return isValid ? valid(text) : { kind: "checksum-mismatch" };
}

/** ERC-55 puts the checksum into the case of the letters; an address in one case carries none. */
function readEthereum(text: string): WalletReading {
  if (!ETHEREUM_FORM.test(text)) return { kind: "wrong-form" };
  const digits = text.slice(2);
  const lower = digits.toLowerCase();
  if (digits === lower || digits === digits.toUpperCase()) {
    return { kind: "address", value: `0x${lower}`, checksum: "unchecked" };
  }
  const digest = keccak256(new TextEncoder().encode(lower));
  const isValid = Array.from(digits).every((char, index) => {
    const nibble = ((digest[index >>> 1] ?? 0) >>> (index % 2 === 0 ? 4 : 0)) & 15;
    return char === (nibble >= 8 ? char.toUpperCase() : char.toLowerCase());
  });
  // Lower case is the canonical form, so that the same account is one observable however it was written.
  return isValid ? valid(`0x${lower}`) : { kind: "checksum-mismatch" };
}

function valid(value: string): WalletReading {
  return { kind: "address", value, checksum: "valid" };
}
