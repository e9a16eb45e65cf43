import type { CsafTest, Problem } from "../csaf-test.ts";
import { selectRecords, textAt } from "../select.ts";
import { isLater } from "../time-key.ts";

const PATH = "/document/tracking/revision_history";

interface Revision {
  readonly date: string;
  readonly number: readonly number[];
}

/** CSAF 2.1 §6.1.21: sorted by date and then number, the history begins with 0 or 1 and leaves out no (major) version. */
export const missingItemInRevisionHistory: CsafTest = {
  id: "6.1.21",
  check: (document) => {
    const majors = selectRecords(document, `${PATH}/[]`)
      .map(({ value }) => ({
        date: textAt(value, "/date"),
        number: numbersOf(textAt(value, "/number")),
      }))
      .filter(({ number }) => !number.some(Number.isNaN))
      .toSorted(compare)
      .map(({ number: [major = 0] }) => major);
    const [first] = majors;
    if (first === undefined) return [];
    return [
      ...(first > 1 ? [problem("the history does not begin with version 0 or 1")] : []),
      ...majors.flatMap((major, at) => {
        const before = majors[at - 1] ?? major;
        if (major <= before + 1) return [];
        const missing = before + 1;
        const isElsewhere = majors.includes(missing);
        return [
          problem(
            isElsewhere
              ? `version ${String(missing)} is there, but not in its place by date`
              : `version ${String(missing)} is missing`,
          ),
        ];
      }),
    ];
  },
};

function problem(message: string): Problem {
  return { instancePath: PATH, message };
}

/** Major, minor and patch; a pre-release or build does not matter here. */
function numbersOf(version: string): readonly number[] {
  return (version.split(/[-+]/)[0] ?? "").split(".").map(Number);
}

function compare(left: Revision, right: Revision): number {
  if (isLater(left.date, right.date)) return 1;
  if (isLater(right.date, left.date)) return -1;
  const at = left.number.findIndex((part, index) => part !== (right.number[index] ?? 0));
  return at === -1 ? 0 : (left.number[at] ?? 0) - (right.number[at] ?? 0);
}
