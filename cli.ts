#!/usr/bin/env node
/** The command line: the only place where gathering, judging and reporting are wired together. It keeps what Node compiles, for half a second of every start is compiling. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./cli/main.ts');
