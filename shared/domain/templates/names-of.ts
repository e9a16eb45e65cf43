import type { Template, TemplateNode } from "./template.ts";

/**
 * Every name that a template reads, each once, in the order of their first use, from the outermost list down:
 * `title`, `observables`, `observables.value`. What a template does not name it cannot tell of.
 */
export function namesOf({ nodes }: Template): readonly string[] {
  return [...new Set(nodes.flatMap(namesIn))];
}

function namesIn(node: TemplateNode): readonly string[] {
  switch (node.kind) {
    case "literal":
      return [];
    case "value":
      return [node.name.path];
    case "if":
      return [node.condition.name.path, ...[...node.body, ...node.otherwise].flatMap(namesIn)];
    case "for":
      return [node.list.path, ...node.body.flatMap(namesIn)];
  }
}
