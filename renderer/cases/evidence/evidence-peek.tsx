import { Button, SegmentedControl } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";

import type { Evidence } from "../../../shared/model/case-parts.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import classes from "./evidence.module.css";
import { hexLines } from "./hex-lines.ts";

const OCTETS = 2_048;

/** A piece of the file as octets or as text, never as anything that could act. */
export function EvidencePeek({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const text = useText("cases");
  const { query } = useApi();
  const [form, setForm] = useState<"hex" | "text">("hex");
  const [offset, setOffset] = useState(0);
  const peek = useQuery({
    ...query.evidence.peek.queryOptions({ input: { id: evidence.id, offset, length: OCTETS } }),
    placeholderData: keepPreviousData,
  });
  const state = useQueryState(peek, ({ bytes }) => bytes.length === 0, { title: text.evEmptyFile });
  const bytes = peek.data?.bytes ?? new Uint8Array();
  return (
    <div className={classes.peek}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={text.evPeek}
          value={form}
          onChange={(next) => setForm(next === "text" ? "text" : "hex")}
          data={[
            { value: "hex", label: text.evHex },
            { value: "text", label: text.evText },
          ]}
        />
        <span className="wp-meta">
          {text.evOctets(offset, offset + bytes.length, evidence.sizeBytes)}
        </span>
        <Button
          variant="default"
          size="compact-xs"
          disabled={offset === 0}
          onClick={() => setOffset(Math.max(0, offset - OCTETS))}
        >
          {text.evBefore}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          disabled={offset + OCTETS >= evidence.sizeBytes}
          onClick={() => setOffset(offset + OCTETS)}
        >
          {text.evAfter}
        </Button>
      </div>
      <FourState state={state}>
        {/* Long content must be scrollable by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
        <pre className={classes.octets} tabIndex={0} aria-label={text.evPeek}>
          {form === "text" ? (
            <SafeText text={new TextDecoder().decode(bytes)} keepsLines />
          ) : (
            hexLines(bytes, offset).map((line) => (
              <span key={line.offset} className={classes.octetLine}>
                <span className="wp-dim">{line.offset}</span> {line.hex.padEnd(47)} {line.text}
                {"\n"}
              </span>
            ))
          )}
        </pre>
      </FourState>
    </div>
  );
}
