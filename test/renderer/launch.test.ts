import { describe, expect, it } from "vitest";
import { readLaunch } from "../../renderer/launch.ts";

describe("what the launcher asked for", () => {
  it("is the demonstration, once: after it was locked it does not come back", () => {
    const launch = readLaunch("#start=CODE&demonstration=1");
    expect(launch.takeDemonstration()).toBe(true);
    expect(launch.takeDemonstration()).toBe(false);
  });

  it.each(["", "#start=CODE", "#start=CODE&demonstration=0", "#/triage"])(
    "is nothing with the fragment %j",
    (fragment) => {
      expect(readLaunch(fragment).takeDemonstration()).toBe(false);
    },
  );
});
