import { describe, expect, it } from "vitest";
import {
  COUNTRY_OUTLINES,
  MAP_HEIGHT,
  MAP_WIDTH,
} from "../../../../renderer/features/peers/network/europe-outlines-data.ts";
import {
  exchangeState,
  markTowards,
  networkPlaces,
} from "../../../../renderer/features/peers/network/rows.ts";
import { samplePeer } from "./sample-peers.ts";

const NOW_MS = Date.parse("2026-11-27T08:00:00.000Z");
const FRESH = {
  receivedAt: "2026-11-26T08:00:00.000Z",
  sentAt: null,
  confirmedAt: null,
  waiting: 0,
};

describe("how the exchange with a peer stands", () => {
  it.each([
    ["alarm", { openAlarms: 1, exchange: { ...FRESH, waiting: 2 } }],
    ["waiting", { exchange: { ...FRESH, waiting: 2 } }],
    ["never", {}],
    ["quiet", { exchange: { ...FRESH, receivedAt: "2026-10-01T08:00:00.000Z" } }],
    ["fresh", { exchange: FRESH }],
  ] as const)("is %s", (state, fields) => {
    expect(exchangeState(samplePeer("CERT-XX", fields), NOW_MS)).toBe(state);
  });
});

describe("the places of the map", () => {
  it("hold the peers of one country, with what needs somebody first", () => {
    const [germany] = networkPlaces(
      [
        samplePeer("A", { exchange: FRESH }),
        samplePeer("B", { exchange: { ...FRESH, receivedAt: null, waiting: 2 } }),
        samplePeer("C", { revokedAt: FRESH.receivedAt, openAlarms: 1 }),
      ],
      NOW_MS,
    );
    expect(germany).toMatchObject({
      code: "DE",
      state: "waiting",
      waiting: 2,
      lastExchangeAt: FRESH.receivedAt,
    });
    expect(germany?.peers.map(({ name }) => name)).toEqual(["A", "B"]);
  });

  it("are all reached by arrow keys", () => {
    const marks = COUNTRY_OUTLINES;
    const reached = new Set(["MT"]);
    for (const code of reached) {
      const from = marks.find((mark) => mark.code === code);
      if (from === undefined) throw new Error(code);
      for (const direction of ["up", "down", "left", "right"] as const) {
        const next = markTowards(marks, from, direction);
        if (next !== undefined) reached.add(next.code);
      }
    }
    expect(marks.filter(({ code }) => !reached.has(code))).toEqual([]);
  });
});

describe("the outlines", () => {
  it("show every member state of the European Union once, inside the frame", () => {
    const members =
      "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" ");
    const codes = COUNTRY_OUTLINES.map(({ code }) => code);
    expect(members.filter((code) => codes.filter((one) => one === code).length !== 1)).toEqual([]);
    const outside = COUNTRY_OUTLINES.filter(
      ({ x, y }) => x < 0 || y < 0 || x > MAP_WIDTH || y > MAP_HEIGHT,
    );
    expect(outside).toEqual([]);
  });

  it("draw Crimea as Ukraine", () => {
    const point = /\d+ \d+/g;
    const points = (code: string) =>
      (COUNTRY_OUTLINES.find((one) => one.code === code)?.path.match(point) ?? []).map((text) =>
        text.split(" ").map(Number),
      );
    const isThere = ([x = 0, y = 0]: readonly number[]): boolean =>
      x > 880 && x < 930 && y > 535 && y < 565;
    expect(points("UA").some(isThere)).toBe(true);
    expect(points("RU").some(isThere)).toBe(false);
  });
});
