import type { texts } from "./en/index.ts";

/** Every text of the product by area. English sets the shape; another language that lacks an entry does not compile. */
export type Texts = typeof texts;

export type TextArea = keyof Texts;
