import { assertNever } from "../../shared/assert-never.ts";
import type { OpenPgpKeyView } from "../openpgp/key-description.ts";
import type { OpenPgpKeyProblem } from "../services/publishing/key-calls.ts";

export function openPgpKeyLines(key: OpenPgpKeyView): readonly string[] {
  const until = key.expiresAtIso === null ? "no end" : `until ${key.expiresAtIso.slice(0, 10)}`;
  return [
    `${key.fingerprint}  ${key.state}, ${until}`,
    ...key.userIds,
    `${key.algorithm}, made ${key.createdAtIso.slice(0, 10)}, ${abilities(key)}`,
  ];
}

export function openPgpProblemText(problem: OpenPgpKeyProblem): string {
  switch (problem.kind) {
    case "openpgp-no-key":
      return "This vault has no OpenPGP key. Make one with `identity openpgp create`.";
    case "openpgp-key-there":
      return `The key ${problem.fingerprint} is valid and was kept. Say --replace to put another in its place.`;
    case "openpgp-key-unusable":
      return `The key ${problem.fingerprint} can't sign (${problem.state}). Nothing was changed.`;
    case "openpgp-key-unreadable":
      return `The key can't be read: ${problem.detail}. Nothing was changed.`;
    default:
      return assertNever(problem);
  }
}

function abilities({ canSign, canEncrypt }: OpenPgpKeyView): string {
  const able = [...(canSign ? ["signs"] : []), ...(canEncrypt ? ["can be encrypted to"] : [])];
  return able.length === 0 ? "serves nothing any more" : able.join(", ");
}
