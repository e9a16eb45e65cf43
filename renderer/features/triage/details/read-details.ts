import { z } from "zod";

const hopSchema = z.object({
  raw: z.string(),
  from: z.string().nullable(),
  fromAddress: z.string().nullable(),
  by: z.string().nullable(),
  with: z.string().nullable(),
  atIso: z.string().nullable(),
  gapSeconds: z.number().nullable(),
});

const messageSchema = z.object({
  path: z.string(),
  headers: z.array(z.object({ name: z.string(), raw: z.string(), decoded: z.string() })),
  hops: z.array(hopSchema),
  authentication: z.object({
    results: z.array(
      z.object({
        field: z.string(),
        server: z.string(),
        method: z.string(),
        result: z.string(),
        details: z.string(),
      }),
    ),
    receivedSpf: z.array(z.string()),
    dkimSignatures: z.array(
      z.object({
        domain: z.string().nullable(),
        selector: z.string().nullable(),
        algorithm: z.string().nullable(),
      }),
    ),
    arcSets: z.number(),
  }),
});

const mailSchema = z.object({
  format: z.literal("mail"),
  messages: z.array(messageSchema).default([]),
  parts: z
    .array(
      z.object({
        path: z.string(),
        mediaType: z.string(),
        charset: z.string().nullable(),
        encoding: z.string(),
        disposition: z.string(),
        name: z.string().nullable(),
        sizeBytes: z.number(),
      }),
    )
    .default([]),
  texts: z
    .array(
      z.object({
        path: z.string(),
        mediaType: z.string(),
        text: z.string(),
        html: z.string().nullable(),
        hasPlainSibling: z.boolean(),
      }),
    )
    .default([]),
});

const tableSchema = z.object({
  format: z.literal("csv"),
  recognisedAs: z.string().nullable().default(null),
  delimiter: z.string(),
  hasHeader: z.boolean(),
  encoding: z.string(),
  columns: z.array(
    z.object({
      column: z.string(),
      use: z.object({ role: z.string(), type: z.string().optional() }).optional(),
    }),
  ),
});

const mispSchema = z.object({
  format: z.literal("misp"),
  event: z.record(z.string(), z.unknown()).default({}),
  galaxies: z.array(z.unknown()).default([]),
  relatedEvents: z.array(z.unknown()).default([]),
});

const detailsSchema = z.discriminatedUnion("format", [mailSchema, tableSchema, mispSchema]);

export type MailDetails = z.infer<typeof mailSchema>;
export type MailMessage = z.infer<typeof messageSchema>;
export type TableDetails = z.infer<typeof tableSchema>;
export type MispDetails = z.infer<typeof mispSchema>;
export type Details = z.infer<typeof detailsSchema> | { readonly format: "other" };

/** The format's own view of a report; what this version can't read is `other`, and the text is shown alone. */
export function readDetails(detailsJson: string): Details {
  try {
    const parsed = detailsSchema.safeParse(JSON.parse(detailsJson));
    return parsed.success ? parsed.data : { format: "other" };
  } catch {
    // Kept by an older version or cut: the report itself is complete without it.
    return { format: "other" };
  }
}

/** Facts of a MISP event as name and value, nested ones by their name where they have one. */
export function mispFacts(details: MispDetails): readonly (readonly [string, string])[] {
  return Object.entries(details.event).flatMap(([name, value]) => {
    const text = factText(value);
    return text === "" ? [] : [[name, text] as const];
  });
}

/** Names of the clusters attached to a MISP event, by galaxy. */
export function galaxyLines(details: MispDetails): readonly (readonly [string, string])[] {
  return details.galaxies.flatMap((galaxy) => {
    const read = galaxySchema.safeParse(galaxy);
    if (!read.success) return [];
    const clusters = read.data.GalaxyCluster.map(({ value }) => value).join(", ");
    return clusters === "" ? [] : [[read.data.name, clusters] as const];
  });
}

const galaxySchema = z.object({
  name: z.string().default(""),
  GalaxyCluster: z.array(z.object({ value: z.string().default("") })).default([]),
});

function factText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const named = z.object({ name: z.string() }).safeParse(value);
  return named.success ? named.data.name : "";
}
