import { kitParts, type KitContent } from "../../../shared/domain/victim-kit/kit-content.ts";
import {
  PASSPHRASE_WORDS,
  type KitQuestion,
} from "../../../shared/domain/victim-kit/kit-format.ts";
import { kitPage } from "../../../shared/domain/victim-kit/kit-page.ts";
import { victimKitIdSchema } from "../../../shared/model/ids.ts";
import { ok } from "../../../shared/result.ts";
import { loadTexts, type Texts } from "../../../shared/text/index.ts";
import { FINGERPRINT_WORDS } from "../../../shared/vault/fingerprint-words-data.ts";
import type { RandomPort } from "../../crypto/random.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import { insertKit, type StoredKit } from "../../storage/tables/victim-kits.ts";
import { base64, newKitKey, sealKit } from "../../victim-kit/kit-crypto.ts";
import { KIT_SCRIPT, KIT_STYLE } from "../../victim-kit/page-parts.ts";
import { changeVault } from "../case-context.ts";
import { issue } from "../documents/make-document.ts";
import { surroundingLanguage } from "../guides/all-guides.ts";
import { makeSheet, type SheetRequest } from "../guides/sheet-calls.ts";
import { incidentSubject } from "../incidents/incident-state.ts";
import type { KitContext } from "./kit-calls.ts";

type KitRequest = SheetRequest & { readonly questions: readonly string[] };

const SECRET_SIZE = 32;

/** Makes a kit and keeps its key; the passphrase is in the answer and nowhere else. */
export async function createKit(context: KitContext, request: KitRequest) {
  const made = await makeSheet(context, request);
  if (!made.ok) return made;
  const { document, incident, outcome } = made.value;
  const language = surroundingLanguage(outcome.guide.language);
  const texts = await loadTexts(language);
  const actor = context.actor();
  const id = victimKitIdSchema.parse(actor.ids.newId());
  const kit: StoredKit = {
    id,
    incidentId: incident.id,
    madeAtMs: actor.nowMs(),
    madeBy: actor.name,
    language: outcome.guide.language,
    tlp: outcome.tlp,
    ...(await newKitKey()),
    secret: Uint8Array.from(context.random(SECRET_SIZE)),
    questions: kitQuestions(texts, request.questions),
  };
  const content: KitContent = {
    kit: id,
    marking: `${outcome.tlp} · ${document.marking.audience}`,
    title: document.title,
    parts: kitParts(document),
    questions: kit.questions,
    publicKey: base64(kit.publicKey),
    secret: base64(kit.secret),
  };
  const passphrase = newPassphrase(context.random);
  const { organisationName: organisation } = context.settings();
  const html = kitPage({
    envelope: await sealKit(id, JSON.stringify(content), passphrase, context.random),
    language,
    texts,
    organisation,
    tlp: outcome.tlp,
    script: KIT_SCRIPT,
    style: KIT_STYLE,
  });
  const { guide, tlp, ceiling } = outcome;
  const cause = `${id}, ${guide.id}@${String(guide.version)}, ${tlp}, ≤ ${ceiling}, ${guide.language}`;
  const noted = changeVault(context.database, (write) => {
    insertKit(write, kit);
    const subjects = [{ subject: incidentSubject(incident), changes: [], isAct: true }];
    const act = { verb: "victim-kit-made", cause, isUndoable: false, subjects };
    return ok<unknown>(applyAction(write, actor, act));
  });
  if (!noted.ok) return noted;
  // The name says nothing of the case: it travels in clear.
  const name = `${tlp.replace(":", "-")}_kit-${id.slice(-12)}.html`;
  const file = issue(context, { name, bytes: Buffer.from(html, "utf8") });
  return ok({
    ...file,
    ...outcome,
    kit: id,
    passphrase,
  });
}

function kitQuestions({ kits }: Texts, further: readonly string[]): readonly KitQuestion[] {
  return [
    ...Object.entries(kits.questions).map(([id, text]) => ({ id, text })),
    ...further.map((text, at) => ({ id: `further-${String(at + 1)}`, text })),
  ];
}

/** Words that are told by telephone, each one of 256. */
function newPassphrase(random: RandomPort): string {
  return [...random(PASSPHRASE_WORDS)].map((byte) => FINGERPRINT_WORDS[byte] ?? "").join(" ");
}
