import { instant, text } from "./field-codecs.ts";

/** A guide of our own: the text of its file, and `<id>.<language>` to find it by. */
export const GUIDE_DEFINITION = {
  table: "guide",
  hasUpdatedAt: true,
  fields: {
    createdAt: instant("created_at"),
    key: text("key"),
    text: text("text"),
  },
} as const;
