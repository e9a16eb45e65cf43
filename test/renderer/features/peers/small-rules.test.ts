import { describe, expect, it } from "vitest";
import {
  profilePatch,
  profileTexts,
} from "../../../../renderer/features/peers/identity/profile-form.ts";
import { NO_LOSS, statedLoss } from "../../../../renderer/features/peers/loss-fields.tsx";
import { historyRows } from "../../../../renderer/features/peers/page/history-rows.ts";
import { joinInput } from "../../../../renderer/features/start/join-rules.ts";

describe("the form of the team description", () => {
  it("sends what changed only, and an emptied section as nothing", () => {
    const profile = { mail: "cert@example.org", telephone: "+32 2 555" };
    const texts = { ...profileTexts(profile), telephone: " ", mission: "Help\n" };
    expect(profilePatch(profile, texts)).toEqual({ telephone: null, mission: "Help" });
    expect(profilePatch(profile, profileTexts(profile))).toEqual({});
  });
});

describe("what is said about a key that is given up", () => {
  const since = { instant: "2026-11-01T00:00:00.000Z", precision: "day", zone: "UTC" } as const;

  it("needs a reason, and a time where somebody else may have it", () => {
    expect(statedLoss(NO_LOSS)).toBeUndefined();
    expect(statedLoss({ ...NO_LOSS, reason: " yearly " })).toEqual({ reason: "yearly" });
    expect(statedLoss({ reason: "lost", isCompromised: true, since: null })).toBeUndefined();
    expect(statedLoss({ reason: "lost", isCompromised: true, since })).toEqual({
      reason: "lost",
      compromisedSince: since.instant,
    });
  });

  it("leaves a time out that no longer applies", () => {
    expect(statedLoss({ reason: "yearly", isCompromised: false, since })).toEqual({
      reason: "yearly",
    });
  });
});

describe("the history of trust", () => {
  it("is one line of time, the newest first, in which an alarm and its end are two rows", () => {
    const decision = {
      by: "alice",
      from: "unknown",
      to: "known",
      how: "card",
      means: null,
      reason: "",
      rootKey: "",
    } as const;
    const rows = historyRows({
      decisions: [
        { ...decision, at: "2026-11-01T00:00:00.000Z" },
        { ...decision, at: "2026-11-03T00:00:00.000Z", to: "verified", how: "words" },
      ],
      alarms: [
        {
          id: "a",
          kind: "forked",
          at: "2026-11-02T00:00:00.000Z",
          digest: "",
          found: { rootKey: null, issue: null, compromisedSince: null },
          settledAt: "2026-11-04T00:00:00.000Z",
          settledBy: "alice",
          settlement: "two copies",
        },
      ],
      revocations: [],
    });
    expect(rows.map(({ kind }) => kind)).toEqual(["settled", "decision", "alarm", "decision"]);
  });
});

describe("the form to join an organisation", () => {
  it("is whole when file, words, name and analyst are there", () => {
    const form = { invitation: "{}", code: " two words ", vaultName: "desk", analyst: "bob" };
    expect(joinInput(form)).toEqual({ ...form, code: "two words" });
    expect(joinInput({ ...form, code: " " })).toBeUndefined();
    expect(joinInput({ ...form, invitation: "" })).toBeUndefined();
  });
});
