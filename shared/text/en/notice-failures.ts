import type { NoticeFailureTexts } from "../failure-texts.ts";

export const noticeFailures: NoticeFailureTexts = {
  "nothing-to-recall": () =>
    "By the register none of these peers has anything of it any more. No notice was written.",
  "unknown-notice": ({ id }) => `There is no notice ${id} in this vault. List them: recall list.`,
  "notice-not-ours-to-do": ({ id, act }) =>
    `Notice ${id} is on the other side of the exchange, so this desk can't do this (${act}). Nothing was changed.`,
  "notice-without-effect": ({ id, why }) =>
    `Notice ${id} was refused when it came (${why}) and has no effect. Nothing was changed.`,
  "notice-confirmed": ({ at }) =>
    `This notice was confirmed already, on ${at}; what was removed is gone. Nothing was changed.`,
  "notice-went-out": ({ id }) =>
    `Notice ${id} has gone out in a bundle, so it can't be withdrawn any more. To let the records go again: recall lift.`,
  "unknown-question": ({ id }) =>
    `There is no request ${id} in this vault. List them: request list.`,
  "question-not-ours-to-do": ({ id, act }) =>
    `Request ${id} is on the other side of the exchange, so this desk can't do this (${act}). Nothing was written.`,
  "question-ended": ({ id, state }) =>
    `Request ${id} has ended (${state}), so nothing more is written to it.`,
  "question-withheld": ({ tlp }) =>
    `${tlp} goes to persons who are named one by one, not to a desk. Nothing was written; choose another label.`,
  "unknown-bundle": ({ id }) => `There is no bundle ${id} in this vault. List them: bundle list.`,
  "not-in-quarantine": ({ id }) =>
    `No bundle ${id} waits in quarantine. List them: bundle list --quarantine.`,
  "bundle-rolled-back": ({ bundleId, at }) =>
    `Bundle ${bundleId} was rolled back on ${at}. Nothing was taken in. To take it in again: bundle apply --again.`,
  "not-in-bundle": ({ bundleId, id }) =>
    `Bundle ${bundleId} brings no record ${id}. Nothing was taken in. Look at what it brings: bundle apply --preview.`,
  "records-left-out": ({ bundleId }) =>
    `Records of bundle ${bundleId} were left out when the rest was taken in. They can still be taken: check it again and choose.`,
  "cannot-roll-back": ({ bundleId }) =>
    `Bundle ${bundleId} can't be rolled back: it is one of ours, or came before the states that it replaced were kept. Nothing was changed.`,
  "later-bundles": ({ bundleIds }) =>
    `Later bundles changed the same incidents and have to be rolled back first: ${bundleIds.join(", ")}. Nothing was changed.`,
};
