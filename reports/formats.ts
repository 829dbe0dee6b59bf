/** What reports can be written as; the command line lists it without loading the writers. */

/** Of a round, in the order in which they are written. */
export const roundFormats = ['html', 'json', 'csv', 'sarif', 'junit', 'scorecards', 'lists', 'scores', 'bulletin'] as const;
export type RoundFormat = (typeof roundFormats)[number];

/** Of one inspection beside the usual ones: file names by format. */
export const lintFiles = { sarif: 'inspection.sarif', junit: 'inspection.junit.xml' } as const;
export type LintFormat = keyof typeof lintFiles;
export const lintFormats = Object.keys(lintFiles) as LintFormat[];
