/** The three styles by name. */
import type { StyleName } from '../model.ts';
import { classic } from './classic.ts';
import { county } from './county.ts';
import type { Style } from './frame.ts';
import { modern } from './modern.ts';

export const stylesheets: Record<StyleName, Style> = { classic, modern, county };
