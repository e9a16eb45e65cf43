/**
 * Where something belongs: the real world, or one exercise. The two never mix, and two exercises don't either; the
 * answer comes from the vault and from the peer's enrolment, never from the content (threats 86 and 87).
 */
export type Compartment =
  | { readonly kind: "real" }
  /** `exerciseId` null: an exercise vault that belongs to no planned exercise yet. */
  | { readonly kind: "exercise"; readonly exerciseId: string | null };

export const REAL: Compartment = { kind: "real" };

export function isSameCompartment(left: Compartment, right: Compartment): boolean {
  if (left.kind === "real" || right.kind === "real") return left.kind === right.kind;
  return left.exerciseId === right.exerciseId;
}
