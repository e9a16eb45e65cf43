/** A metric and its values, in the order of the specification. */
type Metrics = readonly (readonly [name: string, values: string])[];

export interface CvssGrammar {
  readonly version: "2.0" | "3.0" | "3.1" | "4.0";
  /** In front of the metrics; CVSS 2.0 has none. */
  readonly prefix: string;
  readonly base: Metrics;
  readonly optional: Metrics;
  /** CVSS 4.0 §7 fixes the order, 3.x leaves it free. */
  readonly isOrdered: boolean;
}

const BASE_3: Metrics = [
  ["AV", "N A L P"],
  ["AC", "L H"],
  ["PR", "N L H"],
  ["UI", "N R"],
  ["S", "U C"],
  ["C", "H L N"],
  ["I", "H L N"],
  ["A", "H L N"],
];
const OPTIONAL_3: Metrics = [
  ["E", "X H F P U"],
  ["RL", "X U W T O"],
  ["RC", "X C R U"],
  ["CR", "X H M L"],
  ["IR", "X H M L"],
  ["AR", "X H M L"],
  ...BASE_3.map(([name, values]) => [`M${name}`, `X ${values}`] as const),
];

/** What vectors may say: CVSS 2.0 guide §2, CVSS 3.0 and 3.1 §2 to §4, CVSS 4.0 §2 to §5. */
export const CVSS_GRAMMARS: readonly CvssGrammar[] = [
  {
    version: "4.0",
    prefix: "CVSS:4.0/",
    isOrdered: true,
    base: [
      ["AV", "N A L P"],
      ["AC", "L H"],
      ["AT", "N P"],
      ["PR", "N L H"],
      ["UI", "N P A"],
      ["VC", "H L N"],
      ["VI", "H L N"],
      ["VA", "H L N"],
      ["SC", "H L N"],
      ["SI", "H L N"],
      ["SA", "H L N"],
    ],
    optional: [
      ["E", "X A P U"],
      ["CR", "X H M L"],
      ["IR", "X H M L"],
      ["AR", "X H M L"],
      ["MAV", "X N A L P"],
      ["MAC", "X L H"],
      ["MAT", "X N P"],
      ["MPR", "X N L H"],
      ["MUI", "X N P A"],
      ["MVC", "X H L N"],
      ["MVI", "X H L N"],
      ["MVA", "X H L N"],
      ["MSC", "X H L N"],
      ["MSI", "X S H L N"],
      ["MSA", "X S H L N"],
      ["S", "X N P"],
      ["AU", "X N Y"],
      ["R", "X A U I"],
      ["V", "X D C"],
      ["RE", "X L M H"],
      ["U", "X Clear Green Amber Red"],
    ],
  },
  { version: "3.1", prefix: "CVSS:3.1/", isOrdered: false, base: BASE_3, optional: OPTIONAL_3 },
  { version: "3.0", prefix: "CVSS:3.0/", isOrdered: false, base: BASE_3, optional: OPTIONAL_3 },
  {
    version: "2.0",
    prefix: "",
    isOrdered: false,
    base: [
      ["AV", "L A N"],
      ["AC", "H M L"],
      ["Au", "M S N"],
      ["C", "N P C"],
      ["I", "N P C"],
      ["A", "N P C"],
    ],
    optional: [
      ["E", "ND U POC F H"],
      ["RL", "ND OF TF W U"],
      ["RC", "ND UC UR C"],
      ["CDP", "ND N L LM MH H"],
      ["TD", "ND N L M H"],
      ["CR", "ND L M H"],
      ["IR", "ND L M H"],
      ["AR", "ND L M H"],
    ],
  },
];
