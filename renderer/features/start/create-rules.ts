import type { NewPassphraseValue } from "../../passphrase/new-passphrase.tsx";
import { isPassphraseReady } from "../../passphrase/new-passphrase.tsx";

export interface CreateForm {
  readonly name: string;
  readonly organisation: string;
  readonly countryCode: string | null;
  readonly analyst: string;
  readonly kind: "real" | "exercise";
  readonly passphrase: NewPassphraseValue;
}

export type CreateField = "name" | "organisation" | "countryCode" | "analyst" | "passphrase";

/** The fields that keep the vault from being made, in the order of the form. */
export function missingFields(form: CreateForm): readonly CreateField[] {
  const missing: CreateField[] = [];
  const name = form.name.trim();
  if (name === "" || name.length > 64) missing.push("name");
  if (form.organisation.trim() === "") missing.push("organisation");
  if (form.countryCode === null) missing.push("countryCode");
  if (form.analyst.trim() === "") missing.push("analyst");
  if (!isPassphraseReady(form.passphrase)) missing.push("passphrase");
  return missing;
}

/** The code in its groups, as it is printed. */
export function codeGroups(recoveryCode: string): readonly string[] {
  return recoveryCode.split("-");
}

/** Whether the typed group is the last one of the code; small letters and the usual look-alikes count as right. */
export function isLastGroup(recoveryCode: string, typed: string): boolean {
  const last = codeGroups(recoveryCode).at(-1) ?? "";
  return plain(typed) === plain(last);
}

function plain(text: string): string {
  return text.trim().toUpperCase().replaceAll("O", "0").replaceAll(/[IL]/g, "1");
}
