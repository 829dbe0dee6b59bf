/** What an index may name from outside itself: checks with their options, and other indexes. */
import { z } from 'zod';

/** A check by its id, and the schema of its options where it is known. */
export interface KnownCheck {
  id: string;
  options?: z.ZodType;
}

export interface Known {
  checks?: ReadonlyMap<string, z.ZodType | undefined>;
  indexes?: readonly string[];
}

/** Returns the checks by id; undefined when nothing is known of them, so that names are not looked at. */
export function knowChecks(checks: readonly (string | KnownCheck)[] | undefined): Known['checks'] {
  return checks && new Map(checks.map((check) => (typeof check === 'string' ? [check, undefined] : [check.id, check.options])));
}

/** Returns the names of the options that a schema takes; empty when it is no object. */
export function optionNames(schema: z.ZodType): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
