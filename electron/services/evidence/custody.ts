import type { Failure } from "../../../shared/contract/failures.ts";
import {
  formatCustodyFile,
  formatReceipt,
  formatStatement,
  HAND_OVER_DOMAIN,
  MAX_HAND_OVER_ITEMS,
  parseCustodyFile,
  RECEIPT_DOMAIN,
  signableLine,
  trustedComment,
  type HandOver,
  type HandOverStatement,
  type SigningParty,
} from "../../../shared/domain/custody/hand-over.ts";
import {
  newestOfEach,
  viewOfHandOver,
  type HandOverView,
} from "../../../shared/domain/custody/hand-over-view.ts";
import {
  verifyHandOver,
  type CustodyItem,
} from "../../../shared/domain/custody/verify-hand-over.ts";
import { compareText } from "../../../shared/exchange/release/compare-text.ts";
import type { Evidence } from "../../../shared/model/case-parts.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { openDeviceSigner, type DeviceSigner } from "../../exchange/identity/device-signer.ts";
import { ensureIdentity } from "../../exchange/identity/ensure-identity.ts";
import { isoOf, type IdentityDesk } from "../../exchange/identity/identity-context.ts";
import { formatKeyId } from "../../exchange/minisign/minisign-text.ts";
import { deviceKeyId, signFile } from "../../exchange/minisign/sign.ts";
import { CUSTODY_CRYPTO, sha256Hex } from "./custody-crypto.ts";
import { noteHandOver } from "./note-hand-over.ts";
import { evidenceOfContent, readEvidence } from "./read-evidence.ts";

export interface HandOverRequest {
  readonly ids: readonly string[];
  readonly person: string;
  readonly organisationName: string;
  readonly signs: "key" | "paper";
  readonly place: string;
  readonly purpose: string;
  /** Seal numbers by id of evidence. */
  readonly seals: ReadonlyMap<string, string>;
}

export interface NotedHandOver {
  readonly view: HandOverView;
  /** Content of the file that goes with the evidence. */
  readonly file: string;
  readonly actionId: number;
  /** Custody logs in which it stands now. */
  readonly noted: number;
}

/** Signed hand-overs: given, countersigned, completed, verified. */
export interface CustodyService {
  /** Signs that files change hands, and notes it in their custody logs. */
  readonly give: (request: HandOverRequest) => Promise<Result<NotedHandOver, Failure>>;
  /** Signs as the taker for a file of another, which has to hold. */
  readonly countersign: (text: string) => Promise<Result<NotedHandOver, Failure>>;
  /** Notes the receipt of a taker in the logs of the files that were given. */
  readonly complete: (text: string) => Result<NotedHandOver, Failure>;
  /** The hand-overs of one file, each verified against the file as it is recorded here. */
  readonly ofEvidence: (item: Evidence) => readonly HandOverView[];
  readonly fileOf: (item: Evidence, handOverId: string) => string | undefined;
}

/** Verifies the content of a custody file by itself alone: no vault and no network is needed. */
export function verifyCustodyFile(
  text: string,
  items: readonly CustodyItem[],
): Result<HandOverView, Failure> {
  const parsed = parseCustodyFile(text);
  if (parsed.ok) return ok(viewOfHandOver(verifyHandOver(parsed.value, items, CUSTODY_CRYPTO)));
  const { place, expected } = parsed.error;
  const findings = [{ kind: "statement-unreadable", place, expected } as const];
  return err({ kind: "custody-refused", findings });
}

export function createCustody(desk: IdentityDesk): CustodyService {
  const { read } = desk.database;
  return {
    give: (request) => give(desk, request),
    countersign: (text) => countersign(desk, text),
    complete: (text) => {
      const checked = checkedFile(text);
      if (!checked.ok) return checked;
      const { statement, handOver } = checked.value;
      if (handOver.receipt === null) {
        const expected = "a countersigned hand-over";
        return err({ kind: "invalid-value", field: "file", found: "no receipt", expected });
      }
      const items = statement.items.flatMap(({ id }) => readEvidence(read, id) ?? []);
      return ok(noteHandOver(desk, items, "countersigned", statement, handOver));
    },
    ofEvidence: ({ id, sha256, sizeBytes, custody }) =>
      handOversOf(custody).map((handOver) =>
        viewOfHandOver(verifyHandOver(handOver, [{ id, sha256, sizeBytes }], CUSTODY_CRYPTO)),
      ),
    fileOf: ({ custody }, handOverId) => {
      const found = handOversOf(custody).find(({ statement }) =>
        statement.includes(`"handOverId":"${handOverId}"`),
      );
      return found && formatCustodyFile(found);
    },
  };
}

function handOversOf(custody: Evidence["custody"]): readonly HandOver[] {
  return newestOfEach(
    custody.flatMap(({ handOver }) => (handOver === undefined ? [] : [handOver])),
  );
}

async function give(
  desk: IdentityDesk,
  request: HandOverRequest,
): Promise<Result<NotedHandOver, Failure>> {
  const { ids, person, organisationName, signs, place, purpose, seals } = request;
  const items: Evidence[] = [];
  for (const id of [...new Set(ids)].toSorted(compareText)) {
    const item = readEvidence(desk.database.read, id);
    if (item === undefined) return err({ kind: "not-found", recordKind: "evidence", id });
    items.push(item);
  }
  if (items.length > MAX_HAND_OVER_ITEMS) {
    const what = "hand-over";
    return err({ kind: "too-large", what, limit: MAX_HAND_OVER_ITEMS, found: items.length });
  }
  return withSigner(desk, (signer, party) => {
    const statement: HandOverStatement = {
      $domain: HAND_OVER_DOMAIN,
      handOverId: desk.actor().ids.newId(),
      at: isoOf(desk.actor().nowMs()),
      giver: party,
      items: items.map(({ id, name, sha256, sizeBytes }) => ({
        id,
        name: wordsOf(name, 255),
        sealNumber: seals.has(id) ? wordsOf(seals.get(id) ?? "", 64) : null,
        sha256,
        sizeBytes,
      })),
      place: wordsOf(place, 255),
      purpose: wordsOf(purpose, 1_024),
      taker: {
        organisationName: wordsOf(organisationName, 255),
        person: wordsOf(person, 255),
        signs,
      },
    };
    const text = formatStatement(statement);
    const handOver: HandOver = {
      statement: text,
      giverSignature: signText(signer, text, "hand-over", statement.handOverId),
      receipt: null,
      takerSignature: null,
    };
    return ok(noteHandOver(desk, items, "handed-over", statement, handOver));
  });
}

async function countersign(
  desk: IdentityDesk,
  text: string,
): Promise<Result<NotedHandOver, Failure>> {
  const checked = checkedFile(text);
  if (!checked.ok) return checked;
  const { statement, handOver } = checked.value;
  return withSigner(desk, (signer, party) => {
    const { handOverId, taker, items } = statement;
    const receipt = formatReceipt({
      $domain: RECEIPT_DOMAIN,
      handOverId,
      at: isoOf(desk.actor().nowMs()),
      giverSignatureSha256: sha256Hex(handOver.giverSignature),
      statementSha256: sha256Hex(handOver.statement),
      // Whoever signs says to be the person who is named; the key says for which organisation.
      taker: { ...party, person: taker.person },
    });
    const signed: HandOver = {
      ...handOver,
      receipt,
      takerSignature: signText(signer, receipt, "receipt", handOverId),
    };
    const { findings } = verifyHandOver(signed, [], CUSTODY_CRYPTO);
    if (findings.length > 0) return err({ kind: "custody-refused", findings: [...findings] });
    const known = items.flatMap(({ sha256 }) => evidenceOfContent(desk.database.read, sha256));
    return ok(noteHandOver(desk, known, "taken-over", statement, signed));
  });
}

/** A file all of which holds; of one that does not, it is named what does not fit. */
function checkedFile(
  text: string,
): Result<{ readonly statement: HandOverStatement; readonly handOver: HandOver }, Failure> {
  const parsed = parseCustodyFile(text);
  if (!parsed.ok) {
    const { place, expected } = parsed.error;
    const findings = [{ kind: "statement-unreadable", place, expected } as const];
    return err({ kind: "custody-refused", findings });
  }
  const { statement, findings } = verifyHandOver(parsed.value, [], CUSTODY_CRYPTO);
  return statement === undefined || findings.length > 0
    ? err({ kind: "custody-refused", findings: [...findings] })
    : ok({ statement, handOver: parsed.value });
}

async function withSigner<T>(
  desk: IdentityDesk,
  work: (signer: DeviceSigner, party: SigningParty) => Result<T, Failure>,
): Promise<Result<T, Failure>> {
  await ensureIdentity(desk);
  const signer = openDeviceSigner(desk.database.read, desk);
  if (!signer.ok) return signer;
  try {
    const { organisationId, publicKey, certificates } = signer.value;
    return work(signer.value, {
      organisationId,
      organisationName: wordsOf(desk.settings().organisationName, 255),
      person: wordsOf(desk.actor().name, 255),
      deviceKeyId: formatKeyId(deviceKeyId(publicKey)),
      publicKey: Buffer.from(publicKey).toString("base64"),
      certificate: certificates.at(-1) ?? "",
    });
  } finally {
    signer.value.wipe();
  }
}

function signText(
  signer: DeviceSigner,
  text: string,
  what: "hand-over" | "receipt",
  handOverId: string,
): string {
  const trusted = trustedComment(what, handOverId);
  return signFile(signer, Buffer.from(text, "utf8"), {
    untrusted: `watchpost custody ${what}`,
    trusted,
  });
}

/** A statement has no empty places: what nobody said is a dash. */
function wordsOf(text: string, maxChars: number): string {
  return signableLine(text, maxChars) || "-";
}
