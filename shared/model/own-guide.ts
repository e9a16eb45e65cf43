import type { Guide } from "../domain/guides/guide.ts";
import type { OwnGuideId } from "./ids.ts";

/** A guide that the vault keeps beside those that ship. */
export interface OwnGuide {
  readonly recordId: OwnGuideId;
  readonly guide: Guide;
}
