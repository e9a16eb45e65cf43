import type { TitledItem } from "../../../../shared/model/judgement.ts";

/** What an item says: its own words, and what the record that it rests on is called. */
export function itemTitle(item: TitledItem, goneText: string): string {
  const record = item.recordKind === null ? "" : (item.recordTitle ?? goneText);
  return [item.text, record].filter((part) => part !== "").join(" · ");
}
