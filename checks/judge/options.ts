/** Options of checks, as an index hands them over. */
import type { Check } from '../define.ts';

/** Says which check cannot work with which option. */
export class OptionsError extends Error {
  readonly check: string;
  /** Path of the option, empty when the options as a whole are wrong. */
  readonly path: string;

  constructor(check: string, path: string, message: string) {
    super(`check ${check}: option ${path || '(all)'}: ${message}`);
    this.name = 'OptionsError';
    this.check = check;
    this.path = path;
  }
}

/** Options of each check with defaults filled in. Throws OptionsError for an unknown check or a value it does not take. */
export function parseOptions(checks: readonly Check[], given: Record<string, unknown>): Map<string, unknown> {
  const known = new Set(checks.map(({ id }) => id));
  for (const id of Object.keys(given)) {
    if (!known.has(id)) throw new OptionsError(id, '', `there is no such check; checks: ${[...known].sort().join(', ')}`);
  }
  const parsed = new Map<string, unknown>();
  for (const check of checks) {
    const result = check.options.safeParse(given[check.id] ?? {});
    if (!result.success) {
      const issue = result.error.issues[0]!;
      const path = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.');
      throw new OptionsError(check.id, path, issue.message);
    }
    parsed.set(check.id, result.data);
  }
  return parsed;
}
