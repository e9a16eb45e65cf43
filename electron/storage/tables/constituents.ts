import { constituentSchema, type Constituent } from "../../../shared/model/constituent.ts";
import type { ReadHandle } from "../database.ts";
import { uuidBytes, uuidText } from "../records/uuid.ts";
import { iso } from "./json-columns.ts";

/** The whole register, by name. Throws for a row that no longer parses, naming its id. */
export function readConstituents(read: ReadHandle): readonly Constituent[] {
  return read.all<Row>(`${SELECT} ORDER BY name, id`).map(toConstituent);
}

export function readConstituent(read: ReadHandle, id: string): Constituent | undefined {
  const row = read.get<Row>(`${SELECT} WHERE uuid = ?`, [uuidBytes(id)]);
  return row && toConstituent(row);
}

const SELECT = `SELECT uuid, created_at AS createdAt, updated_at AS updatedAt, revision, name, country, sector,
  sub_sector AS subSector, kind, languages, valid_from AS validFrom, valid_to AS validTo,
  last_confirmed AS lastConfirmed, ranges, asns, domains, products, contacts FROM constituent`;

interface Row {
  readonly uuid: Uint8Array;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly languages: string;
  readonly ranges: string;
  readonly asns: string;
  readonly domains: string;
  readonly products: string;
  readonly contacts: string;
}

function toConstituent({ uuid, createdAt, updatedAt, ...row }: Row): Constituent {
  const id = uuidText(uuid);
  const parsed = constituentSchema.safeParse({
    ...row,
    id,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
    languages: parseJson(row.languages),
    ranges: parseJson(row.ranges),
    asns: parseJson(row.asns),
    domains: parseJson(row.domains),
    products: parseJson(row.products),
    contacts: parseJson(row.contacts),
  });
  if (!parsed.success) throw new Error(`the constituent ${id} can't be read as stored`);
  return parsed.data;
}

/** What it holds is asked by the schema. */
function parseJson(text: string): unknown {
  return JSON.parse(text);
}
