/**
 * The modules of the untyped library that tests come from. Each exports its tests by names such as `mandatoryTest_6_1_1`;
 * one of them stands here for all.
 */
declare module "@secvisogram/csaf-validator-lib/schemaTests.js" {
  export const csaf_2_0: (document: unknown) => unknown;
}
declare module "@secvisogram/csaf-validator-lib/csaf_2_1/schemaTests/csaf_2_1/schema.js" {
  const schema: unknown;
  export default schema;
}
declare module "@secvisogram/csaf-validator-lib/csaf_2_1/csafAjv.js" {
  interface Validate {
    (document: unknown): boolean;
    readonly errors?: readonly unknown[] | null;
  }
  const ajv: { readonly compile: (schema: object) => Validate };
  export default ajv;
}
declare module "@secvisogram/csaf-validator-lib/mandatoryTests.js" {
  export const mandatoryTest_6_1_1: (document: unknown) => unknown;
}
declare module "@secvisogram/csaf-validator-lib/optionalTests.js" {
  export const optionalTest_6_2_1: (document: unknown) => unknown;
}
declare module "@secvisogram/csaf-validator-lib/csaf_2_1/mandatoryTests.js" {
  export const mandatoryTest_6_1_1: (document: unknown) => unknown;
}
declare module "@secvisogram/csaf-validator-lib/csaf_2_1/recommendedTests.js" {
  export const recommendedTest_6_2_1: (document: unknown) => unknown;
}
declare module "@secvisogram/csaf-validator-lib/lib/informativeTests/*" {
  const test: (document: unknown) => unknown;
  export default test;
}
declare module "@secvisogram/csaf-validator-lib/csaf_2_1/informativeTests/informativeTest_6_3_1.js" {
  export const informativeTest_6_3_1: (document: unknown) => unknown;
}
declare module "@secvisogram/csaf-validator-lib/csaf_2_1/informativeTests/informativeTest_6_3_2.js" {
  export const informativeTest_6_3_2: (document: unknown) => unknown;
}
declare module "@secvisogram/csaf-validator-lib/csaf_2_1/informativeTests/informativeTest_6_3_4.js" {
  export const informativeTest_6_3_4: (document: unknown) => unknown;
}
declare module "@secvisogram/csaf-validator-lib/csaf_2_1/informativeTests/informativeTest_6_3_12.js" {
  export const informativeTest_6_3_12: (document: unknown) => unknown;
}
