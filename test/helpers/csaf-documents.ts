/** A CSAF 2.0 document that is whole enough to be published. */
export function csafDocument(
  id: string,
  {
    tlp = "WHITE",
    title = `About ${id}`,
    status = "final",
    at = "2026-11-20T08:00:00.000Z",
    ...more
  }: {
    readonly tlp?: string | null;
    readonly title?: string;
    readonly status?: string;
    readonly at?: string;
    readonly summary?: string;
    readonly reference?: string;
    readonly lang?: string;
  } = {},
): Uint8Array {
  const summary = more.summary ?? "A server can be taken over.";
  const document = {
    document: {
      category: "csaf_security_advisory",
      csaf_version: "2.0",
      lang: more.lang ?? "en",
      ...(tlp === null ? {} : { distribution: { tlp: { label: tlp } } }),
      notes: [{ category: "summary", title: "Summary", text: summary }],
      publisher: { category: "coordinator", name: "CERT-XX", namespace: "https://cert.example" },
      references: [{ summary: "More", url: more.reference ?? "https://example.org/more" }],
      title,
      tracking: {
        current_release_date: at,
        id,
        initial_release_date: at,
        revision_history: [{ date: at, number: "1", summary: "First version" }],
        status,
        version: "1",
      },
    },
    vulnerabilities: [
      {
        cve: "CVE-2026-12345",
        title: "Overflow",
        notes: [{ category: "description", text: "A long header overflows." }],
        scores: [{ products: ["P1"], cvss_v3: { version: "3.1", baseScore: 9.8 } }],
        remediations: [{ category: "vendor_fix", details: "Update to 2.1.", product_ids: ["P1"] }],
      },
    ],
  };
  return new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
}
