import { effectiveTlp } from "../../../domain/markings/effective-marking.ts";
import type { TlpLabel } from "../../../domain/markings/tlp.ts";
import { keyOf } from "../record-ref.ts";
import type { DecidedGraph } from "./decided.ts";
import type { ContainerMarking, ReleasedRecord } from "./release-outcome.ts";

/** The incidents and reports that go although some of their parts are stricter: what the analyst should know about them. */
export function containerMarkings(
  released: readonly ReleasedRecord[],
  decided: DecidedGraph,
): readonly ContainerMarking[] {
  const parts = new Map<string, (TlpLabel | null)[]>();
  for (const { node, tlp, needs } of decided.values()) {
    if (!node.isAlive || node.kind === "relation") continue;
    for (const need of needs) {
      const known = parts.get(keyOf(need));
      if (known === undefined) parts.set(keyOf(need), [tlp]);
      else known.push(tlp);
    }
  }
  return released.flatMap(({ record: { kind, id }, tlp }): ContainerMarking[] => {
    const labels = parts.get(keyOf({ kind, id }));
    if (labels === undefined || (kind !== "incident" && kind !== "report")) return [];
    const { label, stricterPartCount } = effectiveTlp(tlp, labels);
    return stricterPartCount === 0
      ? []
      : [{ kind, id, tlp, effectiveTlp: label ?? tlp, stricterPartCount }];
  });
}
