import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Client } from "../../../shared/contract/index.ts";
import { useApi } from "../../api.ts";
import { Fact, Facts } from "../../cases/layout/facts.tsx";
import { Section } from "../../cases/layout/section.tsx";
import { strictestOf } from "../../cases/list/list-rules.ts";
import { defanged } from "../../cases/observables/display.ts";
import { useText } from "../../i18n/text-context.ts";
import { addressOf, PATHS } from "../../places.ts";
import { useCopy } from "../../ui/clipboard/use-copy.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { ICON, IconAlertTriangle, IconCopy, IconSearch } from "../../ui/icons.ts";
import { MarkingChip } from "../../ui/marking/marking-chip.tsx";
import { useShowsMarking } from "../../ui/marking/on-screen.ts";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { FourState } from "../../ui/states/four-state.tsx";
import { TimeText } from "../../ui/time/time-text.tsx";
import { useQueryState } from "../../use-query-state.ts";
import classes from "./observables.module.css";
import { Sightings } from "./sightings.tsx";

export type Detail = Awaited<ReturnType<Client["observables"]["get"]>>;

/** One observable: its value in every form, where it is used, who saw it, which lists know it. */
export function ObservableDetail({ id }: { readonly id: string }): ReactNode {
  const text = useText("observables");
  const { query } = useApi();
  const observable = useQuery(query.observables.get.queryOptions({ input: { id } }));
  const state = useQueryState(observable, () => false, { title: text.detailTitle });
  return (
    <div className={classes.detail}>
      <FourState state={state}>
        {observable.data && <Content observable={observable.data} />}
      </FourState>
    </div>
  );
}

function Content({ observable }: { readonly observable: Detail }): ReactNode {
  const text = useText("observables");
  useShowsMarking(strictestOf(observable.uses));
  return (
    <>
      <Head observable={observable} />
      <Section title={text.uses} note={observable.uses.length}>
        <Uses uses={observable.uses} />
      </Section>
      <Sightings observable={observable} />
      <Section title={text.lists} note={observable.warninglists.length}>
        {observable.warninglists.length === 0 ? (
          <p className="wp-dim">{text.listsNone}</p>
        ) : (
          <>
            <ul className={classes.plainList}>
              {observable.warninglists.map(({ name, date }) => (
                <li key={name} className={classes.line}>
                  <span className={classes.listed}>{name}</span>
                  <span className="wp-meta">{text.listOf(date)}</span>
                </li>
              ))}
            </ul>
            <p className="wp-meta">{text.listsNote}</p>
          </>
        )}
      </Section>
    </>
  );
}

function Head({ observable }: { readonly observable: Detail }): ReactNode {
  const text = useText("observables");
  const navigate = useNavigate();
  const copy = useCopy();
  const { type, value } = observable;
  const safe = defanged(type, value);
  const copyDefanged = (): void => copy(safe, text.copied(1));
  const copyOriginal = (): void => copy(value, text.copiedOriginal);
  useCommands(text.detailTitle, [
    { id: "observable.copy", label: text.copyDefanged, keys: "y", run: copyDefanged },
    {
      id: "observable.copy-original",
      label: text.copyOriginal,
      keys: "shift+y",
      run: copyOriginal,
    },
    {
      id: "observable.search",
      label: text.findSimilar,
      keys: "shift+f",
      run: () => void navigate({ to: PATHS.search, search: { q: `"${value}"` } }),
    },
  ]);
  return (
    <header className={classes.head}>
      <span className="wp-meta">{type}</span>
      <h2 className={classes.value} translate="no">
        <SafeText text={safe} />
      </h2>
      {observable.lookalikes.length > 0 && <Lookalikes observable={observable} />}
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconCopy {...ICON} />}
          rightSection={<KeyCaps keys="y" />}
          onClick={copyDefanged}
        >
          {text.copyDefanged}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<KeyCaps keys="shift+y" />}
          onClick={copyOriginal}
        >
          {text.copyOriginal}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconSearch {...ICON} />}
          onClick={() => void navigate({ to: PATHS.search, search: { q: `"${value}"` } })}
        >
          {text.findSimilar}
        </Button>
      </div>
      <Facts>
        <Fact name={text.unicode}>
          {observable.unicode !== null && <SafeText text={observable.unicode} />}
        </Fact>
        <Fact name={text.firstSeen}>
          <TimeText iso={observable.firstSeenAt} />
        </Fact>
        <Fact name={text.lastSeen}>
          <TimeText iso={observable.lastSeenAt} />
        </Fact>
      </Facts>
    </header>
  );
}

/** What is odd about the name to the eye. */
function Lookalikes({ observable }: { readonly observable: Detail }): ReactNode {
  const text = useText("observables");
  const names: Readonly<Record<string, string>> = text.lookalikeKinds;
  return (
    <ul className={classes.flags} aria-label={text.lookalikes}>
      {observable.lookalikes.map((kind) => (
        <li key={kind}>
          <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />
          {names[kind] ?? kind}
        </li>
      ))}
    </ul>
  );
}

function Uses({ uses }: { readonly uses: Detail["uses"] }): ReactNode {
  const text = useText("observables");
  if (uses.length === 0) return <p className="wp-dim">{text.usesNone}</p>;
  return (
    <ul className={classes.plainList}>
      {uses.map((use) => (
        <li key={`${use.kind}.${use.id}`} className={classes.line}>
          <span className={classes.useKind}>
            {use.kind === "incident" ? text.useIncident : text.useReport}
          </span>
          <Link to={addressOf(use.kind, use.id)} className={classes.use}>
            <span className="wp-dim">{use.number}</span> <SafeText text={use.title} />
          </Link>
          <MarkingChip tlp={use.tlp} form="short" />
        </li>
      ))}
    </ul>
  );
}
