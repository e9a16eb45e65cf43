import { visible } from "./json/position.ts";
import { LIMITS } from "./limits.ts";
import type { ImportNotice, Place } from "./parsed.ts";

/** Collects the notices of one report: the first `LIMITS.noticesPerReport` as they are, the rest as sums by kind. */
export interface NoticeList {
  readonly add: (kind: string, message: string, place?: Place) => void;
  /** All notices; may be called once the report is complete. */
  readonly all: () => ImportNotice[];
}

export function noticeList(): NoticeList {
  const kept: ImportNotice[] = [];
  const further = new Map<string, number>();
  return {
    add(kind, message, place) {
      if (kept.length >= LIMITS.noticesPerReport) {
        further.set(kind, (further.get(kind) ?? 0) + 1);
        return;
      }
      kept.push({
        kind,
        message: message.slice(0, 2_000),
        ...(place === undefined ? {} : { place }),
      });
    },
    all: () => [
      ...kept,
      ...[...further].map(([kind, count]) => ({
        kind,
        message: `${count} more of the same kind.`,
      })),
    ],
  };
}

/** An excerpt in quotes for a message: short, with control characters made visible. */
export function quoted(text: string): string {
  return `“${visible(text.slice(0, 81))}”`;
}
