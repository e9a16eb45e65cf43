import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { JournalEntry } from "../../../shared/model/journal.ts";
import { Fact, Facts } from "../../cases/layout/facts.tsx";
import { Section } from "../../cases/layout/section.tsx";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { ChangeTable } from "../../journal/change-table.tsx";
import { describeSubject, describeVerb } from "../../journal/describe-change.ts";
import { addressOf } from "../../places.ts";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { ICON, IconArrowBackUp } from "../../ui/icons.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { TimeText } from "../../ui/time/time-text.tsx";
import classes from "./journal.module.css";
import { pageOf } from "./rows.ts";

export interface EntryDetailProps {
  readonly entry: JournalEntry | undefined;
  readonly onUndo: () => void;
  readonly onOnlyThis: () => void;
}

/** What one entry changed, in words, with the way back. */
export function EntryDetail({ entry, onUndo, onOnlyThis }: EntryDetailProps): ReactNode {
  const text = useText("journal");
  const format = useFormat();
  if (entry === undefined) return <p className={classes.none}>{text.chooseOne}</p>;
  const page = pageOf(entry);
  return (
    <div className={classes.detail}>
      <header className={classes.head}>
        <h2>{describeVerb(entry.verb, text)}</h2>
        <p>
          <span className="wp-dim">{text.kinds[entry.subjectKind]}</span>{" "}
          {page ? (
            <Link to={addressOf(page.kind, page.id)} className={classes.link}>
              <SafeText text={describeSubject(entry, text)} />
            </Link>
          ) : (
            <SafeText text={describeSubject(entry, text)} />
          )}
        </p>
        <div className={classes.actions}>
          <Button
            size="compact-sm"
            variant="default"
            disabled={!entry.canUndo}
            leftSection={<IconArrowBackUp {...ICON} />}
            rightSection={<KeyCaps keys="u" />}
            onClick={onUndo}
          >
            {text.undoShort}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            rightSection={<KeyCaps keys="f" />}
            onClick={onOnlyThis}
          >
            {text.onlyThis}
          </Button>
        </div>
        {!entry.canUndo && (
          <p className="wp-dim">
            {entry.undoneBy === null
              ? text.notUndoable
              : text.undoneBy(format.number(entry.undoneBy))}
          </p>
        )}
        <Facts>
          <Fact name={text.colTime}>
            <TimeText iso={entry.at} form="exact" />
          </Fact>
          <Fact name={text.colActor}>
            <SafeText text={entry.actor} />
          </Fact>
          {entry.cause !== null && (
            <Fact name={text.cause}>
              <SafeText text={entry.cause} />
            </Fact>
          )}
          <Fact name="#">
            {`${text.sequence(format.number(entry.sequence))} · ${text.actionOf(format.number(entry.actionId))}`}
          </Fact>
          <Fact name={text.hash}>
            <code className={classes.hash}>{entry.hash}</code>
          </Fact>
        </Facts>
      </header>
      <Section title={text.changes} note={format.number(entry.changeCount)}>
        <ChangeTable entry={entry} />
        {entry.changeCount > entry.changes.length && (
          <p className="wp-dim">
            {text.changesMore(
              format.number(entry.changes.length),
              format.number(entry.changeCount),
            )}
          </p>
        )}
      </Section>
    </div>
  );
}
