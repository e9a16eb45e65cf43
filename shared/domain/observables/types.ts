import {
  MISP_CATEGORY_LETTERS,
  MISP_TYPE_ROWS,
  type MispCategory,
  type MispCategoryLetter,
  type MispType,
} from "./misp-type-table.ts";

/**
 * Types of ours beside MISP's: MISP has no attribute type for an Ethereum address and carries it as `text`
 * (object `coin-address`, relation `address-crypto`), which would neither be checked nor correlate.
 */
export const OWN_TYPES = ["eth"] as const;

/** The type half of an observable's identity (type, value): a MISP attribute type or one of {@link OWN_TYPES}. */
export type ObservableType = MispType | (typeof OWN_TYPES)[number];

/** What a value, or a part of a composite value, is; values correlate when family and part value agree. */
export type ObservableFamily =
  | "ipv4"
  | "ipv6"
  | "cidr"
  | "asn"
  | "domain"
  | "url"
  | "email"
  | "jabber"
  | "hash"
  | "certificate"
  | "filename"
  | "vulnerability"
  | "weakness"
  | "regkey"
  | "mutex"
  | "named-pipe"
  | "user-agent"
  | "wallet"
  | "bank-account"
  | "mac-address"
  | "phone-number"
  | "mime-type"
  | "port"
  | "number"
  | "uuid"
  | "onion"
  | "detection-rule"
  | "free-text"
  | "generic";

/**
 * One thing that a value correlates by. `kind` is the family, for hashes, certificates and wallets with the
 * algorithm (`sha256`, `x509-sha1`, `btc`), so that only like meets like.
 */
export interface ObservablePart {
  readonly kind: string;
  readonly value: string;
  /** 0 to 1: how much it says that two observables share this part (1: the same thing, below 0.5: a hint). */
  readonly weight: number;
}

/** A checked value in its canonical form. Normalising the canonical value again gives the same result. */
export interface NormalisedObservable {
  readonly type: ObservableType;
  /** Canonical form; with `type` the identity of the observable. */
  readonly value: string;
  /** As it was given. */
  readonly original: string;
  readonly parts: readonly ObservablePart[];
  /** Readable form of an internationalised name, only where it differs from `value`. */
  readonly unicode?: string;
  /** For wallets: `unchecked` when the form carries no checksum (an Ethereum address in one case). */
  readonly checksum?: "valid" | "unchecked";
}

/** What a value of a type has to look like; the texts for the analyst go by these names. */
export type ExpectedForm =
  | "ip-address"
  | "ip-address-and-port"
  | "asn"
  | "domain-name"
  | "host-name"
  | "host-name-and-port"
  | "domain-and-ip"
  | "url"
  | "email-address"
  | "hex-digits"
  | "ssdeep"
  | "tlsh"
  | "file-name"
  | "file-name-and-hash"
  | "vulnerability-id"
  | "weakness-id"
  | "registry-key"
  | "wallet-address"
  | "iban"
  | "mac-address"
  | "phone-number"
  | "mime-type"
  | "port"
  | "number"
  | "uuid"
  | "onion-address";

/**
 * Why a value is not what its type says. `found` is an excerpt of at most 80 characters.
 * - `unknown-type`: not a MISP attribute type
 * - `empty-value`: nothing but white space
 * - `too-long`: longer than {@link MAX_VALUE_CHARS} or than the type's standard allows
 * - `wrong-form`: not of the expected form at all
 * - `wrong-length`: hexadecimal, but of another length than the algorithm's
 * - `out-of-range`: an octet, port, prefix or number beyond its limit
 * - `ambiguous-octal`: an IPv4 octet such as `010`, which programs read as 8 or as 10
 * - `checksum-mismatch`: the address's own checksum says that a character is wrong
 */
export type ObservableProblem =
  | { readonly kind: "unknown-type"; readonly found: string }
  | { readonly kind: "empty-value" }
  | { readonly kind: "too-long"; readonly lengthChars: number; readonly limitChars: number }
  | { readonly kind: "wrong-form"; readonly found: string; readonly expected: ExpectedForm }
  | {
      readonly kind: "wrong-length";
      readonly found: string;
      readonly lengthChars: number;
      readonly expectedChars: number;
    }
  | { readonly kind: "out-of-range"; readonly found: string; readonly expected: ExpectedForm }
  | { readonly kind: "ambiguous-octal"; readonly found: string }
  | { readonly kind: "checksum-mismatch"; readonly found: string; readonly expected: ExpectedForm };

/** A mebibyte of characters: the longest real values are embedded rules and keys; the parsers' schema has the same bound. */
export const MAX_VALUE_CHARS = 1_048_576;

const CATEGORY_LETTERS: ReadonlyMap<string, MispCategory> = new Map(
  Object.entries(MISP_CATEGORY_LETTERS),
);
const ROWS: ReadonlyMap<string, (typeof MISP_TYPE_ROWS)[MispType]> = new Map(
  Object.entries(MISP_TYPE_ROWS),
);

/** True for a MISP attribute type or a type of ours. */
export function isObservableType(type: string): type is ObservableType {
  return ROWS.has(type) || OWN_TYPES.some((own) => own === type);
}

/** Every type, in MISP's order, ours last. */
export function observableTypes(): readonly ObservableType[] {
  return [...ROWS.keys(), ...OWN_TYPES].filter(isObservableType);
}

/** MISP's defaults for an attribute of this type: category and `to_ids`. Types of ours take those of `btc`. */
export function mispDefaults(type: ObservableType): {
  readonly category: MispCategory;
  readonly toIds: boolean;
} {
  const row = ROWS.get(type) ?? MISP_TYPE_ROWS.btc;
  return { category: categoryOf(row.category), toIds: row.toIds };
}

/** The categories that MISP allows for the type, in MISP's order. */
export function mispCategories(type: ObservableType): readonly MispCategory[] {
  const row = ROWS.get(type) ?? MISP_TYPE_ROWS.btc;
  return Array.from(row.allowed).flatMap((letter) => CATEGORY_LETTERS.get(letter) ?? []);
}

/** The type under which another MISP instance understands the value. */
export function mispExportType(type: ObservableType): MispType {
  return type === "eth" ? "text" : type;
}

function categoryOf(letter: MispCategoryLetter): MispCategory {
  return MISP_CATEGORY_LETTERS[letter];
}
