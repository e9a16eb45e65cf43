import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import classes from "../parts.module.css";
import { RowButtons } from "../row-buttons.tsx";
import type { SeenRelation } from "./relation-rows.ts";

/** How the incident stands to one other record. */
export function RelationRow({ relation }: { readonly relation: SeenRelation }): ReactNode {
  const text = useText("incident");
  const words = useWords();
  const { client } = useApi();
  const change = useChange();
  const { id, phrase, otherTitle, address, comment, canRemove } = relation;
  const title = <SafeText text={otherTitle} />;
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <span className="wp-meta">{words.say(phrase)}</span>
        {address === undefined ? title : <Link to={address}>{title}</Link>}
        {comment !== "" && (
          <span className="wp-meta">
            <SafeText text={comment} />
          </span>
        )}
      </div>
      {canRemove && (
        <div className={classes.rowActions}>
          <RowButtons
            name={otherTitle}
            onRemove={() =>
              void change({
                call: () => client.relations.remove({ id }),
                done: () => text.removed(otherTitle),
              })
            }
          />
        </div>
      )}
    </li>
  );
}
