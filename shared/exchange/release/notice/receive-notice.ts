import type { Result } from "../../../result.ts";
import { err, ok } from "../../../result.ts";
import type { RecordRef } from "../record-ref.ts";
import type { Compartment } from "../rule/compartment.ts";
import { isSameCompartment } from "../rule/compartment.ts";
import type { Notice, NoticeAnswer } from "./notice.ts";

/** What the receiving desk knows. */
export interface NoticeFacts {
  readonly ownOrganisationId: string;
  readonly compartment: Compartment;
  /** The organisation whose verified key signed it. */
  readonly signedBy: string;
  /** Owner of a record that is here; undefined when we have never had it. */
  readonly ownerOf: (ref: RecordRef) => string | undefined;
}

/** A notice that concerns us: on which records it can be carried out, and which we don't have. */
export interface ReceivedNotice {
  readonly notice: Notice;
  readonly present: readonly RecordRef[];
  readonly absent: readonly RecordRef[];
}

/** Why a notice is not even put before the desk. `not-owner`: only the owner can take a record back. */
export type NoticeRefusal =
  | { readonly kind: "not-signed-by-sender"; readonly signedBy: string }
  | { readonly kind: "not-addressed-to-us"; readonly recipient: string }
  | { readonly kind: "other-compartment"; readonly purpose: Compartment }
  | { readonly kind: "not-owner"; readonly records: readonly RecordRef[] };

/**
 * Checks a notice on the very records that it names. One record of somebody else's makes the whole notice invalid:
 * it could not have been written in good faith.
 */
export function receiveNotice(
  notice: Notice,
  facts: NoticeFacts,
): Result<ReceivedNotice, NoticeRefusal> {
  const { signedBy, ownOrganisationId, compartment, ownerOf } = facts;
  if (notice.sender !== signedBy) return err({ kind: "not-signed-by-sender", signedBy });
  if (notice.recipient !== ownOrganisationId) {
    return err({ kind: "not-addressed-to-us", recipient: notice.recipient });
  }
  if (!isSameCompartment(notice.purpose, compartment)) {
    return err({ kind: "other-compartment", purpose: notice.purpose });
  }
  const owned = notice.records.map((ref) => ({ ref, owner: ownerOf(ref) }));
  const foreign = owned.filter(({ owner }) => owner !== undefined && owner !== notice.sender);
  if (foreign.length > 0) {
    return err({ kind: "not-owner", records: foreign.map(({ ref }) => ref) });
  }
  return ok({
    notice,
    present: owned.filter(({ owner }) => owner !== undefined).map(({ ref }) => ref),
    absent: owned.filter(({ owner }) => owner === undefined).map(({ ref }) => ref),
  });
}

/** Why an answer does not count as one to our notice. */
export type NoticeAnswerRefusal = "not-signed-by-sender" | "other-notice" | "other-parties";

/** Is this the answer of the organisation that we asked, to the text that we signed? */
export function receiveNoticeAnswer(
  notice: Notice,
  noticeSha256: string,
  answer: NoticeAnswer,
  signedBy: string,
): Result<NoticeAnswer, NoticeAnswerRefusal> {
  if (answer.sender !== signedBy) return err("not-signed-by-sender");
  if (answer.noticeId !== notice.noticeId || answer.noticeSha256 !== noticeSha256) {
    return err("other-notice");
  }
  const isReply = answer.sender === notice.recipient && answer.recipient === notice.sender;
  return isReply ? ok(answer) : err("other-parties");
}
