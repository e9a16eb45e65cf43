import type { RecordEdit } from "../../../../shared/exchange/record/edit-record.ts";
import type { ExchangeRecord } from "../../../../shared/exchange/record/exchange-record.ts";
import type { Stamp } from "../../../../shared/exchange/stamp/stamp.ts";

/** A change that somebody made, with what they had seen of the same thing before. */
export interface MadeEdit {
  /** What it is about: the life, a field, or an element of a set. */
  readonly target: string;
  readonly edit: RecordEdit;
  readonly stamp: Stamp;
  readonly key: string;
  readonly hasSeen: ReadonlySet<MadeEdit>;
}

export function targetOf(
  id: string,
  field: string,
  edit: { readonly kind: string; readonly value?: unknown },
): string {
  return edit.kind === "element" ? `${id} ${field} ${String(edit.value)}` : `${id} ${field}`;
}

export function keyOfStamp(target: string, { ms, counter, replica }: Stamp): string {
  return `${target} @ ${String(ms)}.${String(counter)} ${replica}`;
}

/** What a record holds, with the stamp of each change that is in force. */
export function targetsIn(record: ExchangeRecord): readonly (readonly [string, Stamp])[] {
  const { id, life, registers, sets, texts } = record;
  return [
    [`${id} $life`, life.stamp],
    ...Object.entries(registers).map(([field, { stamp }]) => [`${id} ${field}`, stamp] as const),
    ...Object.entries(sets).flatMap(([field, elements]) =>
      elements.map(({ value, stamp }) => [`${id} ${field} ${value}`, stamp] as const),
    ),
    ...Object.entries(texts).flatMap(([field, { siblings }]) =>
      siblings.map(({ stamp }) => [`${id} ${field}`, stamp] as const),
    ),
  ];
}

/** What an edit says about its target. */
export function valueOf({ target, edit }: MadeEdit): string {
  switch (edit.kind) {
    case "life":
      return `${target} = ${String(edit.isAlive)}`;
    case "element":
      return `${target} = ${String(edit.isPresent)}`;
    case "register":
    case "text":
      return `${target} = ${JSON.stringify(edit.value)}`;
  }
}
