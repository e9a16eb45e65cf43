import { z } from "zod";
import { ENTITY_KINDS } from "../domain/constituents/nis2-sectors-data.ts";
import { isSectorName, subSectorsOf } from "../domain/constituents/sectors.ts";
import { constituentIdSchema } from "./ids.ts";
import { instantSchema } from "./values.ts";

export const entityKindSchema = z.enum(ENTITY_KINDS);
/** ISO 3166-1 alpha-2. */
const countrySchema = z.string().regex(/^[A-Z]{2}$/);
/** Primary language and region of BCP 47, such as `de` or `fr-BE`. */
const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/);
const dateSchema = z.iso.date();
const shortTextSchema = z.string().trim().max(1_024);
const sectorSchema = z.string().refine(isSectorName, { message: "a sector of NIS2" });

/** A person or desk to turn to. */
export const constituentContactSchema = z.strictObject({
  role: shortTextSchema,
  name: shortTextSchema,
  mail: shortTextSchema,
  phone: shortTextSchema,
  /** Fingerprint or address of the key for encrypted mail, as text. */
  key: z.string().max(65_536),
  /** When the contact can be reached, in its own words. */
  hours: shortTextSchema,
  language: languageSchema.nullable(),
  validFrom: dateSchema.nullable(),
  validTo: dateSchema.nullable(),
});
export type ConstituentContact = z.infer<typeof constituentContactSchema>;

const values = z.array(shortTextSchema.min(1)).max(100_000).readonly();
const fields = {
  name: shortTextSchema.min(1),
  /** null: not stated. */
  country: countrySchema.nullable(),
  sector: sectorSchema.nullable(),
  subSector: z.string().nullable(),
  kind: entityKindSchema,
  languages: z.array(languageSchema).max(32).readonly(),
  /** First and last day on which the entries hold; null: open. */
  validFrom: dateSchema.nullable(),
  validTo: dateSchema.nullable(),
  /** Day on which the organisation last said that all of this is right. */
  lastConfirmed: dateSchema.nullable(),
  /** Networks in CIDR form without host bits. */
  ranges: values,
  /** `AS64496`. */
  asns: values,
  /** A-labels, lower case; each stands for itself and everything below. */
  domains: values,
  /** CPE names and package URLs. */
  products: values,
  contacts: z.array(constituentContactSchema).max(1_000).readonly(),
};

/** What an analyst states about an organisation or person that we serve. */
export const constituentFieldsSchema = z
  .object(fields)
  .refine(({ sector, subSector }) => subSector === null || hasSubSector(sector, subSector), {
    message: "a sub-sector of the sector",
    path: ["subSector"],
  })
  .refine(({ validFrom, validTo }) => !isAfter(validFrom, validTo), {
    message: "a last day that is not before the first",
    path: ["validTo"],
  });
export type ConstituentFields = z.infer<typeof constituentFieldsSchema>;

/** A constituent as it is kept. */
export const constituentSchema = z.object({
  ...fields,
  id: constituentIdSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  revision: z.int().nonnegative(),
});
export type Constituent = z.infer<typeof constituentSchema>;

function hasSubSector(sector: string | null, subSector: string): boolean {
  return sector !== null && isSectorName(sector) && subSectorsOf(sector).includes(subSector);
}

function isAfter(first: string | null, last: string | null): boolean {
  return first !== null && last !== null && first > last;
}
