/** Own wording of documents, and what is given to authorities. */
export const reporting = {
  templates: "Report templates",
  templatesText:
    "Own wording of case reports: {{title}}, {{#if owner}} … {{/if}}, {{#for entry in timeline}} … {{/for}}. A line with # begins a section, - an entry, | a row of a table. A template sees only what its report may hold.",
  templateName: "Name",
  templateBody: "Template",
  templateAdd: "Keep the template",
  templateRemove: (name: string) => `Remove the template “${name}”`,
  templateEdit: "Change",
  none: "No template yet.",
  names: "Names it can use",
  use: "Template",
  standard: "None: the standard sections",
  preview: "Preview",
  cut: "Long tables and texts are cut short here.",
};
