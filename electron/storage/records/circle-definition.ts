import { instant, json, text } from "./field-codecs.ts";

/** A named group of peers; see `shared/exchange/release/circle/circle.ts`. It never travels. */
export const CIRCLE_DEFINITION = {
  table: "circle",
  hasUpdatedAt: false,
  fields: {
    createdAt: instant("created_at"),
    name: text("name"),
    members: json("members"),
    circles: json("circles"),
    rules: json("rules"),
  },
} as const;
