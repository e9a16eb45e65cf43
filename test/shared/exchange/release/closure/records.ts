import type {
  ExchangeKind,
  ExchangeRecord,
  FieldValue,
} from "../../../../../shared/exchange/record/exchange-record.ts";
import { NO_KNOWLEDGE } from "../../../../../shared/exchange/release/knowledge.ts";
import type {
  NamedPerson,
  ReleaseRecipient,
  ReleaseRequest,
} from "../../../../../shared/exchange/release/closure/release-request.ts";
import { NOTHING_LEFT_OUT } from "../../../../../shared/exchange/release/closure/release-request.ts";
import { REAL } from "../../../../../shared/exchange/release/rule/compartment.ts";
import type { Stamp } from "../../../../../shared/exchange/stamp/stamp.ts";

export const US = "00000000-0000-4000-8000-000000000001";
export const PEER = "00000000-0000-4000-8000-000000000002";
export const THIRD = "00000000-0000-4000-8000-000000000003";
export const REPLICA = "00000000-0000-4000-8000-0000000000ff";

const STAMP: Stamp = { ms: 1_000, counter: 0, replica: REPLICA };

/** What a record is made of, in short: a string in `sets` that begins with `-` was removed. */
export interface RecordParts {
  readonly owner?: string;
  readonly isAlive?: boolean;
  readonly registers?: Readonly<Record<string, FieldValue>>;
  readonly sets?: Readonly<Record<string, readonly string[]>>;
  readonly texts?: Readonly<Record<string, string>>;
}

export function makeRecord(
  kind: ExchangeKind,
  id: string,
  { owner = US, isAlive = true, registers = {}, sets = {}, texts = {} }: RecordParts = {},
): ExchangeRecord {
  return {
    kind,
    id,
    owner,
    life: { isAlive, stamp: STAMP },
    registers: mapMembers(registers, (value) => ({ value, stamp: STAMP })),
    sets: mapMembers(sets, (elements) =>
      elements.map((element) => ({
        value: element.replace(/^-/, ""),
        stamp: STAMP,
        isPresent: !element.startsWith("-"),
      })),
    ),
    texts: mapMembers(texts, (value) => ({ siblings: [{ value, stamp: STAMP }], seen: [STAMP] })),
  };
}

function mapMembers<From, To>(
  members: Readonly<Record<string, From>>,
  change: (member: From) => To,
): Record<string, To> {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, change(member)]),
  );
}

/** A peer of the community that is named for nothing and has had nothing. */
export function makeRecipient(parts: Partial<ReleaseRecipient> = {}): ReleaseRecipient {
  return {
    kind: "organisation",
    organisationId: PEER,
    isInCommunity: true,
    namedFor: new Set(),
    persons: [],
    compartment: REAL,
    knowledge: NO_KNOWLEDGE,
    ...parts,
  };
}

export function ownDevice(parts: Partial<ReleaseRecipient> = {}): ReleaseRecipient {
  return makeRecipient({ kind: "own-device", organisationId: US, ...parts });
}

export function person(name: string, ...namedFor: readonly string[]): NamedPerson {
  return { organisationId: PEER, name, namedFor: new Set(namedFor) };
}

export function makeRequest(
  recipients: readonly ReleaseRecipient[],
  parts: Partial<ReleaseRequest> = {},
): ReleaseRequest {
  return {
    action: "bundle",
    compartment: REAL,
    ownOrganisationId: US,
    recipients,
    selected: "all",
    leftOut: NOTHING_LEFT_OUT,
    redToken: null,
    isPapConfirmed: false,
    ...parts,
  };
}
