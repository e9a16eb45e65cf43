declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    /** What a head of a table names; the library has it, its published types don't yet. */
    scope?: "Column" | "Row";
  }
}
