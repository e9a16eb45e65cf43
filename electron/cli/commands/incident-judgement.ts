import { Command, InvalidArgumentError } from "commander";
import type { Client } from "../../../shared/contract/index.ts";
import {
  CONFIDENCES,
  GROUND_KINDS,
  HYPOTHESIS_STATUSES,
  LIKELIHOODS,
  type Confidence,
  type Consistency,
  type GroundKind,
  type HypothesisStatus,
  type Likelihood,
} from "../../../shared/domain/judgement/scales.ts";
import type { Grade } from "../../../shared/domain/judgement/weight.ts";
import {
  confidenceSchema,
  credibilitySchema,
  groundKindSchema,
  hypothesisStatusSchema,
  likelihoodSchema,
  reliabilitySchema,
} from "../../../shared/model/judgement.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import { describeJudgement } from "../judgement-lines.ts";
import { choice, tlpOption } from "../options.ts";

/** `incident judgement`: what is judged, and the verbs that judge. */
export function judgementCommand(run: Run): Command {
  const judgement = new Command("judgement")
    .description("hypotheses, weighed items and the matrix between them, with scores explained")
    .argument("<incident>", "number or id")
    .action((reference: string, _options, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const shown = await describeJudgement(client, reference);
        context.output.result(shown.document, shown.lines);
      }),
    );
  judgement.addCommand(addHypothesisCommand(run));
  judgement.addCommand(updateHypothesisCommand(run));
  judgement.addCommand(addItemCommand(run));
  judgement.addCommand(rateCommand(run));
  return judgement;
}

interface HypothesisOptions {
  readonly likelihood?: Likelihood;
  readonly confidence?: Confidence;
  readonly wouldChange?: string;
  readonly tlp?: Tlp;
}

function withJudgement(command: Command): Command {
  return command
    .option("--likelihood <word>", LIKELIHOODS.join(", "), lowerCase(likelihoodSchema))
    .option("--confidence <level>", CONFIDENCES.join(", "), lowerCase(confidenceSchema))
    .option("--would-change <text>", "what would change our mind")
    .option("--tlp <label>", "marking; else that of the incident", tlpOption);
}

function addHypothesisCommand(run: Run): Command {
  return withJudgement(new Command("add-hypothesis").description("state one possible answer"))
    .argument("<incident>", "number or id")
    .requiredOption("--question <text>", "hypotheses with the same question compete")
    .requiredOption("--claim <text>", "the answer, as a plain statement")
    .action(
      (
        reference: string,
        options: HypothesisOptions & { question: string; claim: string },
        command: Command,
      ) =>
        run(command, async (context) => {
          const client = await context.openVault();
          const { id: incidentId } = await answer(client.incidents.resolve({ reference }));
          const made = await answer(client.judgement.addHypothesis({ incidentId, draft: options }));
          context.output.result(made, [`hypothesis ${made.id}`]);
        }),
    );
}

function updateHypothesisCommand(run: Run): Command {
  const command = new Command("update-hypothesis").description("judge a hypothesis, or change it");
  return withJudgement(command)
    .argument("<hypothesis>", "id")
    .option("--question <text>")
    .option("--claim <text>")
    .option("--status <status>", HYPOTHESIS_STATUSES.join(", "), lowerCase(hypothesisStatusSchema))
    .action(
      (
        id: string,
        patch: HypothesisOptions & { question?: string; claim?: string; status?: HypothesisStatus },
        self: Command,
      ) =>
        run(self, async (context) => {
          const client = await context.openVault();
          const changed = await answer(client.judgement.updateHypothesis({ id, patch }));
          context.output.result(changed, [`${String(changed.changed)} changed.`]);
        }),
    );
}

interface ItemOptions {
  readonly text?: string;
  readonly record?: { readonly recordKind: GroundKind; readonly recordId: string };
  readonly grade?: Grade;
  readonly tlp?: Tlp;
}

function addItemCommand(run: Run): Command {
  return new Command("add-item")
    .description("add a piece of information to weigh: a text, a record of the incident, or both")
    .argument("<incident>", "number or id")
    .option("--text <text>", "what is known")
    .option("--record <kind:id>", `record it rests on: ${GROUND_KINDS.join(", ")}`, recordOption)
    .option("--grade <grade>", "source A to F and information 1 to 6, such as B2", gradeOption)
    .option("--tlp <label>", "marking; else that of the incident", tlpOption)
    .action((reference: string, { record, grade, ...rest }: ItemOptions, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const { id: incidentId } = await answer(client.incidents.resolve({ reference }));
        const draft = { ...rest, ...record, ...grade };
        const made = await answer(client.judgement.addItem({ incidentId, draft }));
        context.output.result(made, [`item ${made.id}`]);
      }),
    );
}

/** As words: `--` would end the options of the command line. */
const RATINGS: Readonly<Record<string, Consistency | null>> = {
  "strongly-inconsistent": "--",
  inconsistent: "-",
  neutral: "0",
  consistent: "+",
  "strongly-consistent": "++",
  "not-applicable": "n/a",
  none: null,
};

function rateCommand(run: Run): Command {
  return new Command("rate")
    .description("say what an item means for a hypothesis")
    .argument("<item>", "id")
    .argument("<hypothesis>", "id")
    .argument("<rating>", Object.keys(RATINGS).join(", "), ratingArgument)
    .action(
      (
        itemId: string,
        hypothesisId: string,
        rating: { readonly consistency: Consistency | null },
        _options,
        command: Command,
      ) =>
        run(command, async (context) => {
          const client: Client = await context.openVault();
          const changed = await answer(client.judgement.rate({ itemId, hypothesisId, ...rating }));
          context.output.result(changed, [`${String(changed.changed)} changed.`]);
        }),
    );
}

function ratingArgument(text: string): { readonly consistency: Consistency | null } {
  const consistency = Object.hasOwn(RATINGS, text) ? RATINGS[text] : undefined;
  if (consistency === undefined) {
    throw new InvalidArgumentError(`expected one of ${Object.keys(RATINGS).join(", ")}`);
  }
  return { consistency };
}

function gradeOption(text: string): Grade {
  const reliability = reliabilitySchema.safeParse(text.slice(0, 1).toUpperCase());
  const credibility = credibilitySchema.safeParse(text.slice(1));
  if (!reliability.success || !credibility.success) {
    throw new InvalidArgumentError("expected A to F and 1 to 6, such as B2");
  }
  return { reliability: reliability.data, credibility: credibility.data };
}

function recordOption(text: string): NonNullable<ItemOptions["record"]> {
  const at = text.indexOf(":");
  const kind = groundKindSchema.safeParse(text.slice(0, Math.max(at, 0)));
  if (!kind.success) {
    throw new InvalidArgumentError(`expected kind:id with one of ${GROUND_KINDS.join(", ")}`);
  }
  return { recordKind: kind.data, recordId: text.slice(at + 1) };
}

function lowerCase<T extends string>(schema: Parameters<typeof choice<T>>[0]) {
  return choice(schema, (text) => text.toLowerCase());
}
