import { decodeQR } from "qr/decode.js";
import { describe, expect, it } from "vitest";

import { qrFrames, qrLines, type QrFrame } from "../../../../electron/services/peers/qr-frames.ts";
import { formatCardFrames } from "../../../../shared/exchange/identity/card-frames.ts";
import { card, CRYPTO } from "../../../helpers/organisation.ts";

const TEXTS = formatCardFrames(card(), CRYPTO);
const PIXELS_PER_MODULE = 4;

/** The code as a camera would see it: black rectangles of the path on white. */
function paint({ sizeModules, svgPath }: QrFrame) {
  const size = sizeModules * PIXELS_PER_MODULE;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y, width] of svgPath.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let row = 0; row < PIXELS_PER_MODULE; row += 1) {
      const from = (Number(y) * PIXELS_PER_MODULE + row) * size + Number(x) * PIXELS_PER_MODULE;
      const to = from + Number(width) * PIXELS_PER_MODULE;
      for (let pixel = from; pixel < to; pixel += 1) data.fill(0, 4 * pixel, 4 * pixel + 3);
    }
  }
  return { width: size, height: size, data };
}

describe("the QR codes of a card", () => {
  it("are read back by a decoder from what a window draws", () => {
    const frames = qrFrames(TEXTS);
    expect(frames.map((frame) => decodeQR(paint(frame)))).toEqual(TEXTS);
  });

  it("keep a quiet zone of four modules on all sides", () => {
    const [frame] = qrFrames(TEXTS);
    const runs = [...(frame?.svgPath ?? "").matchAll(/M(\d+) (\d+)h(\d+)/g)].map(
      ([, x, y, width]) => [Number(x), Number(y), Number(x) + Number(width)] as const,
    );
    const size = frame?.sizeModules ?? 0;
    expect([
      Math.min(...runs.map(([x]) => x)),
      Math.min(...runs.map(([, y]) => y)),
      size - Math.max(...runs.map(([, , end]) => end)),
      size - 1 - Math.max(...runs.map(([, y]) => y)),
    ]).toEqual([4, 4, 4, 4]);
  });

  it("are square enough for a terminal: two modules a character", () => {
    const [text = ""] = TEXTS;
    const lines = qrLines(text);
    expect(lines.every((line) => /^[ █▀▄]+$/.test(line))).toBe(true);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines.length).toBe(Math.ceil((lines[0]?.length ?? 0) / 2));
  });
});
