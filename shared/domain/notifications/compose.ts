import type {
  NotificationLanguage,
  NotificationRow,
  OwnTemplate,
  Recipient,
} from "../../model/notification.ts";
import type { Pap, Tlp } from "../../model/values.ts";
import { strictestPap } from "../markings/pap.ts";
import { strictestTlp } from "../markings/tlp.ts";
import { defangValue } from "../observables/defang.ts";
import { isObservableType } from "../observables/types.ts";
import { RSIT_CLASS_TEXTS } from "../rsit/rsit-text-data.ts";
import type { RsitClass } from "../rsit/rsit.ts";
import { err, ok, type Result } from "../../result.ts";
import {
  fillNotification,
  type NotificationValues,
  type TemplateFault,
} from "./template-fields.ts";
import { ADVICE } from "./templates/advice-data.ts";
import { FRAMES } from "./templates/frames-data.ts";
import { PAP_MEANINGS, TLP_MEANINGS } from "./templates/meanings-data.ts";

/** Name of the texts that come with Watchpost. */
export const BUILT_IN = "built-in";

/** Rows that stand in the text itself; the attachment has all. */
const ROWS_IN_TEXT = 10;

/** Rows that a template of the organisation's own may list. */
const MOST_ROWS = 200;

export interface MessageFacts {
  readonly organisation: string;
  readonly senderMail: string;
  readonly senderPhone: string;
  readonly isExercise: boolean;
  readonly number: string;
  readonly token: string;
  readonly constituent: string;
  readonly recipient: Recipient | null;
  readonly language: NotificationLanguage;
  readonly rsitClass: RsitClass | null;
  readonly rows: readonly NotificationRow[];
  /** Label of the incident itself, of which the text speaks. */
  readonly tlp: Tlp;
  readonly pap: Pap;
  readonly recheckOn: string | null;
}

export interface ComposedMessage {
  readonly subject: string;
  readonly body: string;
  readonly tlp: Tlp;
  readonly pap: Pap;
}

export interface ChosenTemplate {
  readonly name: string;
  readonly subject: string;
  readonly body: string;
}

/** The text for a class in a language: the organisation's own of that class, its own for all classes, else the built-in one. */
export function chooseTemplate(
  own: readonly OwnTemplate[],
  language: NotificationLanguage,
  rsitClass: RsitClass | null,
  wanted: string | null,
): ChosenTemplate | undefined {
  const builtIn = { name: BUILT_IN, ...FRAMES[language] };
  if (wanted === BUILT_IN) return builtIn;
  const fitting = own
    .filter((one) => one.language === language && (wanted === null || one.name === wanted))
    .filter((one) => one.rsitClass === null || one.rsitClass === rsitClass)
    .toSorted((left, right) => Number(left.rsitClass === null) - Number(right.rsitClass === null));
  return fitting[0] ?? (wanted === null ? builtIn : undefined);
}

/** Text and markings of a message. The labels stand in it whatever the template says: in front where it leaves them out. */
export function composeMessage(
  template: ChosenTemplate,
  facts: MessageFacts,
): Result<ComposedMessage, TemplateFault & { readonly template: string }> {
  const tlp = strictestTlp([facts.tlp, ...facts.rows.map((row) => row.tlp)]) ?? facts.tlp;
  const pap = strictestPap([facts.pap, ...facts.rows.map((row) => row.pap)]) ?? facts.pap;
  const values = templateValues(facts, tlp, pap);
  const subject = fillNotification(template.subject, values);
  if (!subject.ok) return err({ template: template.name, ...subject.error });
  const body = fillNotification(template.body, values);
  if (!body.ok) return err({ template: template.name, ...body.error });
  const { token } = facts;
  const line = subject.value.replace(/\s+/g, " ").trim();
  const marked = line.includes(tlp) ? line : `[${tlp}] ${line}`;
  return ok({
    subject: marked.includes(token) ? marked : `${marked} [${token}]`,
    body:
      body.value.includes(tlp) && body.value.includes(pap)
        ? body.value
        : `${tlp} · ${pap}\n\n${body.value}`,
    tlp,
    pap,
  });
}

/** Every name that a template may use. */
export function templateValues(facts: MessageFacts, tlp: Tlp, pap: Pap): NotificationValues {
  const { language, rows, rsitClass } = facts;
  const seen = rows
    .flatMap(({ firstSeen, lastSeen }) => [firstSeen, lastSeen])
    .filter(Boolean)
    .toSorted();
  const className = rsitClass ?? "other";
  return {
    organisation: facts.organisation,
    senderMail: facts.senderMail,
    senderPhone: facts.senderPhone,
    exercise: facts.isExercise,
    number: facts.number,
    token: facts.token,
    constituent: facts.constituent,
    contactName: facts.recipient?.name ?? "",
    class: rsitClass ?? "",
    className: RSIT_CLASS_TEXTS[className].name[language],
    advice: ADVICE[className][language],
    count: String(rows.length),
    one: rows.length === 1,
    more: rows.length > ROWS_IN_TEXT,
    rows: rows.slice(0, MOST_ROWS).map((row) => ({
      value: shownValue(row),
      type: row.type,
      port: row.port,
      firstSeen: moment(row.firstSeen),
      lastSeen: moment(row.lastSeen),
    })),
    list: rows.slice(0, ROWS_IN_TEXT).map(rowLine).join("\n"),
    firstSeen: moment(seen[0]),
    lastSeen: moment(seen.at(-1)),
    recheckOn: facts.recheckOn ?? "",
    tlp,
    pap,
    tlpMeaning: TLP_MEANINGS[tlp][language],
    papMeaning: PAP_MEANINGS[pap][language],
  };
}

/** Defanged: a mail program would make links of them. The attachment has them as they are. */
function rowLine(row: NotificationRow): string {
  const shown = shownValue(row);
  return row.port === "" ? `  ${shown}` : `  ${shown}, port ${row.port}`;
}

function shownValue({ type, value }: NotificationRow): string {
  return isObservableType(type) ? defangValue(type, value) : value;
}

function moment(iso: string | undefined): string {
  return iso === undefined ? "" : iso.slice(0, 16).replace("T", " ");
}
