import { z } from "zod";

/** One use of an observable in an incident or report, with the value in canonical form (MISP: attribute). */
export interface LinkFacts {
  readonly type: string;
  readonly value: string;
  readonly category: string | null;
  readonly isForDetection: boolean;
  readonly comment: string | null;
  /** TLP label or null: it has that of its subject. */
  readonly tlp: string | null;
  readonly tags: readonly string[];
  readonly objectName: string | null;
  readonly objectRelation: string | null;
  /** What tells the objects of one report apart. */
  readonly objectKey: string | null;
  readonly sourceUuid: string | null;
  readonly addedAtMs: number;
}

const sparseText = z.array(z.tuple([z.int(), z.string()])).readonly();

/**
 * Many uses as columns: what the journal keeps. Ten thousand attributes are one entry of a few hundred kilobytes
 * instead of ten thousand entries. Names that repeat are numbered, what is rare is listed with its row.
 */
export const linkColumnsSchema = z.object({
  types: z.array(z.string()).readonly(),
  /** For each row the number of its type in `types`. */
  type: z.array(z.int()).readonly(),
  value: z.array(z.string()).readonly(),
  categories: z.array(z.string()).readonly(),
  /** For each row the number of its category, or -1. */
  category: z.array(z.int()).readonly(),
  /** For each row `1` or `0`. */
  isForDetection: z.string(),
  /** Time in milliseconds and for how many rows it holds. */
  addedAtMs: z.array(z.tuple([z.int(), z.int()])).readonly(),
  comment: sparseText,
  tlp: sparseText,
  tags: z.array(z.tuple([z.int(), z.array(z.string()).readonly()])).readonly(),
  objectName: sparseText,
  objectRelation: sparseText,
  objectKey: sparseText,
  sourceUuid: sparseText,
});
export type LinkColumns = z.infer<typeof linkColumnsSchema>;

/** @see LinkColumns */
export function toLinkColumns(links: readonly LinkFacts[]): LinkColumns {
  const types = new Numbering();
  const categories = new Numbering();
  return {
    type: links.map(({ type }) => types.numberOf(type)),
    types: types.names,
    value: links.map(({ value }) => value),
    category: links.map(({ category }) => (category === null ? -1 : categories.numberOf(category))),
    categories: categories.names,
    isForDetection: links.map((link) => (link.isForDetection ? "1" : "0")).join(""),
    addedAtMs: runsOf(links.map(({ addedAtMs }) => addedAtMs)),
    comment: sparse(links, "comment"),
    tlp: sparse(links, "tlp"),
    tags: links.flatMap(({ tags }, row) => (tags.length === 0 ? [] : [[row, tags] as const])),
    objectName: sparse(links, "objectName"),
    objectRelation: sparse(links, "objectRelation"),
    objectKey: sparse(links, "objectKey"),
    sourceUuid: sparse(links, "sourceUuid"),
  };
}

/** The rows again. Throws when the columns don't fit together: then the journal was altered. */
export function fromLinkColumns(columns: LinkColumns): readonly LinkFacts[] {
  const times = columns.addedAtMs.flatMap(([time, count]) => Array<number>(count).fill(time));
  const rows = {
    comment: new Map(columns.comment),
    tlp: new Map(columns.tlp),
    tags: new Map(columns.tags),
    objectName: new Map(columns.objectName),
    objectRelation: new Map(columns.objectRelation),
    objectKey: new Map(columns.objectKey),
    sourceUuid: new Map(columns.sourceUuid),
  };
  return columns.value.map((value, row) => {
    const type = columns.types[columns.type[row] ?? -1];
    const addedAtMs = times[row];
    if (type === undefined || addedAtMs === undefined) throw new Error("columns do not fit");
    return {
      type,
      value,
      category: columns.categories[columns.category[row] ?? -1] ?? null,
      isForDetection: columns.isForDetection[row] === "1",
      addedAtMs,
      comment: rows.comment.get(row) ?? null,
      tlp: rows.tlp.get(row) ?? null,
      tags: rows.tags.get(row) ?? [],
      objectName: rows.objectName.get(row) ?? null,
      objectRelation: rows.objectRelation.get(row) ?? null,
      objectKey: rows.objectKey.get(row) ?? null,
      sourceUuid: rows.sourceUuid.get(row) ?? null,
    };
  });
}

/** Numbers names in the order in which they come. */
class Numbering {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

type SparseField = "comment" | "tlp" | "objectName" | "objectRelation" | "objectKey" | "sourceUuid";

function sparse(
  links: readonly LinkFacts[],
  field: SparseField,
): readonly [row: number, text: string][] {
  return links.flatMap((link, row): [number, string][] => {
    const text = link[field];
    return text === null ? [] : [[row, text]];
  });
}

function runsOf(values: readonly number[]): readonly [value: number, count: number][] {
  const runs: [number, number][] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last !== undefined && last[0] === value) last[1] += 1;
    else runs.push([value, 1]);
  }
  return runs;
}
