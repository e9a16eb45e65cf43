import {
  sharingCircleSchema,
  type SharingCircle,
} from "../../../shared/exchange/release/circle/circle.ts";
import type { ReadHandle } from "../database.ts";
import { uuidText } from "../records/uuid.ts";

/** All of them, by name. Throws for a row that no longer parses, naming its id. */
export function readCircles(read: ReadHandle): readonly SharingCircle[] {
  return read
    .all<Row>("SELECT uuid, name, members, circles, rules FROM circle ORDER BY name, id")
    .map(toCircle);
}

interface Row {
  readonly uuid: Uint8Array;
  readonly name: string;
  readonly members: string;
  readonly circles: string;
  readonly rules: string;
}

function toCircle({ uuid, name, members, circles, rules }: Row): SharingCircle {
  const id = uuidText(uuid);
  const parsed = sharingCircleSchema.safeParse({
    id,
    name,
    members: parseJson(members),
    circles: parseJson(circles),
    rules: parseJson(rules),
  });
  if (!parsed.success) throw new Error(`the circle ${id} can't be read as stored`);
  return parsed.data;
}

/** What it holds is asked by the schema. */
function parseJson(text: string): unknown {
  return JSON.parse(text);
}
