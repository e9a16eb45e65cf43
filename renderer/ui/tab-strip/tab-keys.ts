/** The digit of a tab, as they lie on the keyboard: 0 is the tenth. */
export function digitOf(at: number): string {
  return String((at + 1) % 10);
}

/** The tab that an arrow key, Home or End leads to; `undefined` for other keys. */
export function tabBeside<N>(names: readonly N[], current: N, key: string): N | undefined {
  const at = names.indexOf(current);
  switch (key) {
    case "ArrowRight":
      return names[(at + 1) % names.length];
    case "ArrowLeft":
      return names.at(at - 1);
    case "Home":
      return names[0];
    case "End":
      return names.at(-1);
    default:
      return undefined;
  }
}
