/** Observables: types, canonical forms, defanging, look-alikes and warning lists. The bundled pack of lists is in bundled-warninglists.ts. */
export { defangSpans, defangValue, type DefangSpan } from "./defang.ts";
export { readHostName, toUnicodeName } from "./domain-name.ts";
export { readEmailAddress, type EmailAddress } from "./email-address.ts";
export { formatIpAddress, maskAddress, readIpAddress, type IpAddress } from "./ip-address.ts";
export { findLookalikes, nameSkeleton, type LookalikeFinding } from "./lookalike.ts";
export { correlationKey, keepUnchecked, normaliseObservable } from "./normalise.ts";
export { hasPublicSuffix, registrableDomain } from "./public-suffix.ts";
export { refangText, refangValue, type RefangOptions } from "./refang.ts";
export { originalEnd, originalStart, type RefangedText } from "./refanged-text.ts";
export { familyOfType } from "./type-family-table.ts";
export {
  isObservableType,
  mispCategories,
  mispDefaults,
  mispExportType,
  observableTypes,
  type ExpectedForm,
  type NormalisedObservable,
  type ObservableFamily,
  type ObservablePart,
  type ObservableProblem,
  type ObservableType,
} from "./types.ts";
export { formatUrl, readUrl, type UrlParts } from "./url.ts";
export { visibleSegments, visibleText, type VisibleSegment } from "./visible.ts";
export {
  compileWarningLists,
  warningListPackSchema,
  type WarningListHit,
  type WarningListMatcher,
  type WarningListPack,
} from "./warninglists.ts";
