/** Sixteen octets as a hex viewer writes them. */
export interface HexLine {
  readonly offset: string;
  readonly hex: string;
  readonly text: string;
}

const OCTETS_PER_LINE = 16;

/** Octets as lines; what is not printable ASCII shows as a dot, so nothing in it can act or mislead. */
export function hexLines(bytes: Uint8Array, start = 0): readonly HexLine[] {
  const lines: HexLine[] = [];
  for (let from = 0; from < bytes.length; from += OCTETS_PER_LINE) {
    const octets = [...bytes.subarray(from, from + OCTETS_PER_LINE)];
    lines.push({
      offset: (start + from).toString(16).padStart(8, "0"),
      hex: octets.map((octet) => octet.toString(16).padStart(2, "0")).join(" "),
      text: octets.map(visible).join(""),
    });
  }
  return lines;
}

function visible(octet: number): string {
  return octet >= 0x20 && octet < 0x7f ? String.fromCodePoint(octet) : ".";
}
