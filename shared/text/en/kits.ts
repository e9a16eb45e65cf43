/** The sealed victim kit: the page that the victim opens, and what we say about it. */
export const kits = {
  title: "Sealed case kit",
  intro: (organisation: string) =>
    `${organisation} sent you this file. It opens with the passphrase that you were told by telephone and needs no network: nothing leaves this device unless you pass the file on.`,
  passphrase: "Passphrase",
  passphraseHint: "The words that you were told, with spaces between them.",
  open: "Open",
  opening: "Opening, this takes some seconds …",
  wrong:
    "This did not open. Check the words and try again. If it fails again, the file may have been damaged on its way: ask for it anew.",
  unsupported:
    "This browser can't open the file. Use a current version of any common browser, or ask for the kit on paper.",
  noScript: "This page needs scripts to decrypt itself. They run on this device only.",
  sheetTitle: "What to do",
  questionsTitle: "Questions to you",
  questionsHint: "Answer what you know; leave the rest empty. Nothing is sent by filling this in.",
  seal: "Seal answers into a file",
  sealing: "Sealing …",
  sealed: (name: string) =>
    `The answers are sealed in the file ${name}. Only the sender of this kit can open it. Return it by stick or mail.`,
  nothingFilled: "Nothing is filled in yet.",
  saveAgain: "Save the file again",
  questions: {
    noticed: "What did you notice first, and when (date, time, time zone)?",
    affected: "Which devices, accounts, services or places are affected?",
    done: "What have you already done?",
    evidence: "Which evidence have you kept, and where is it?",
    data: "Can data about people be concerned? Whose, and roughly how many?",
    effect: "What no longer works, and what does that mean for your business?",
    contact: "Whom may we call (name, telephone, hours, language)?",
  },
  reportTitle: (number: string) => `Answers from the victim kit of ${number}`,
  reportSender: "Victim kit",
  noAnswer: "(no answer)",
  filledAt: "Filled in at, by the victim's clock",
};
