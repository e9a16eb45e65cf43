import { describeBundleProblem } from "../bundle-problem-texts.ts";
import type { ExchangeFailureTexts } from "../failure-texts.ts";
import { bundleProblems } from "./bundle-problems.ts";

/** What happened, what was kept, what to do: bundles and the folders that carry them. */
export const exchangeFailures: ExchangeFailureTexts = {
  "bundle-refused": ({ problem }) => describeBundleProblem(problem, bundleProblems),
  "line-refused": ({ line, expected }) =>
    `Line ${String(line)} of the records is not as it must be (${expected}). Nothing was taken in; tell the sender.`,
  "sender-not-verified": () =>
    "The sender's fingerprint was never compared, so its bundles can be looked at and not applied. Nothing was taken in; compare the words by voice first (on the command line: peer trust).",
  "stream-forked": ({ sequence }) =>
    `Two different bundles of this sender claim number ${String(sequence)}: a copy of its vault writes as well, or somebody else does. Nothing was taken in; tell the sender.`,
  "release-changed": () =>
    "What would leave has changed since you looked at it. Nothing was written; look at the preview again.",
  "carrier-missing": ({ path }) =>
    `There is no folder ${path}. Nothing was read or written; put the stick in, or name another folder.`,
  "carrier-not-a-folder": ({ path, found }) =>
    `${path} is no folder (${found}), and links are not followed. Nothing was read or written; name the folder itself.`,
  "carrier-inside-vault": ({ path }) =>
    `${path} lies inside the vault, which no bundles are carried to or from. Nothing was read or written; name another folder.`,
};
