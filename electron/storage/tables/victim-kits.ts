import { z } from "zod";
import {
  kitQuestionSchema,
  type KitQuestion,
} from "../../../shared/domain/victim-kit/kit-format.ts";
import type { ReadHandle, WriteHandle } from "../database.ts";
import { uuidBytes, uuidText } from "../records/uuid.ts";

/** A kit as this machine keeps it: its key opens what comes back. */
export interface StoredKit {
  readonly id: string;
  readonly incidentId: string;
  readonly madeAtMs: number;
  readonly madeBy: string;
  readonly language: string;
  readonly tlp: string;
  /** PKCS #8. */
  readonly privateKey: Uint8Array<ArrayBuffer>;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly secret: Uint8Array<ArrayBuffer>;
  readonly questions: readonly KitQuestion[];
}

export function insertKit(write: WriteHandle, kit: StoredKit): void {
  write.run(
    `INSERT INTO victim_kit (uuid, incident, made_at, made_by, language, tlp, private_key, public_key, secret, questions)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      uuidBytes(kit.id),
      uuidBytes(kit.incidentId),
      kit.madeAtMs,
      kit.madeBy,
      kit.language,
      kit.tlp,
      kit.privateKey,
      kit.publicKey,
      kit.secret,
      JSON.stringify(kit.questions),
    ],
  );
}

export function readKit(read: ReadHandle, id: string): StoredKit | undefined {
  const row = read.get<Row>(
    `SELECT incident, made_at AS madeAtMs, made_by AS madeBy, language, tlp, private_key AS privateKey,
       public_key AS publicKey, secret, questions FROM victim_kit WHERE uuid = ?`,
    [uuidBytes(id)],
  );
  if (row === undefined) return undefined;
  const { incident, privateKey, publicKey, secret, questions, ...rest } = row;
  return {
    ...rest,
    id,
    incidentId: uuidText(incident),
    privateKey: Uint8Array.from(privateKey),
    publicKey: Uint8Array.from(publicKey),
    secret: Uint8Array.from(secret),
    questions: z.array(kitQuestionSchema).parse(JSON.parse(questions)),
  };
}

interface Row {
  readonly incident: Uint8Array;
  readonly madeAtMs: number;
  readonly madeBy: string;
  readonly language: string;
  readonly tlp: string;
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly secret: Uint8Array;
  readonly questions: string;
}

/** The number of the report as which these answers were taken in; undefined when they were not, or the report went by undo. */
export function readTakenReturn(read: ReadHandle, returnId: string): string | undefined {
  return read.get<{ readonly number: string }>(
    `SELECT report.number FROM victim_kit_return JOIN report ON report.uuid = victim_kit_return.report
     WHERE victim_kit_return.uuid = ?`,
    [uuidBytes(returnId)],
  )?.number;
}

/** How many answers of the kit are there as reports. */
export function countTakenReturns(read: ReadHandle, kitId: string): number {
  const row = read.get<{ readonly count: number }>(
    `SELECT count(*) AS count FROM victim_kit_return JOIN report ON report.uuid = victim_kit_return.report
     WHERE victim_kit_return.kit = ?`,
    [uuidBytes(kitId)],
  );
  return row?.count ?? 0;
}

export function insertTakenReturn(
  write: WriteHandle,
  taken: {
    readonly returnId: string;
    readonly kitId: string;
    readonly reportId: string;
    readonly atMs: number;
  },
): void {
  write.run(
    `INSERT INTO victim_kit_return (uuid, kit, report, taken_in_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (uuid) DO UPDATE SET report = excluded.report, taken_in_at = excluded.taken_in_at`,
    [uuidBytes(taken.returnId), uuidBytes(taken.kitId), uuidBytes(taken.reportId), taken.atMs],
  );
}
