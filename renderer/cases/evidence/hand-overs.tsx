import { useQuery } from "@tanstack/react-query";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import type { HandOverView } from "../../../shared/domain/custody/hand-over-view.ts";
import type { EvidenceId } from "../../../shared/model/ids.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { useSaveDocument } from "../documents/use-save-document.ts";
import { Fact, Facts } from "../layout/facts.tsx";

/** What giver and taker signed for a file, verified each time it is shown; nothing where nobody signed. */
export function HandOvers({
  id,
  revision,
}: {
  readonly id: EvidenceId;
  readonly revision: number;
}): ReactNode {
  const text = useText("custody");
  const { query } = useApi();
  const options = query.evidence.handOvers.queryOptions({ input: { id } });
  // A new revision may bring another signature.
  const { data } = useQuery({ ...options, queryKey: [...options.queryKey, revision] });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-label={text.signed}>
      <h3>{text.signed}</h3>
      {data.items.map((one) => (
        <SignedHandOver key={one.handOverId} id={id} one={one} />
      ))}
    </section>
  );
}

function SignedHandOver({
  id,
  one,
}: {
  readonly id: EvidenceId;
  readonly one: HandOverView;
}): ReactNode {
  const text = useText("custody");
  const format = useFormat();
  const { client } = useApi();
  const save = useSaveDocument();
  const seals = one.items.flatMap(({ sealNumber }) => (sealNumber === null ? [] : [sealNumber]));
  const { handOverId, takerKeyId, takenAt } = one;
  const taken =
    takerKeyId !== null
      ? text.countersigned(takerKeyId, takenAt === null ? "" : format.exactUtc(takenAt))
      : one.signs === "paper"
        ? text.onPaper
        : text.waiting;
  return (
    <>
      <Facts>
        <Fact name={text.givenBy}>
          <SafeText text={one.giver} />
          <p className="wp-dim">{text.key(one.giverKeyId)}</p>
        </Fact>
        <Fact name={text.takenBy}>
          <SafeText text={one.taker} />
          <p className="wp-dim">{taken}</p>
        </Fact>
        <Fact name={text.place}>
          <SafeText text={one.place} />
        </Fact>
        <Fact name={text.purpose}>
          <SafeText text={one.purpose} />
        </Fact>
        <Fact name={text.sealNumber}>{seals.join(", ")}</Fact>
        {!one.isWhole && (
          <Fact name={text.broken}>
            <span role="alert">{text.findings(one.findings.map(text.describeFinding))}</span>
          </Fact>
        )}
      </Facts>
      {one.isWhole && <p>{text.holds}</p>}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => void save(() => client.evidence.handOverFile({ id, handOverId }))}
      >
        {text.saveFile}
      </Button>
    </>
  );
}
