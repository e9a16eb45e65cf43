import type { Failure } from "../../../shared/contract/failures.ts";
import type { guidesContract } from "../../../shared/contract/guides.ts";
import { guideKey } from "../../../shared/domain/guides/choose-guide.ts";
import { guideDocument } from "../../../shared/domain/guides/guide-document.ts";
import { isReviewOverdue } from "../../../shared/domain/guides/guide.ts";
import { err, ok } from "../../../shared/result.ts";
import { loadTexts } from "../../../shared/text/index.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { readOwnGuides } from "../../storage/tables/guides.ts";
import { notFound, nowIso } from "../case-context.ts";
import type { DocumentsContext } from "../documents/documents-context.ts";
import { issue, writeFor } from "../documents/make-document.ts";
import { allGuides, surroundingLanguage } from "./all-guides.ts";
import { removeGuide, reviewGuide, saveGuide } from "./save-guide.ts";

/** What the calls on guides do. */
export function guideCalls(context: DocumentsContext): Handlers<typeof guidesContract> {
  const { read } = context.database;
  return {
    list: ({ language }) => {
      const today = nowIso(context.actor()).slice(0, 10);
      const own = new Map(
        readOwnGuides(read).map(({ guide, recordId }) => [guideKey(guide), recordId]),
      );
      const items = allGuides(read)
        .filter((guide) => language === undefined || guide.language === language)
        .map((guide) => ({
          guide,
          recordId: own.get(guideKey(guide)) ?? null,
          isOverdue: isReviewOverdue(guide, today),
        }));
      return ok({ today, items });
    },
    save: ({ text }) => saveGuide(context, text),
    review: (wanted) => reviewGuide(context, wanted),
    remove: (wanted) => removeGuide(context, wanted),
    document: async ({ format, ...wanted }) => {
      const guide = allGuides(read).find((one) => guideKey(one) === guideKey(wanted));
      if (guide === undefined) return err<Failure>(notFound("guide", guideKey(wanted)));
      const language = surroundingLanguage(guide.language);
      const { organisationName: organisation } = context.settings();
      const texts = await loadTexts(language);
      const document = guideDocument(guide, { language, texts, organisation });
      return ok(issue(context, await writeFor(context, document, format)));
    },
  };
}
