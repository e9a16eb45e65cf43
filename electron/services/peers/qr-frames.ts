import { encodeQR } from "qr";

/** One QR code: its text, and how to draw it. */
export interface QrFrame {
  readonly text: string;
  readonly sizeModules: number;
  /** Path of the dark modules in units of one module, the quiet zone of four included. */
  readonly svgPath: string;
}

/** Error correction M: a code on a screen is clean, a printed card gets scratched. */
const ERROR_CORRECTION = "medium";
const QUIET_ZONE_MODULES = 4;

/** The codes of a card's frames. As paths, so that a window draws them without markup from elsewhere. */
export function qrFrames(frames: readonly string[]): readonly QrFrame[] {
  return frames.map((text) => {
    const modules = encodeQR(text, "raw", { ecc: ERROR_CORRECTION, border: QUIET_ZONE_MODULES });
    return { text, sizeModules: modules.length, svgPath: pathOf(modules) };
  });
}

/** The same for a terminal, two modules a character. */
export function qrLines(frame: string): readonly string[] {
  return encodeQR(frame, "ascii", { ecc: ERROR_CORRECTION, border: QUIET_ZONE_MODULES })
    .split("\n")
    .filter((line) => line !== "");
}

/** Runs of dark modules in a row become one rectangle. */
function pathOf(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) =>
      runsOf(row).map(
        ([x, length]) => `M${String(x)} ${String(y)}h${String(length)}v1H${String(x)}z`,
      ),
    )
    .join("");
}

function runsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    if (!isDark) return;
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}
