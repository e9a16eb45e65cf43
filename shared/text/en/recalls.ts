/** Recalls, corrections and expiries of what went to peers. */
export const recalls = {
  list: "Recalls, corrections and expiries",
  emptyTitle: "Nothing was called back",
  emptyText:
    "What you take back, correct or end from an incident (Shift+X) stands here with the answer of each peer; what peers call back from you waits here for your answer.",
  choose: "Choose a notice to see what it is about.",
  ours: "ours",
  theirs: "theirs",
  colPeer: "Peer",
  colDirection: "Whose",
  colKind: "What",
  colState: "State",
  colDue: "Answer by",
  colRecords: "Records",
  invalid: "without effect",
  late: "late",
  titleOurs: (kind: string, peer: string) => `${kind} to ${peer}`,
  titleTheirs: (kind: string, peer: string) => `${kind} from ${peer}`,
  unreadable: "Notice",
  reason: "Reason",
  issued: "Written",
  due: "Answer by",
  expires: "Holds no more from",
  answered: "Answered",
  refusedBecause: "Refused because",
  handled: "Carried out on",
  journey: "On its way",
  journeys: {
    "not-sent": "goes with the next bundle",
    sent: "in a bundle, not confirmed yet",
    delivered: "the peer has it",
  },
  keptBack: "The records do not go to this peer again until you lift the recall.",
  records: "Its records",
  here: "here",
  gone: "not here",
  confirm: "Confirm…",
  confirmAct: { recall: "Remove and confirm", correction: "Confirm", expiry: "Confirm" },
  confirmTitle: (kind: string, peer: string) => `Confirm: ${kind} from ${peer}`,
  removes: (count: number, shown: string) =>
    count === 1
      ? "1 record will be removed from this vault:"
      : `${shown} records will be removed from this vault:`,
  removesNothing: "None of its records is here. The peer is told so.",
  removesHow:
    "An incident or report stays as an empty, closed row that says it was called back; what you wrote in it yourself stays. This cannot be taken back.",
  confirmHow: "Only the answer is signed and goes to the peer; the records stay as they are.",
  confirmed: "Confirmed; the answer goes with the next bundle",
  refuse: "Refuse…",
  refuseAct: "Refuse",
  refuseTitle: (kind: string, peer: string) => `Refuse: ${kind} from ${peer}`,
  refused: "Refused; the answer goes with the next bundle",
  withdraw: "Withdraw",
  withdrawn: "Withdrawn. Sharing that it ended stays ended.",
  lift: "Let them go again",
  lifted: (count: number, shown: string) =>
    count === 1
      ? "1 record may go again; share its incident for that"
      : `${shown} records may go again; share their incident for that`,

  // From an incident
  act: "Recall…",
  title: (number: string) => `Call back ${number}`,
  kind: "What to ask for",
  peers: "Peers that have it",
  peersHint: "By the register. Each gets a notice of its own and does not learn of the others.",
  noPeers: "By the register no peer has anything of it.",
  reasonHint: "The peers read it.",
  dueHint: "Left empty: in two weeks.",
  expiresHint: "Left empty: from now on.",
  stops: "A recall also ends the sharing of the incident with these peers.",
  write: "Write the notices",
  missing: "A kind, a peer and a reason are needed.",
  written: (count: number, shown: string) =>
    count === 1
      ? "1 notice is written; it goes with the next bundle"
      : `${shown} notices are written; they go with the next bundles`,
};
