import type {
  circlesContract,
  CircleFields,
  CircleView,
} from "../../../shared/contract/circles.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import type { CirclePeer, SharingCircle } from "../../../shared/exchange/release/circle/circle.ts";
import {
  resolveCircle,
  type ResolvedCircle,
} from "../../../shared/exchange/release/circle/resolve-circle.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { listPeers, readPeer } from "../../exchange/identity/stored-peers.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import type { Fields } from "../../storage/records/json-value.ts";
import { readCircles } from "../../storage/tables/circles.ts";
import { changeVault, notFound, nowIso, type CaseContext } from "../case-context.ts";

/** What the calls on sharing circles do. */
export function circleCalls(
  context: Pick<CaseContext, "database" | "actor">,
): Handlers<typeof circlesContract> {
  const { read } = context.database;
  return {
    list: () => {
      const names = new Map(listPeers(read).map(({ id, name }) => [id, name]));
      const circles = readCircles(read);
      return ok({ items: circles.map((circle) => viewOf(read, circle, names)) });
    },
    save: ({ id, fields }) => saveCircle(context, id, fields),
    remove: ({ id }) => removeCircle(context, id),
  };
}

/** Everyone to whom something can be sent that goes to a circle; undefined when there is none of this id. */
export function membersOf(read: ReadHandle, circleId: string): ResolvedCircle | undefined {
  const circles = readCircles(read);
  if (!circles.some(({ id }) => id === circleId)) return undefined;
  return resolveCircle(circleId, circles, circlePeers(read));
}

function circlePeers(read: ReadHandle): readonly CirclePeer[] {
  return listPeers(read).map(({ id, countryCode, revokedAt, trust }) => ({
    organisationId: id,
    countryCode,
    tags: [],
    isUsable: revokedAt === null && trust !== "unknown",
  }));
}

function viewOf(
  read: ReadHandle,
  circle: SharingCircle,
  names: ReadonlyMap<string, string>,
): CircleView {
  const { members, problems } = resolveCircle(circle.id, readCircles(read), circlePeers(read));
  const everyone = members.map((member) => ({
    ...member,
    name: names.get(member.organisationId) ?? member.organisationId,
  }));
  return { ...circle, everyone, problems };
}

function saveCircle(
  { database, actor }: Pick<CaseContext, "database" | "actor">,
  id: string | undefined,
  fields: CircleFields,
): Result<{ id: string; actionId: number }, Failure> {
  const acting = actor();
  return changeVault(database, (write) => {
    const circles = readCircles(write);
    const known = circles.find((one) => one.id === id);
    if (id !== undefined && known === undefined) return err(notFound("circle", id));
    const circleId = id ?? acting.ids.newId();
    const fault = faultOf(write, circles, { ...fields, id: circleId });
    if (fault !== undefined) return err({ kind: "invalid-value", ...fault });
    const stored = storedFields(fields);
    const createdAt = nowIso(acting);
    const { actionId } = applyAction(write, acting, {
      verb: known === undefined ? "circle-created" : "circle-changed",
      subjects: [
        {
          subject: { kind: "circle", id: circleId, title: fields.name },
          changes: [
            known === undefined
              ? { op: "create", kind: "circle", id: circleId, fields: { ...stored, createdAt } }
              : { op: "update", kind: "circle", id: circleId, fields: stored },
          ],
        },
      ],
    });
    return ok({ id: circleId, actionId });
  });
}

interface CircleFault {
  readonly field: string;
  readonly found: string;
  readonly expected: string;
}

function faultOf(
  read: ReadHandle,
  circles: readonly SharingCircle[],
  wanted: SharingCircle,
): CircleFault | undefined {
  const key = wanted.name.toLowerCase();
  const other = circles.find(({ id, name }) => id !== wanted.id && name.toLowerCase() === key);
  if (other !== undefined) {
    const expected = `a name that no other circle has (${other.id})`;
    return { field: "name", found: wanted.name, expected };
  }
  const stranger = wanted.members.find(
    ({ organisationId }) => readPeer(read, organisationId) === undefined,
  );
  if (stranger !== undefined) {
    return { field: "members", found: stranger.organisationId, expected: "the id of a peer" };
  }
  const others = circles.filter(({ id }) => id !== wanted.id);
  const { problems } = resolveCircle(wanted.id, [...others, wanted], circlePeers(read));
  const inside = problems.find(({ kind }) => kind === "cycle" || kind === "unknown-circle");
  if (inside === undefined) return undefined;
  const found = inside.kind === "cycle" ? inside.path.join(" > ") : JSON.stringify(inside);
  return { field: "circles", found, expected: "circles that are there and do not hold this one" };
}

function removeCircle(
  { database, actor }: Pick<CaseContext, "database" | "actor">,
  id: string,
): Result<{ actionId: number; changed: number }, Failure> {
  return changeVault(database, (write) => {
    const circles = readCircles(write);
    const circle = circles.find((one) => one.id === id);
    if (circle === undefined) return err(notFound("circle", id));
    const outer = circles.filter((one) => one.circles.some(({ circleId }) => circleId === id));
    const subjects: readonly SubjectChanges[] = [
      ...outer.map((one) => withoutCircle(one, id)),
      {
        subject: { kind: "circle", id, title: circle.name },
        changes: [{ op: "delete", kind: "circle", id }],
      },
    ];
    return ok(applyAction(write, actor(), { verb: "circle-deleted", subjects }));
  });
}

function withoutCircle({ id, name, circles }: SharingCircle, inner: string): SubjectChanges {
  const rest = circles.filter(({ circleId }) => circleId !== inner).map((one) => ({ ...one }));
  return {
    subject: { kind: "circle", id, title: name },
    changes: [{ op: "update", kind: "circle", id, fields: { circles: rest } }],
  };
}

function storedFields({ name, members, circles, rules }: CircleFields): Fields {
  return {
    name,
    members: members.map((one) => ({ ...one })),
    circles: circles.map((one) => ({ ...one })),
    rules: rules.map((one) => ({
      isHidden: one.isHidden,
      countries: [...one.countries],
      sectorTags: [...one.sectorTags],
    })),
  };
}
