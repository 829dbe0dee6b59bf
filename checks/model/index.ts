/** Contracts of everything that crosses a border. `mingcha schema` writes them as JSON Schema files. */
export * from './annual-report.ts';
export * from './duty-facts.ts';
export * from './evaluation-index.ts';
export * from './finding.ts';
export * from './ledger.ts';
export * from './page-facts.ts';
export * from './probes.ts';
export * from './recheck.ts';
export * from './roster.ts';
export * from './round.ts';
export * from './rule.ts';
export * from './sampling.ts';
export * from './scorecard.ts';
export * from './site-facts.ts';
export * from './site-profile.ts';
export * from './surface-facts.ts';
export * from './text.ts';
