import type { CsafTest } from "../csaf-test.ts";
import { selectTexts, textAt } from "../select.ts";

const PATH = "/document/license_expression";
/** `idstring` of SPDX 3.0.1 annex B. */
const ID = /^[A-Za-z0-9.-]+$/;
const TOKEN = /\(|\)|[^\s()]+/g;

/**
 * CSAF 2.1 §6.1.54: an expression by the grammar of SPDX 3.0.1 annex B, without `DocumentRef`, which a CSAF document has
 * nothing to point at with. Whether an id exists is another test.
 */
export const licenseExpression: CsafTest = {
  id: "6.1.54",
  check: (document) =>
    selectTexts(document, PATH)
      .filter(({ value }) => !isExpression(value))
      .map(({ path, value }) => ({
        instancePath: path,
        message: `${value} is no SPDX license expression`,
      })),
};

/** CSAF 2.1 §6.2.43 */
export const missingLicenseExpression: CsafTest = {
  id: "6.2.43",
  check: (document) => {
    if (textAt(document, PATH) !== "") return [];
    const message = selectTexts(document, PATH).length > 0 ? "is empty" : "is missing";
    return [{ instancePath: PATH, message }];
  },
};

/** Operands and operators in turn; brackets are counted, so that nothing recurses over what a stranger wrote. */
function isExpression(text: string): boolean {
  let depth = 0;
  let wantsOperand = true;
  let before = "";
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === "(") {
      if (!wantsOperand || before === "WITH") return false;
      depth += 1;
    } else if (token === ")") {
      if (wantsOperand || depth === 0) return false;
      depth -= 1;
    } else if (wantsOperand) {
      if (!(before === "WITH" ? isAddition(token) : isLicense(token))) return false;
      wantsOperand = false;
    } else {
      const operator = token.toUpperCase();
      // Lower case is allowed as a whole (annex B.2), mixed case is not.
      if (!["AND", "OR", "WITH"].includes(operator)) return false;
      if (token !== operator && token !== operator.toLowerCase()) return false;
      if (operator === "WITH" && (before === ")" || before === "addition")) return false;
      wantsOperand = true;
      before = operator;
      continue;
    }
    before = token === ")" || token === "(" ? token : before === "WITH" ? "addition" : "license";
  }
  return !wantsOperand && depth === 0;
}

function isLicense(token: string): boolean {
  if (/^licenseref-/i.test(token)) return isReference(token, "LicenseRef-");
  return ID.test(token.endsWith("+") ? token.slice(0, -1) : token);
}

function isAddition(token: string): boolean {
  return /^additionref-/i.test(token) ? isReference(token, "AdditionRef-") : ID.test(token);
}

/** The prefix is case-sensitive. */
function isReference(token: string, prefix: string): boolean {
  return token.startsWith(prefix) && ID.test(token.slice(prefix.length));
}
