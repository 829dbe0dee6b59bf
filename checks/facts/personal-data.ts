/**
 * Personal data left open on a page: identity numbers (GB 11643-1999), mobile numbers of private persons, bank cards (ISO/IEC 7812).
 * Nothing leaves this module unmasked but `mask`, which hides the same values wherever else a page repeats them.
 */
import { isDay } from '../calendar.ts';
import { accountWords, idRegions, officePhone, otherCards, privatePerson, reach, unionPay } from '../knowledge/personal-data.ts';
import type { PersonalDatum } from '../model/index.ts';
import { elementAt, type PageTree } from './tree.ts';

export interface PersonalData {
  data: PersonalDatum[];
  /** Hides the values found on this page in any other text of it; undefined when nothing was found. */
  mask: ((text: string) => string) | undefined;
}

/** A list of ten thousand leaked numbers is proven by the first two hundred. */
const maxData = 200;
/** Numbers looked into; the rest of a longer list is of the same kind. */
const maxHits = 5000;
const searched = 1_000_000;

/** Numbers of eleven to nineteen digits, written in one piece or in groups parted by one space or hyphen. */
const candidates =
  /(?<![0-9A-Za-z_.*])(?:\d{17}[\dXx]|\d{16,19}|1[3-9]\d{9}|\d{6}[ -]\d{8}[ -]\d{3}[\dXx]|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?|1[3-9]\d[ -]\d{4}[ -]\d{4})(?![0-9A-Za-z*])/g;

interface LongNumber {
  start: number;
  end: number;
  value: string;
  kind: PersonalDatum['kind'] | undefined;
}
type Hit = LongNumber & { kind: PersonalDatum['kind'] };

/** Personal data in the visible text of a page, in order, each masked and quoted with every such value masked. `asOf` bounds dates of birth. */
export function readPersonalData(tree: PageTree, asOf: string): PersonalData {
  const text = halfWidth(tree.text.length > searched ? tree.text.slice(0, searched) : tree.text);
  const numbers: LongNumber[] = [];
  for (const match of text.matchAll(candidates)) {
    const value = match[0].replace(/[ -]/g, '').toUpperCase();
    numbers.push({ start: match.index, end: match.index + match[0].length, value: match[0], kind: kindOf(value, text, match.index, asOf) });
  }
  const hits = numbers.filter((number): number is Hit => number.kind !== undefined);
  if (hits.length === 0) return { data: [], mask: undefined };

  // a quote hides mistyped numbers too: a wrong check digit still names a person
  const masked = maskAll(text, numbers);
  const certain = hits.filter((hit) => hit.kind !== 'mobile');
  const data: PersonalDatum[] = [];
  const values = new Map<string, string>();
  for (const hit of hits.slice(0, maxHits)) {
    if (values.has(hit.value) || (hit.kind === 'mobile' && !isPrivate(tree, text, hit, certain))) continue;
    const shown = masked.slice(hit.start, hit.end);
    values.set(hit.value, shown);
    if (data.length >= maxData) continue;
    const quote = masked.slice(Math.max(0, hit.start - reach.quote), hit.end + reach.quote);
    data.push({ kind: hit.kind, masked: shown, quote: quote.replace(/[\n\t]+/g, ' ').trim() });
  }
  return { data, mask: data.length === 0 ? undefined : (other) => replaceAll(other, values) };
}

function kindOf(value: string, text: string, start: number, asOf: string): PersonalDatum['kind'] | undefined {
  if (value.length === 11) return /^1[3-9]/.test(value) ? 'mobile' : undefined;
  if (value.length === 18 && isIdCard(value, asOf)) return 'id-card';
  if (!/^\d{16,19}$/.test(value) || !passesLuhn(value)) return undefined;
  if (unionPay.test(value)) return 'bank-card';
  return otherCards.test(value) && accountWords.test(text.slice(Math.max(0, start - reach.before), start)) ? 'bank-card' : undefined;
}

/** GB 11643-1999: region, date of birth, check digit by ISO 7064 MOD 11-2. */
export function isIdCard(value: string, asOf: string): boolean {
  if (!/^\d{17}[\dX]$/.test(value) || !idRegions.has(value.slice(0, 2))) return false;
  const birth = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (birth < '1900-01-01' || birth > asOf) return false;
  if (!isDay(birth)) return false;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(value[i]) * weights[i]!;
  return '10X98765432'[sum % 11] === value[17];
}
/** 2^17 … 2^1 modulo 11. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** ISO/IEC 7812-1 annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i--, double = !double) {
    const digit = Number(digits[i]);
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0 && !/^(\d)\1*$/.test(digits);
}

/**
 * A mobile number counts where its surroundings speak of private persons, or where it stands beside a certain datum;
 * one behind the words of an office, in a footer, in the navigation or beside it is what the office publishes.
 */
function isPrivate(tree: PageTree, text: string, hit: Hit, certain: Hit[]): boolean {
  const place = elementAt(tree, hit.start);
  if (place >= 0 && tree.areas[place] !== 'main') return false;
  if (certain.some((other) => Math.abs(other.start - hit.start) <= reach.around)) return true;
  const line = text.lastIndexOf('\n', hit.start) + 1;
  const lineEnd = text.indexOf('\n', hit.end);
  const around = text.slice(
    Math.max(line, hit.start - reach.around),
    Math.min(lineEnd < 0 ? text.length : lineEnd, hit.end + reach.around),
  );
  // one word for a telephone covers all names and numbers up to the end of its sentence
  const sentence = /[^。！]*$/.exec(text.slice(Math.max(line, hit.start - reach.around), hit.start))![0];
  if (officePhone.test(sentence)) return false;
  return privatePerson.test(around) || privatePerson.test(headOf(tree, place));
}

/** The first row of the table that an element stands in: it names the columns. */
function headOf(tree: PageTree, place: number): string {
  let index = place;
  while (index >= 0 && tree.elements[index]!.name !== 'table') index = tree.parents[index]!;
  if (index < 0) return '';
  const head = tree.text.slice(tree.starts[index], Math.min(tree.ends[index]!, tree.starts[index]! + 2 * reach.around));
  return head.split('\n', 2).join(' ');
}

/** The same text at the same length, every value hidden but its first and last digits. */
function maskAll(text: string, numbers: LongNumber[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end, kind } of numbers) {
    masked += text.slice(at, start) + maskValue(text.slice(start, end), kind ?? 'id-card');
    at = end;
  }
  // numbers run together are no candidates, and still hold them
  return (masked + text.slice(at)).replace(/\d{11,}/g, (run) => maskValue(run, 'mobile'));
}

/** How much of each kind stays readable, at its start and its end: enough to find it again, too little to use it. */
const readable: Record<PersonalDatum['kind'], [first: number, last: number]> = { 'id-card': [4, 2], mobile: [3, 2], 'bank-card': [4, 3] };

function maskValue(value: string, kind: PersonalDatum['kind']): string {
  const [first, last] = readable[kind];
  return value.slice(0, first) + '*'.repeat(value.length - first - last) + value.slice(-last);
}

function replaceAll(text: string, values: Map<string, string>): string {
  let masked = text;
  if (/\d{3}/.test(text)) for (const [value, shown] of values) if (masked.includes(value)) masked = masked.replaceAll(value, shown);
  return masked;
}

/** Full width digits and X as ASCII, all positions kept. */
function halfWidth(text: string): string {
  if (!/[０-９]/.test(text)) return text;
  return text.replace(/[０-９Ｘｘ－]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0));
}
