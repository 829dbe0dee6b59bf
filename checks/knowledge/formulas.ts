/** What spreadsheets take for formulas, and the apostrophe that keeps a text a text: put on and taken off here, so that one undoes the other. */

/** What a spreadsheet may take for a formula (CWE-1236; OWASP, “CSV injection”), full width forms among it. */
const formula = /^[\s\u3000]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
/** A text that looks as if an apostrophe had been put before it. */
const guarded = /^'+[\s\u3000]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/;

/** Whether a spreadsheet may take a text for a formula, also after a copy. */
export const startsFormula = (text: string): boolean => formula.test(text);

/** The text with an apostrophe before it where a spreadsheet may take it for a formula, or a reader for one that was guarded. */
export const guardFormula = (text: string): string => (formula.test(text) ? `'${text}` : guardApostrophe(text));

/** The same where the file itself says that a text is no formula, as workbooks do: only what would be taken for guarded gets one more. */
export const guardApostrophe = (text: string): string => (guarded.test(text) ? `'${text}` : text);

/** The text before it was guarded. */
export const unguardFormula = (text: string): string => (guarded.test(text) ? text.slice(1) : text);
