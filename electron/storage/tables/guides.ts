import { parseGuide } from "../../../shared/domain/guides/parse-guide.ts";
import type { OwnGuide } from "../../../shared/model/own-guide.ts";
import { ownGuideIdSchema } from "../../../shared/model/ids.ts";
import type { ReadHandle } from "../database.ts";
import { uuidText } from "../records/uuid.ts";

/** All guides of our own. Throws for a row that no longer parses, naming its id. */
export function readOwnGuides(read: ReadHandle): readonly OwnGuide[] {
  return read.all<Row>("SELECT uuid, text FROM guide ORDER BY key, id").map(toGuide);
}

interface Row {
  readonly uuid: Uint8Array;
  readonly text: string;
}

function toGuide({ uuid, text }: Row): OwnGuide {
  const recordId = ownGuideIdSchema.parse(uuidText(uuid));
  const guide = parseGuide(text);
  if (!guide.ok) throw new Error(`the guide ${recordId} can't be read as stored`);
  return { recordId, guide: guide.value };
}
