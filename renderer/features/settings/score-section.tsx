import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import { RSIT_CLASSES } from "../../../shared/domain/rsit/rsit.ts";
import { rsitName } from "../../../shared/domain/rsit/index.ts";
import { SEVERITIES } from "../../../shared/domain/severity/severity.ts";
import { DEFAULT_WEIGHTS } from "../../../shared/domain/triage-score/score-weights.ts";
import type { ScoreWeights } from "../../../shared/domain/triage-score/score-weights.ts";
import { useLanguage, useText } from "../../i18n/text-context.ts";
import { useVaultSettings } from "../../vault-settings.ts";
import { Group } from "./parts.tsx";
import { NumberField } from "./protection-section.tsx";
import { ownWeights, PLAIN_WEIGHTS } from "./rows.ts";
import classes from "./settings.module.css";
import type { Save } from "./use-save.ts";

/** The weights of the triage score, each beside the built-in one. */
export function ScoreSection({ save: { save } }: { readonly save: Save }): ReactNode {
  const text = useText("settings");
  const common = useText("commonUi");
  const { language } = useLanguage();
  const { scoreWeights } = useVaultSettings();
  const weights = scoreWeights ?? DEFAULT_WEIGHTS;
  const set = (patch: Partial<ScoreWeights>): Promise<boolean> =>
    save({ scoreWeights: ownWeights({ ...weights, ...patch }) });
  const severities = {
    low: common.severityLow,
    medium: common.severityMedium,
    high: common.severityHigh,
    critical: common.severityCritical,
  };
  return (
    <>
      <Group title={text.score} text={text.scoreText}>
        <div className={classes.scoreHead}>
          <strong>{scoreWeights === null ? text.scoreDefault : text.scoreOwn}</strong>
          <Button
            variant="default"
            disabled={scoreWeights === null}
            onClick={() => void save({ scoreWeights: null })}
          >
            {text.scoreReset}
          </Button>
        </div>
      </Group>
      <Group title={text.scoreSeverity}>
        <div className={classes.weights}>
          {SEVERITIES.toReversed().map((severity) => (
            <Weight
              key={severity}
              label={severities[severity]}
              value={weights.severity[severity]}
              builtIn={DEFAULT_WEIGHTS.severity[severity]}
              onSave={(value) => set({ severity: { ...weights.severity, [severity]: value } })}
            />
          ))}
        </div>
      </Group>
      <Group title={text.scoreClass}>
        <div className={classes.weights}>
          {RSIT_CLASSES.map((name) => (
            <Weight
              key={name}
              label={rsitName(`rsit:${name}`)[language]}
              value={weights.classification[name]}
              builtIn={DEFAULT_WEIGHTS.classification[name]}
              onSave={(value) =>
                set({ classification: { ...weights.classification, [name]: value } })
              }
            />
          ))}
        </div>
      </Group>
      <Group title={text.scoreReasons}>
        <div className={classes.weights}>
          {PLAIN_WEIGHTS.map(({ name, minimum, maximum }) => (
            <Weight
              key={name}
              label={text.weights[name]}
              value={weights[name]}
              builtIn={DEFAULT_WEIGHTS[name]}
              minimum={minimum}
              maximum={maximum}
              onSave={(value) => set({ [name]: value })}
            />
          ))}
        </div>
      </Group>
    </>
  );
}

function Weight(props: {
  readonly label: string;
  readonly value: number;
  readonly builtIn: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly onSave: (value: number) => Promise<boolean>;
}): ReactNode {
  const { label, value, builtIn, minimum = 0, maximum = 100, onSave } = props;
  const text = useText("settings");
  return (
    <NumberField
      label={label}
      value={value}
      minimum={minimum}
      maximum={maximum}
      onSave={onSave}
      {...(value === builtIn ? {} : { hint: text.weightHint(String(builtIn)) })}
    />
  );
}
