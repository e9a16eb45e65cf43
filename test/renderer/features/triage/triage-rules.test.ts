import { describe, expect, test } from "vitest";

import {
  acceptPatch,
  acceptProblem,
  initialAcceptForm,
  needsTlp,
} from "../../../../renderer/features/triage/accept/accept-form.ts";
import { hopOddity } from "../../../../renderer/features/triage/details/hop-oddity.ts";
import {
  galaxyLines,
  mispFacts,
  readDetails,
} from "../../../../renderer/features/triage/details/read-details.ts";
import { tableRows } from "../../../../renderer/features/triage/details/table-rows.ts";
import {
  emptyForm,
  isFastForm,
  reportDraftOf,
} from "../../../../renderer/features/triage/fast-form/form.ts";
import { allowedDecisions, reportLanes } from "../../../../renderer/features/triage/rows.ts";
import { explainSimilar } from "../../../../renderer/features/triage/similar.ts";
import { parseQuery } from "../../../../shared/domain/query/index.ts";
import { mapMessage } from "../../../../shared/formats/mail/map.ts";
import { reportDraftSchema } from "../../../../shared/model/report.ts";
import { incidentPatchSchema } from "../../../../shared/model/incident.ts";
import { loadTexts } from "../../../../shared/text/index.ts";

const texts = await loadTexts("en");
const settings = { analyst: "Mia", defaultPap: "PAP:AMBER" } as const;
const unmarked = { tlp: null, pap: null, severity: null, classification: [] } as const;

test("every built-in lane is a query that reports understand", () => {
  for (const lane of reportLanes(texts.triage))
    expect(parseQuery(lane.query, { entity: "report" }).ok, lane.query).toBe(true);
});

describe("accepting", () => {
  test("never makes a TLP label up: it is asked for", () => {
    const form = initialAcceptForm([unmarked], settings);
    expect(form.tlp).toBeNull();
    expect(acceptProblem(form, [unmarked])).toBe("tlp");
    expect(acceptProblem({ ...form, tlp: "TLP:GREEN" }, [unmarked])).toBeNull();
  });

  test("asks for no label when every report carries one", () => {
    expect(needsTlp([{ ...unmarked, tlp: "TLP:RED" }])).toBe(false);
    expect(needsTlp([{ ...unmarked, tlp: "TLP:RED" }, unmarked])).toBe(true);
  });

  test("begins with what the reports say: highest severity, strictest PAP, all classes, me", () => {
    const form = initialAcceptForm(
      [
        { ...unmarked, severity: "low", pap: "PAP:GREEN", classification: ["rsit:fraud"] },
        {
          ...unmarked,
          severity: "high",
          pap: "PAP:RED",
          classification: ["rsit:fraud", "rsit:test"],
        },
      ],
      settings,
    );
    expect(form).toMatchObject({
      severity: "high",
      pap: "PAP:RED",
      classification: ["rsit:fraud", "rsit:test"],
      owner: "Mia",
    });
  });

  test("into an existing incident changes nothing of it but gives the missing label", () => {
    const form = {
      ...initialAcceptForm([unmarked], settings),
      mode: "existing" as const,
      tlp: "TLP:GREEN" as const,
    };
    expect(acceptProblem(form, [unmarked])).toBe("incident");
    expect(acceptPatch(form)).toEqual({ tlp: "TLP:GREEN" });
  });

  test("the patch is one that the contract takes, also without an owner", () => {
    const form = {
      ...initialAcceptForm([unmarked], settings),
      tlp: "TLP:AMBER" as const,
      owner: "",
    };
    expect(incidentPatchSchema.parse(acceptPatch(form))).toMatchObject({
      owner: null,
      severity: "medium",
    });
  });
});

describe("decisions", () => {
  test("a rejected report can be accepted or reopened, not rejected again", () => {
    expect(allowedDecisions([{ status: "rejected" }])).toEqual({
      accept: true,
      reject: false,
      reopen: true,
    });
  });

  test("nothing can be done with nothing", () => {
    expect(allowedDecisions([])).toEqual({ accept: false, reject: false, reopen: false });
  });
});

describe("the fast form", () => {
  const now = { instant: "2026-11-24T08:15:00.000Z", precision: "minute", zone: "UTC" } as const;

  test("gives a draft that the contract takes, with the call-back of a phone call", () => {
    const form = {
      ...emptyForm("phone"),
      title: " Encrypted servers ",
      contact: "+49 30 1",
      channel: "switchboard",
      isConfirmed: true,
    };
    expect(reportDraftSchema.parse(reportDraftOf(form, now))).toMatchObject({
      title: "Encrypted servers",
      sender: null,
      callBack: { contact: "+49 30 1", channel: "switchboard", isConfirmed: true },
    });
  });

  test("keeps no call-back of a near miss, though one was typed before the kind was changed", () => {
    const form = { ...emptyForm("near-miss"), title: "x", contact: "+49 30 1" };
    expect(reportDraftOf(form, now).callBack).toBeNull();
  });

  test("recognises its own draft and nothing else", () => {
    expect(isFastForm(JSON.parse(JSON.stringify(emptyForm("other"))))).toBe(true);
    expect(isFastForm({ kind: "phone", title: "of an older version" })).toBe(false);
  });
});

describe("the view of a format", () => {
  test("reads what the mail parser writes", () => {
    const source = [
      "Received: from b.example ([192.0.2.7]) by a.example; Tue, 24 Nov 2026 08:20:00 +0000",
      "Received: from c.example by b.example; Tue, 24 Nov 2026 08:00:00 +0000",
      "Authentication-Results: a.example; spf=fail smtp.mailfrom=x@c.example",
      "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=",
      "Content-Type: text/html",
      "",
      "<p>Hello</p>",
    ].join("\r\n");
    const report = mapMessage(new TextEncoder().encode(source), "mail.eml");
    const details = readDetails(report.detailsJson);
    expect(details.format).toBe("mail");
    if (details.format !== "mail") return;
    const [message] = details.messages;
    expect(message?.hops.map(({ gapSeconds }) => gapSeconds)).toEqual([1_200, null]);
    expect(message?.authentication.results[0]).toMatchObject({ method: "spf", result: "fail" });
    expect(message?.headers.find(({ name }) => name === "Subject")?.decoded).toBe("Grüße");
    expect(details.texts[0]?.html).toContain("<p>Hello</p>");
  });

  test.each(["", "{", "[]", '{"format":"later"}', '{"format":"mail","messages":7}'])(
    "falls back on the plain text for %j",
    (json) => {
      expect(readDetails(json)).toEqual({ format: "other" });
    },
  );

  test("names facts and galaxies of a MISP event", () => {
    const details = readDetails(
      JSON.stringify({
        format: "misp",
        event: { date: "2026-11-24", published: true, Orgc: { name: "CERT-XX" }, extends: "" },
        galaxies: [{ name: "Tool", GalaxyCluster: [{ value: "X" }, { value: "Y" }] }, 7],
      }),
    );
    expect(details.format).toBe("misp");
    if (details.format !== "misp") return;
    expect(mispFacts(details)).toEqual([
      ["date", "2026-11-24"],
      ["published", "true"],
      ["Orgc", "CERT-XX"],
    ]);
    expect(galaxyLines(details)).toEqual([["Tool", "X, Y"]]);
  });

  test("takes a table apart and tells how many rows there are in all", () => {
    expect(tableRows("a\tb\n1\t2\n3\t4", true, 1)).toEqual({
      head: ["a", "b"],
      rows: [["1", "2"]],
      total: 2,
    });
    expect(tableRows("", false, 5)).toEqual({ head: null, rows: [], total: 0 });
  });
});

test("a hop that goes back in time or takes long is pointed out, clock drift is not", () => {
  expect([-3_600, -2, 0, 599, 7_200, null].map(hopOddity)).toEqual([
    "backwards",
    null,
    null,
    null,
    "slow",
    null,
  ]);
});

describe("reasons of a near-duplicate", () => {
  test("show observables defanged", () => {
    const reason = {
      kind: "shared-observables",
      facts: { count: 2, keys: "evil.example, http://evil.example/x" },
    };
    expect(explainSimilar(reason, "en")).toContain("evil[.]example, hxxp://evil[.]example/x");
  });

  test("of a newer core are named as they are", () => {
    expect(explainSimilar({ kind: "same-hat", facts: {} }, "de")).toBe("same-hat");
  });
});
