import type { CircleFields, CircleView } from "../../../../shared/contract/circles.ts";

/** Whether somebody belongs to a circle that is edited, and whether the others may know. */
export const MEMBERSHIPS = ["out", "shown", "hidden"] as const;
export type Membership = (typeof MEMBERSHIPS)[number];

export interface CircleDraft {
  readonly name: string;
  /** By id of peer or circle; who is not there is out. */
  readonly memberships: Readonly<Record<string, Membership>>;
}

export function draftOf(circle: CircleView | undefined): CircleDraft {
  if (circle === undefined) return { name: "", memberships: {} };
  const entries = [
    ...circle.members.map(({ organisationId, isHidden }) => [organisationId, isHidden] as const),
    ...circle.circles.map(({ circleId, isHidden }) => [circleId, isHidden] as const),
  ].map(([id, isHidden]): readonly [string, Membership] => [id, isHidden ? "hidden" : "shown"]);
  return { name: circle.name, memberships: Object.fromEntries(entries) };
}

/** What is saved. Rules, which the window shows and the command line sets, stay as they were. */
export function fieldsOf(
  { name, memberships }: CircleDraft,
  circleIds: ReadonlySet<string>,
  rules: CircleFields["rules"],
): CircleFields {
  const inside = Object.entries(memberships)
    .filter(([, membership]) => membership !== "out")
    .map(([id, membership]) => ({ id, isHidden: membership === "hidden" }));
  return {
    name: name.trim(),
    members: inside
      .filter(({ id }) => !circleIds.has(id))
      .map(({ id, isHidden }) => ({ organisationId: id, isHidden })),
    circles: inside
      .filter(({ id }) => circleIds.has(id))
      .map(({ id, isHidden }) => ({ circleId: id, isHidden })),
    rules,
  };
}
