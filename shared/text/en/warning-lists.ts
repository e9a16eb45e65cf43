/** Warning lists in the settings. */
export const warningLists = {
  text: "Values that everybody has: addresses of big networks, well-known sites, empty files. Lists come with the program; a newer or further one is brought in as the JSON file that MISP publishes, from a stick as well.",
  add: "Bring lists in",
  addText:
    "One file for each list (list.json). A list of the same name takes the place of the one before.",
  name: "List",
  date: "As of",
  entries: "Entries",
  origin: "From",
  shipped: "the program",
  broughtIn: (by: string, when: string) => `${by}, ${when}`,
  remove: "Remove",
  removeLabel: (name: string) => `Remove the list: ${name}`,
  added: (count: number, names: string) =>
    count === 1 ? `List brought in: ${names}` : `${String(count)} lists brought in`,
  refused: (file: string, why: string) => `${file}: ${why}`,
  removed: (name: string) => `List removed: ${name}`,
  rechecking: "Looking observables up again",
  rechecked: (changed: string) => `Observables looked up again, ${changed} changed`,
  pending: "Observables were not all looked up again since the lists changed.",
  recheck: "Look up now",
  problems: {
    malformed: "is no sound JSON",
    "not-a-warning-list": "is not a warning list; not as it should be",
    "unknown-type": "has a type that is not taken in",
    empty: "holds no entry",
  },
};
