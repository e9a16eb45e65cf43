import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  explainSuggestion,
  MAX_SUGGESTIONS,
  RSIT_MACHINE_VALUES,
  suggestClassification,
} from "../../../../shared/domain/rsit/index.ts";

function first(text: string, types: readonly string[] = [], tags: readonly string[] = []): unknown {
  return suggestClassification(text, types, tags)[0]?.value;
}

describe("words in the text", () => {
  test.each([
    [
      "Our file server shows a ransom note, all files encrypted",
      'rsit:malicious-code="infected-system"',
    ],
    ["Erpressungstrojaner: alle Dateien verschlüsselt", 'rsit:malicious-code="infected-system"'],
    ["Attaque par rançongiciel, fichiers chiffrés", 'rsit:malicious-code="infected-system"'],
    ["SSH brute-force from 192.0.2.1", 'rsit:intrusion-attempts="brute-force"'],
    ["DDoS against our web site, UDP flood", 'rsit:availability="ddos"'],
    ["Fake login page of the bank (phishing)", 'rsit:fraud="phishing"'],
    ["Business Email Compromise: changed bank details", 'rsit:fraud="masquerade"'],
    ["Open resolvers in your network", 'rsit:vulnerable="ddos-amplifier"'],
    [
      "Fuite de données : base proposée sur un forum",
      'rsit:information-content-security="data-leak"',
    ],
    [
      "Die Startseite wurde verunstaltet (Defacement)",
      'rsit:information-content-security="unauthorised-information-modification"',
    ],
  ])("%s", (text, value) => {
    expect(first(text)).toBe(value);
  });

  test("are named as the reason, the longer of two that overlap", () => {
    expect(suggestClassification("Fake login page asks for codes", [], [])).toEqual([
      {
        value: 'rsit:fraud="phishing"',
        confidence: 0.5,
        reasons: [{ kind: "words", words: ["fake login page"] }],
      },
    ]);
  });

  test("count as whole words only", () => {
    expect(suggestClassification("The minerals inspector specialised in bechamel", [], [])).toEqual(
      [],
    );
  });

  test("say nothing in an ordinary mail", () => {
    expect(
      suggestClassification("Dear colleagues, the meeting moves to Tuesday. Best regards", [], []),
    ).toEqual([]);
  });
});

describe("tags of the source", () => {
  test("outweigh words", () => {
    const [found] = suggestClassification(
      "spam spam",
      [],
      ['ecsirt:fraud="phishing"', "tlp:green"],
    );
    expect(found).toEqual({
      value: 'rsit:fraud="phishing"',
      confidence: 0.95,
      reasons: [{ kind: "tag", tag: 'ecsirt:fraud="phishing"', fit: "same-term" }],
    });
  });

  test("and words for the same classification strengthen it", () => {
    const [found] = suggestClassification("phishing", [], ['rsit:fraud="phishing"']);
    expect([found?.confidence, found?.reasons.map(({ kind }) => kind)]).toEqual([
      0.97,
      ["tag", "words"],
    ]);
  });
});

describe("observables", () => {
  test("with fitting words are a hint", () => {
    expect(suggestClassification("Please enter your password here", ["url"], [])).toEqual([
      {
        value: 'rsit:fraud="phishing"',
        confidence: 0.4,
        reasons: [{ kind: "observables", types: ["url"], words: ["password"] }],
      },
    ]);
    expect(suggestClassification("Please look here", ["url"], [])).toEqual([]);
  });

  test("a CVE with a word about patching points to a vulnerable system", () => {
    expect(first("Your gateway needs the patch", ["vulnerability"])).toBe(
      'rsit:vulnerable="vulnerable-system"',
    );
  });
});

test("any input gives at most five suggestions of the taxonomy, best first", () => {
  const word = fc.constantFrom(
    "ransomware",
    "phishing",
    "spam",
    "ddos",
    "brute force",
    "botnet",
    "leaked",
    "outage",
    "x",
  );
  fc.assert(
    fc.property(
      fc.array(word),
      fc.array(fc.constantFrom("url", "md5", "btc", "?")),
      fc.array(fc.string()),
      (words, types, tags) => {
        const found = suggestClassification(words.join(" "), types, tags);
        const confidences = found.map(({ confidence }) => confidence);
        expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
        return (
          found.length <= MAX_SUGGESTIONS &&
          found.every(
            ({ value, confidence }) =>
              RSIT_MACHINE_VALUES.includes(value) && confidence > 0 && confidence <= 1,
          )
        );
      },
    ),
  );
});

test("a very long text costs no more than a page of it", () => {
  const text = "ransomware ".repeat(2_000_000);
  const startedAt = performance.now();
  expect(first(text)).toBe('rsit:malicious-code="infected-system"');
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

test("every reason is put into words", () => {
  const [found] = suggestClassification(
    "phishing",
    [],
    ['circl:incident-classification="whaling"'],
  );
  expect(found?.reasons.map((reason) => explainSuggestion(reason).de)).toEqual([
    'Tag circl:incident-classification="whaling" (der Begriff der Quelle ist enger)',
    "Im Text: phishing",
  ]);
});
