/** Groups of page tags that 国办发〔2017〕47号 asks for. */

/** The tags among the wanted ones that a page lacks or leaves empty. */
export function emptyTags(meta: Record<string, string>, wanted: readonly string[]): string[] {
  return wanted.filter((name) => !meta[name]?.trim());
}
