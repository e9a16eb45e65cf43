import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { TLP_LABELS } from "../../../../shared/domain/markings/tlp.ts";
import type { ObservableLink } from "../../../../shared/model/observable.ts";
import type { Result } from "../../../../shared/result.ts";
import { Fact, Facts } from "../../../cases/layout/facts.tsx";
import { ObservableCopy } from "../../../cases/observables/observable-copy.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { addressOf } from "../../../places.ts";
import { CheckField, SelectField } from "../../../ui/fields/fields.tsx";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { InlineEdit } from "../../../ui/inline-edit/inline-edit.tsx";
import { useShowsMarking } from "../../../ui/marking/on-screen.ts";
import { TimeText } from "../../../ui/time/time-text.tsx";
import { SightingMenu } from "./sighting-menu.tsx";
import classes from "../parts.module.css";
import type { LinkPatch } from "./use-observables.ts";

export interface ObservableDetailProps {
  readonly link: ObservableLink;
  readonly onUpdate: (link: ObservableLink, patch: LinkPatch) => Promise<Result<unknown, string>>;
}

/** One observable as it stands in this incident, edited in place. */
export function ObservableDetail({ link, onUpdate }: ObservableDetailProps): ReactNode {
  const text = useText("incident");
  const cases = useText("cases");
  useShowsMarking(link.tlp);
  return (
    <>
      <ObservableCopy link={link} />
      <ObservableFacts link={link} />
      <div>
        <span className="wp-meta">{cases.obsComment}</span>
        <InlineEdit
          label={cases.obsComment}
          value={link.comment ?? ""}
          isMultiline
          onSave={(comment) => onUpdate(link, { comment: comment === "" ? null : comment })}
        />
      </div>
      <CheckField
        label={text.forDetection}
        value={link.isForDetection}
        onChange={(isForDetection) => void onUpdate(link, { isForDetection })}
      />
      <SelectField
        label={cases.fieldTlp}
        value={link.tlp}
        canBeEmpty
        placeholder={text.tlpOfIncident}
        options={TLP_LABELS.map((label) => ({ value: label, label }))}
        onChange={(tlp) => void onUpdate(link, { tlp })}
      />
      <SightingMenu observableId={link.observableId} />
    </>
  );
}

function ObservableFacts({ link }: { readonly link: ObservableLink }): ReactNode {
  const text = useText("incident");
  const cases = useText("cases");
  const others = link.incidentCount - 1;
  return (
    <Facts>
      <Fact name={cases.obsType}>{link.type}</Fact>
      <Fact name={text.category}>{link.category}</Fact>
      <Fact name={text.object}>
        {link.objectName === null
          ? null
          : [link.objectName, link.objectRelation].filter(Boolean).join(": ")}
      </Fact>
      <Fact name={cases.obsIncidents}>
        {others > 0 ? (
          <Link to={addressOf("observable", link.observableId)}>{text.inOthers(others)}</Link>
        ) : (
          text.inOthers(0)
        )}
      </Fact>
      <Fact name={cases.obsLists}>
        {link.warninglists.length === 0
          ? null
          : link.warninglists.map(({ name, date }) => `${name} (${date})`).join(", ")}
      </Fact>
      <Fact name={cases.fieldTags}>
        {link.tags.length === 0 ? null : (
          <span className={classes.tags}>
            {link.tags.map((tag) => (
              <span key={tag} className={classes.tag}>
                <SafeText text={tag} />
              </span>
            ))}
          </span>
        )}
      </Fact>
      <Fact name={text.added}>
        <TimeText iso={link.addedAt} />
      </Fact>
    </Facts>
  );
}
