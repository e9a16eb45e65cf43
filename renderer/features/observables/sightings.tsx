import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { Section } from "../../cases/layout/section.tsx";
import { useChange } from "../../cases/use-change.ts";
import { useText } from "../../i18n/text-context.ts";
import { TextField } from "../../ui/fields/fields.tsx";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { TimeText } from "../../ui/time/time-text.tsx";
import type { Detail } from "./observable-detail.tsx";
import classes from "./observables.module.css";

type SightingKind = Detail["sightings"][number]["kind"];

/** Who saw it and when; one more is added by key. */
export function Sightings({ observable }: { readonly observable: Detail }): ReactNode {
  const text = useText("observables");
  const { labelled } = useText("commonUi");
  const { client } = useApi();
  const change = useChange();
  const [source, setSource] = useState("");
  const add = (kind: SightingKind): void =>
    void change({
      call: () =>
        client.observables.addSighting({
          observableId: observable.id,
          kind,
          source: source.trim() === "" ? null : source.trim(),
        }),
      done: () => text.sightingAdded(text.sightingKinds[kind]),
    });
  const kinds = [
    { kind: "seen", keys: "s", label: text.addSeen },
    { kind: "false-positive", keys: "p", label: text.addFalsePositive },
    { kind: "expired", keys: "e", label: text.addExpired },
  ] as const;
  useCommands(
    text.sightings,
    kinds.map(({ kind, keys, label }) => ({
      id: `observable.sighting-${kind}`,
      label: labelled(text.sightings, label),
      keys,
      run: () => add(kind),
    })),
  );
  return (
    <Section title={text.sightings} note={observable.sightings.length}>
      <div className={classes.sightingForm}>
        <TextField
          label={text.sightingSource}
          value={source}
          maxLength={255}
          onChange={setSource}
        />
        {kinds.map(({ kind, keys, label }) => (
          <Button
            key={kind}
            variant="default"
            rightSection={<KeyCaps keys={keys} />}
            onClick={() => add(kind)}
          >
            {label}
          </Button>
        ))}
      </div>
      {observable.sightings.length === 0 ? (
        <p className="wp-dim">{text.sightingsNone}</p>
      ) : (
        <ul className={classes.plainList}>
          {observable.sightings.map((sighting) => (
            <li key={sighting.id} className={classes.line}>
              <TimeText iso={sighting.at} form="exact" />
              <span>{text.sightingKinds[sighting.kind]}</span>
              {sighting.source !== null && (
                <span className="wp-dim">
                  <SafeText text={text.sightingFrom(sighting.source)} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
