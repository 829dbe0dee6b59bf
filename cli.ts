#!/usr/bin/env node
/** The command line: the only place where gathering, judging and reporting are wired together. */
import { enableCompileCache } from 'node:module';
import { keepHeapSmall } from './crawler/memory.ts';

// what was compiled under other flags is compiled anew: flags first
keepHeapSmall();
// half a second of every start would be compiling
enableCompileCache();
await import('./cli/main.ts');
