import { useState } from "react";
import type { ReactNode } from "react";

import type { Hypothesis, TitledItem } from "../../../../shared/model/judgement.ts";
import type { Incident } from "../../../../shared/model/incident.ts";
import { useApi } from "../../../api.ts";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { Section } from "../../../cases/layout/section.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { SelectField } from "../../../ui/fields/fields.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import parts from "../parts.module.css";
import { HypothesisDialog } from "./hypothesis-dialog.tsx";
import { HypothesisList } from "./hypothesis-list.tsx";
import { ItemDialog } from "./item-dialog.tsx";
import { ItemList } from "./item-list.tsx";
import { Matrix } from "./matrix.tsx";
import { useJudgement } from "./use-judgement.ts";
import type { Judged } from "./use-judgement.ts";
import type { Rate } from "./use-rating.ts";

/** What is being stated or changed in a dialog. */
type Open =
  | { readonly kind: "none" }
  | { readonly kind: "hypothesis"; readonly hypothesis?: Hypothesis }
  | { readonly kind: "item"; readonly item?: TitledItem };

/** Structured judgement: what may be true, how likely, on what grounds, and what would change our mind. */
export function JudgementTab({ incident }: { readonly incident: Incident }): ReactNode {
  const text = useText("judgement");
  const [open, setOpen] = useState<Open>({ kind: "none" });
  const judgement = useJudgement(incident.id, () => setOpen({ kind: "hypothesis" }));
  const { state, shown, questions, setQuestion } = judgement;
  const addHypothesis: Command = {
    id: "incident.hypothesis.add",
    label: text.hypothesisAdd,
    keys: "n",
    run: () => setOpen({ kind: "hypothesis" }),
  };
  const addItem: Command = {
    id: "incident.weighed-item.add",
    label: text.itemAdd,
    keys: "i",
    run: () => setOpen({ kind: "item" }),
  };
  useCommands(text.title, [addHypothesis, addItem]);
  const close = (): void => setOpen({ kind: "none" });
  return (
    <>
      <div className={parts.bar}>
        <CommandButton command={addHypothesis} isPrimary />
        <CommandButton command={addItem} />
        {questions.length > 1 && shown && (
          <div className={parts.barEnd}>
            <SelectField
              label={text.question}
              value={shown.question}
              onChange={(question) => setQuestion(question ?? "")}
              options={questions.map((question) => ({ value: question, label: question }))}
            />
          </div>
        )}
      </div>
      <div className={parts.scroll}>
        <FourState state={state}>
          {shown && <Assessed judged={shown} onOpen={setOpen} onRate={judgement.rate} />}
        </FourState>
      </div>
      {open.kind === "hypothesis" && (
        <HypothesisDialog
          incidentId={incident.id}
          question={shown?.question ?? text.questionDefault}
          {...(open.hypothesis ? { hypothesis: open.hypothesis } : {})}
          onClose={close}
        />
      )}
      {open.kind === "item" && (
        <ItemDialog
          incident={incident}
          {...(open.item ? { item: open.item } : {})}
          onClose={close}
        />
      )}
    </>
  );
}

interface AssessedProps {
  readonly judged: Judged;
  readonly onOpen: (open: Open) => void;
  readonly onRate: Rate;
}

/** One question: its hypotheses, the matrix, and the items to change or take out. */
function Assessed({ judged, onOpen, onRate }: AssessedProps): ReactNode {
  const text = useText("judgement");
  const { client } = useApi();
  const change = useChange();
  return (
    <>
      <HypothesisList
        judged={judged}
        onEdit={(hypothesis) => onOpen({ kind: "hypothesis", hypothesis })}
        onRemove={({ id }) =>
          void change({
            call: () => client.judgement.removeHypothesis({ id }),
            done: () => text.hypothesisRemoved,
          })
        }
      />
      <Section title={text.matrix} note={judged.items.length}>
        {judged.items.length === 0 ? (
          <p className="wp-dim">
            {text.noItems}. {text.noItemsText}
          </p>
        ) : (
          <Matrix
            judged={judged}
            onOpenItem={(item) => onOpen({ kind: "item", item })}
            onOpenHypothesis={(hypothesis) => onOpen({ kind: "hypothesis", hypothesis })}
            onRate={(item, hypothesis, consistency) => onRate(item.id, hypothesis.id, consistency)}
          />
        )}
      </Section>
      {judged.items.length > 0 && (
        <ItemList
          judged={judged}
          onEdit={(item) => onOpen({ kind: "item", item })}
          onRemove={({ id }) =>
            void change({
              call: () => client.judgement.removeItem({ id }),
              done: () => text.itemRemoved,
            })
          }
        />
      )}
    </>
  );
}
