import type { Identity } from "../../shared/contract/peers.ts";
import { table } from "./output.ts";

/** The public keys of an organisation as a table. The long hybrid recipient is never typed: its beginning tells it apart. */
export function keyLines(keys: Identity["keys"]): readonly string[] {
  return table(
    ["key", "number", "public"],
    keys.map(({ purpose, epoch, publicKey, minisign }) => [
      purpose,
      String(epoch),
      shortened(minisign ?? publicKey),
    ]),
  );
}

/** Words and digits, in lines that can be read out. */
export function fingerprintLines(one: {
  readonly words: string;
  readonly digits: string;
}): readonly string[] {
  return [`words:  ${one.words}`, `digits: ${one.digits}`];
}

/** What ends soon, one a line. */
export function warningLines(warnings: Identity["warnings"]): readonly string[] {
  return warnings.map(({ what, name, state, daysLeft, expiresAt }) =>
    state === "expired"
      ? `WARNING: the ${what} of ${name} expired on ${expiresAt.slice(0, 10)}`
      : `WARNING: the ${what} of ${name} expires in ${String(daysLeft)} days`,
  );
}

const MAX_SHOWN_CHARS = 80;

function shortened(text: string): string {
  return text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS)}…` : text;
}
