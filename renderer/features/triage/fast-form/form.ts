import { z } from "zod";

import { statedTimeSchema, severitySchema, tlpSchema } from "../../../../shared/model/values.ts";
import type { StatedTime } from "../../../../shared/model/values.ts";

export const FORM_KINDS = ["phone", "voluntary-notice", "near-miss", "other"] as const;
export type FormKind = (typeof FORM_KINDS)[number];

export function isFormKind(value: unknown): value is FormKind {
  return FORM_KINDS.some((kind) => kind === value);
}

/** What was typed into the fast form; kept as a draft until it is sent. */
const formSchema = z.object({
  kind: z.enum(FORM_KINDS),
  title: z.string(),
  sender: z.string(),
  body: z.string(),
  severity: severitySchema.nullable(),
  tlp: tlpSchema.nullable(),
  occurredAt: statedTimeSchema.nullable(),
  contact: z.string(),
  channel: z.string(),
  isConfirmed: z.boolean(),
});
export type FastFormValue = z.infer<typeof formSchema>;

export function isFastForm(value: unknown): value is FastFormValue {
  return formSchema.safeParse(value).success;
}

export function emptyForm(kind: FormKind): FastFormValue {
  return {
    kind,
    title: "",
    sender: "",
    body: "",
    severity: null,
    tlp: null,
    occurredAt: null,
    contact: "",
    channel: "",
    isConfirmed: false,
  };
}

/** The report to be created. `now` is when the call came in, to the minute. */
export function reportDraftOf(form: FastFormValue, now: StatedTime) {
  const hasCallBack = form.kind === "phone" && form.contact.trim() !== "";
  return {
    intakeKind: form.kind,
    title: form.title.trim(),
    body: form.body,
    sender: form.sender.trim() === "" ? null : form.sender.trim(),
    severity: form.severity,
    ...(form.tlp === null ? {} : { tlp: form.tlp }),
    reportedAt: now,
    occurredAt: form.occurredAt,
    callBack: hasCallBack
      ? {
          contact: form.contact.trim(),
          channel: form.channel.trim(),
          isConfirmed: form.isConfirmed,
        }
      : null,
  };
}
