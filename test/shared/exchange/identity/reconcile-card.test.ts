import { describe, expect, it, test } from "vitest";

import { readPeerCard } from "../../../../shared/exchange/identity/peer-card.ts";
import {
  keepsTrust,
  nextIssue,
  reconcileCard,
  type PinnedCard,
} from "../../../../shared/exchange/identity/reconcile-card.ts";
import {
  base64,
  card,
  certificate,
  CRYPTO,
  keyOf,
  ROOT,
  rotation,
} from "../../../helpers/organisation.ts";

function verified(text: string) {
  const read = readPeerCard(text, CRYPTO);
  if (!read.ok) throw new Error(read.error.reason);
  return read.value;
}

const SECOND = keyOf(3);
const THIRD = keyOf(4);
const STRANGER = keyOf(9);

const FIRST = verified(card());
const PINNED: PinnedCard = {
  rootKey: base64(ROOT.publicKey),
  rootEpoch: 1,
  issue: 1_000,
  digest: FIRST.digest,
  formerRootKeys: [],
  isRevoked: false,
};
const AFTER_ROTATION: PinnedCard = {
  ...PINNED,
  rootKey: base64(SECOND.publicKey),
  rootEpoch: 2,
  formerRootKeys: [base64(ROOT.publicKey)],
};

const cardOf = (root: typeof ROOT, members: Parameters<typeof card>[0]) =>
  verified(card({ devices: [certificate({}, root)], ...members }, root));
const ROTATED = cardOf(SECOND, {
  rootEpoch: 2,
  issue: 1_001,
  rotations: [rotation(ROOT, SECOND)],
});

describe("a card of an organisation", () => {
  test.each([
    ["that nobody knows", undefined, FIRST, { kind: "new" }],
    ["that is pinned already", PINNED, FIRST, { kind: "same" }],
    ["with a higher number", PINNED, verified(card({ issue: 1_001 })), { kind: "newer" }],
    [
      "with a lower number",
      PINNED,
      verified(card({ issue: 999 })),
      { kind: "alarm", alarm: "rolled-back" },
    ],
    [
      "with the number of another content",
      PINNED,
      verified(card({ name: "CERT-Y" })),
      { kind: "alarm", alarm: "forked" },
    ],
    [
      "with a root key of somebody else",
      PINNED,
      verified(card({ issue: 2_000, devices: [] }, STRANGER)),
      { kind: "alarm", alarm: "key-changed" },
    ],
    [
      "with the root key that was replaced",
      AFTER_ROTATION,
      verified(card({ issue: 2_000 })),
      { kind: "alarm", alarm: "rolled-back" },
    ],
    [
      "with the key that was revoked here",
      { ...PINNED, isRevoked: true },
      verified(card({ issue: 2_000 })),
      { kind: "alarm", alarm: "revoked-key" },
    ],
    [
      "with a new key after the old one was revoked here",
      { ...PINNED, isRevoked: true },
      verified(card({ devices: [] }, STRANGER)),
      { kind: "replaces-revoked" },
    ],
  ])("%s", (_what, pinned, found, decision) => {
    expect(reconcileCard(pinned, found)).toEqual(decision);
  });

  it("whose root key was replaced in order is followed", () => {
    expect(reconcileCard(PINNED, ROTATED)).toMatchObject({
      kind: "rotated",
      rotations: [{ oldKey: PINNED.rootKey, newEpoch: 2 }],
    });
  });

  it("is followed over two rotations from whichever key is pinned", () => {
    const twice = cardOf(THIRD, {
      rootEpoch: 3,
      issue: 1_002,
      rotations: [rotation(ROOT, SECOND), rotation(SECOND, THIRD, { newEpoch: 3 })],
    });
    expect(reconcileCard(PINNED, twice)).toMatchObject({ kind: "rotated" });
    expect(reconcileCard(AFTER_ROTATION, twice)).toMatchObject({
      kind: "rotated",
      rotations: [{ newEpoch: 3 }],
    });
  });

  it("alarms when its rotations begin at a key that is not the pinned one", () => {
    const stranger = cardOf(SECOND, {
      rootEpoch: 2,
      issue: 1_001,
      rotations: [rotation(STRANGER, SECOND)],
    });
    expect(reconcileCard(PINNED, stranger)).toEqual({ kind: "alarm", alarm: "key-changed" });
  });

  it("alarms when its epoch does not follow the pinned one", () => {
    expect(reconcileCard({ ...PINNED, rootEpoch: 4 }, ROTATED)).toEqual({
      kind: "alarm",
      alarm: "key-changed",
    });
  });

  it("alarms when the rotated card is older than the pinned one", () => {
    expect(reconcileCard({ ...PINNED, issue: 5_000 }, ROTATED)).toEqual({
      kind: "alarm",
      alarm: "rolled-back",
    });
  });
});

describe("trust passes to a new root key", () => {
  it("unless the old one may have been in other hands", () => {
    const inOrder = ROTATED.rotations.map(({ body }) => body);
    const stolen = inOrder.map((step) => ({ ...step, compromisedSince: step.rotatedAt }));
    expect(keepsTrust(inOrder)).toBe(true);
    expect(keepsTrust([...inOrder, ...stolen])).toBe(false);
  });
});

describe("the number of the next card", () => {
  it("grows with the clock, and still grows when the clock went back", () => {
    expect(nextIssue(undefined, 1_700_000_000_123)).toBe(1_700_000_000);
    expect(nextIssue(FIRST.card, 500_000)).toBe(1_001);
  });
});
