import { instant, json, optionalText, text } from "./field-codecs.ts";

/** An organisation or person that we serve; see `shared/model/constituent.ts`. */
export const CONSTITUENT_DEFINITION = {
  table: "constituent",
  hasUpdatedAt: true,
  fields: {
    createdAt: instant("created_at"),
    name: text("name"),
    country: optionalText("country"),
    sector: optionalText("sector"),
    subSector: optionalText("sub_sector"),
    kind: text("kind"),
    languages: json("languages"),
    validFrom: optionalText("valid_from"),
    validTo: optionalText("valid_to"),
    lastConfirmed: optionalText("last_confirmed"),
    ranges: json("ranges"),
    asns: json("asns"),
    domains: json("domains"),
    products: json("products"),
    contacts: json("contacts"),
  },
} as const;
