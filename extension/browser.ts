/**
 * The browser's API for extensions, typed. WXT's own types name a folder, which a compiler that resolves as Node does cannot follow; here
 * they are named by file.
 */
import type { Browser } from '@wxt-dev/browser/src/gen/index.d.ts';
import { browser as given } from 'wxt/browser';

export const browser = given as unknown as typeof Browser;
export type { Browser };
