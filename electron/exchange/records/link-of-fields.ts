import { z } from "zod";

import type { LinkFacts } from "../../storage/links/link-columns.ts";
import type { Fields } from "../../storage/records/json-value.ts";

const optionalText = z.string().nullable();

const linkSchema = z.object({
  type: z.string(),
  value: z.string(),
  category: optionalText,
  isForDetection: z.boolean(),
  comment: optionalText,
  tlp: optionalText,
  tags: z.array(z.string()),
  objectName: optionalText,
  objectRelation: optionalText,
  objectKey: optionalText,
  sourceUuid: optionalText,
  addedAt: z.string(),
});

/** The use of an observable that an exchanged record stands for. */
export function linkOfFields(fields: Fields): LinkFacts {
  const { addedAt, ...link } = linkSchema.parse(fields);
  return { ...link, addedAtMs: Date.parse(addedAt) };
}
