/** What every command is made with. */
import type { Command } from 'commander';
import type { Language } from '../checks/model/index.ts';

/** Where inspections are stored and reports are written when nothing else is said. */
export const defaults = {
  workspace: 'workspace',
  out: 'reports-out',
  index: 'gov-2019',
  maxPages: 2000,
  concurrency: 4,
  interval: 200,
  confirmAfter: 60,
  screenshots: 50,
};

/** Options of every command, as given. */
export interface Common {
  json?: true;
}

/** Makes commands in the language of the screen. */
export interface Terms {
  language: Language;
  t(zh: string, en: string): string;
  /** A command with the options that all have, `under` a group or at the top. */
  command(name: string, zh: string, en: string, under?: Command): Command;
  /** A command that holds others. */
  group(name: string, zh: string, en: string): Command;
  /** Adds `--workspace`. */
  workspace(of: Command): Command;
  /** Says what the process ends with. */
  done(code: number): void;
}

/** Gathers the values of an option that may be repeated. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value];
