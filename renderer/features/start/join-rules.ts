/** What the form to join an organisation asks for, beside the passphrase. */
export interface JoinForm {
  readonly invitation: string;
  readonly code: string;
  readonly vaultName: string;
  readonly analyst: string;
}

/** What the call takes; undefined while something is missing. */
export function joinInput(form: JoinForm): JoinForm | undefined {
  const { invitation } = form;
  const [code, vaultName, analyst] = [form.code.trim(), form.vaultName.trim(), form.analyst.trim()];
  const isWhole = [invitation, code, vaultName, analyst].every((text) => text !== "");
  return isWhole ? { invitation, code, vaultName, analyst } : undefined;
}
