import type { ContactStep } from "../domain/notifications/choose-contact.ts";
import type { Texts } from "./texts.ts";

/** Why a contact or a language was taken, as a sentence. */
export function describeContactStep(step: ContactStep, words: Texts["notifications"]): string {
  switch (step.kind) {
    case "chosen":
      return words.contact.chosen(step.contact, step.role, step.hours);
    case "passed-over":
      return words.contact.passedOver[step.because](step.contact);
    case "nobody":
      return words.contact.nobody;
    case "language":
      return words.contact.language[step.because](step.language);
  }
}
