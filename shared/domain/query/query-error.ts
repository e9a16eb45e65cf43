import type { QueryEntity } from "./query-fields-table.ts";

interface Place {
  /** Where in the text, in UTF-16 units as a text field counts them. */
  readonly offset: number;
  readonly length: number;
}

/**
 * Why a query can't be read.
 * - `unclosed-quote`, `unclosed-group`, `unexpected-close`: quotes or parentheses don't match.
 * - `term-expected`: a word, field or group should stand there (`a OR`, `()`, `""`).
 * - `unknown-field`: no such field; `expected` lists those that exist. To search such text, quote it.
 * - `value-expected`, `unknown-value`, `too-many-values`: the field's value is missing, not one of its kind, or a list
 *   too long; `expected` gives values or examples.
 * - `comparison-not-allowed`: the field takes a colon only, or a comparison got a list or `none`.
 * - `field-not-applicable`, `value-not-applicable`: means nothing for this kind of record.
 * - `too-long`, `too-many-terms`, `too-deep`: a limit of the grammar.
 */
export type QueryError = Place &
  (
    | { readonly kind: "unclosed-quote" }
    | { readonly kind: "unclosed-group"; readonly expected: readonly string[] }
    | { readonly kind: "unexpected-close"; readonly found: string }
    | { readonly kind: "term-expected"; readonly found: string }
    | {
        readonly kind:
          "unknown-field" | "value-expected" | "unknown-value" | "comparison-not-allowed";
        readonly found: string;
        readonly expected: readonly string[];
      }
    | {
        readonly kind: "field-not-applicable" | "value-not-applicable";
        readonly found: string;
        readonly entity: QueryEntity;
        readonly expected: readonly string[];
      }
    | {
        readonly kind: "too-long" | "too-many-terms" | "too-deep" | "too-many-values";
        readonly limit: number;
      }
  );
