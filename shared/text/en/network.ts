/** Words of the map of the network of CERTs. */
export const network = {
  title: "Map of the network",
  mapLabel: "Map of Europe with the countries of our peers",
  tableLabel: "Peers by country",
  emptyTitle: "No peers yet",
  emptyText: "The map shows with whom you exchange, when it was last done, and what waits.",
  emptyAction: "Add a peer…",
  colCountry: "Country",
  colName: "Name",
  colState: "Exchange",
  colReceived: "Received",
  colSent: "Written",
  colWaiting: "Waiting",
  states: {
    alarm: "Alarm",
    waiting: "Waiting",
    never: "No exchange",
    quiet: "Quiet",
    fresh: "Fresh",
  },
  us: "us",
  chooseOne: "Choose a country.",
  place: (facts: {
    readonly country: string;
    readonly peers: string;
    readonly state: string;
    readonly last: string | null;
    readonly waiting: string;
    readonly hasWaiting: boolean;
  }) =>
    [
      `${facts.country}: ${facts.peers}`,
      facts.state,
      ...(facts.last === null ? [] : [`last exchange ${facts.last}`]),
      ...(facts.hasWaiting ? [`${facts.waiting} not confirmed`] : []),
    ].join(", "),
  outside: (names: string) => `Not on the map: ${names}`,
};
