const KEY_STEP = 0.02;

/** The share that leaves both parts at least `minPx`; half each where there is no room for that. */
export function clampShare(share: number, minPx: number, totalPx: number): number {
  if (totalPx <= 2 * minPx) return 0.5;
  const least = minPx / totalPx;
  return Math.min(1 - least, Math.max(least, share));
}

/** The share after a key on the border; `undefined` for keys that do not move it. */
export function shareAfterKey(
  key: string,
  share: number,
  direction: "columns" | "rows",
): number | undefined {
  const [back, forth] =
    direction === "columns" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  switch (key) {
    case back:
      return share - KEY_STEP;
    case forth:
      return share + KEY_STEP;
    case "Home":
      return 0;
    case "End":
      return 1;
    default:
      return undefined;
  }
}
