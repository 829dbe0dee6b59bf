/** Forms: what a page lets a visitor send, told apart by the words of their fields, buttons and addresses. */
import { formWords, searchField, silentInputs } from '../knowledge/forms.ts';
import type { FormFacts } from '../model/index.ts';
import { type PageTree, textOf } from './tree.ts';

const maxForms = 50;
const maxFields = 60;
const maxWords = 80;
/** Characters of a form's text that are read for its kind; some systems wrap the whole page in one form, whose text says nothing. */
const readLength = 1500;

interface Draft {
  action: string;
  /** Address and names of the form and its fields, for machines. */
  names: string;
  /** What a visitor reads in it. */
  words: string;
  fields: string[];
  /** Names and labels of the fields one by one. */
  keys: string[];
  password: boolean;
  long: boolean;
}

/** The forms of a page in document order; fields that stand in no form count as forms that script sends, where their kind can be told. */
export function readForms(tree: PageTree, resolve: (raw: string) => string, address: string): FormFacts[] {
  const controls = fieldsOf(tree);
  const forms: FormFacts[] = [];
  const labels = controls.length > 0 ? labelsOf(tree) : new Map<string, string>();
  const taken = new Set<number>();
  for (const index of tree.byTag.get('form') ?? []) {
    if (forms.length >= maxForms) return forms;
    const end = tree.afters[index]!;
    const { action, name = '', id = '' } = tree.elements[index]!.attribs;
    const draft = startDraft(`${action ?? ''} ${name} ${id}`);
    // an empty action sends the form to the page it stands on
    draft.action = action === undefined || action.trim() === '' ? (hasSubmit(tree, index, end) ? address : '') : resolve(action);
    if (tree.ends[index]! - tree.starts[index]! <= readLength) draft.words = textOf(tree, index);
    for (const control of controls) {
      if (control <= index || control >= end || taken.has(control)) continue;
      taken.add(control);
      addField(draft, tree, control, labels);
    }
    addButtons(draft, tree, index, end);
    if (draft.fields.length > 0 || draft.password) forms.push(finish(draft));
  }
  const search = startDraft('');
  const other = startDraft('');
  for (const control of controls) {
    if (taken.has(control)) continue;
    const { id = '', name = '', placeholder = '', value = '' } = tree.elements[control]!.attribs;
    const isSearch = [id, name, placeholder, value].some((key) => searchField.test(key.slice(0, maxWords)));
    addField(isSearch ? search : other, tree, control, labels);
  }
  if (search.fields.length > 0) forms.push({ kind: 'search', action: '', fields: search.fields });
  if (other.fields.length > 0) {
    const made = finish(other);
    // a lone box or menu outside a form is nothing a visitor sends
    if (made.kind !== 'other' && made.kind !== 'search') forms.push(made);
  }
  return forms;
}

function startDraft(names: string): Draft {
  return { action: '', names: names.slice(0, 500), words: '', fields: [], keys: [], password: false, long: false };
}

/** Indexes of the fields a person may fill in. */
function fieldsOf(tree: PageTree): number[] {
  const fields = [...(tree.byTag.get('input') ?? []), ...(tree.byTag.get('textarea') ?? []), ...(tree.byTag.get('select') ?? [])];
  return fields
    .filter((index) => {
      const { name, attribs } = tree.elements[index]!;
      return name !== 'input' || !silentInputs.has((attribs.type ?? 'text').trim().toLowerCase());
    })
    .sort((a, b) => a - b)
    .slice(0, 2000);
}

function labelsOf(tree: PageTree): Map<string, string> {
  const labels = new Map<string, string>();
  for (const index of tree.byTag.get('label') ?? []) {
    const target = tree.elements[index]!.attribs.for;
    if (target && !labels.has(target)) labels.set(target, tidy(textOf(tree, index).slice(0, maxWords)));
  }
  return labels;
}

function addField(draft: Draft, tree: PageTree, index: number, labels: Map<string, string>): void {
  const { name: tag, attribs } = tree.elements[index]!;
  const { id = '', name = '', placeholder = '', title = '', type = '', value = '' } = attribs;
  if (type.trim().toLowerCase() === 'password') draft.password = true;
  if (tag === 'textarea') draft.long = true;
  const label = labels.get(id) || tidy(placeholder) || tidy(title) || tidy(name) || tidy(id);
  if (draft.fields.length < maxFields && label !== '' && draft.fields.at(-1) !== label) draft.fields.push(label);
  if (draft.keys.length < 4 * maxFields) draft.keys.push(id, name, placeholder, value);
  if (draft.names.length < readLength) draft.names += ` ${id} ${name}`;
  if (draft.words.length < 2 * readLength) draft.words += ` ${label} ${tidy(value)}`;
}

function addButtons(draft: Draft, tree: PageTree, index: number, end: number): void {
  for (const at of tree.byTag.get('input') ?? []) {
    if (at <= index || at >= end) continue;
    const { type, value, alt } = tree.elements[at]!.attribs;
    if (type && silentInputs.has(type.toLowerCase()) && type.toLowerCase() !== 'hidden') draft.words += ` ${tidy(value ?? alt ?? '')}`;
  }
}

function hasSubmit(tree: PageTree, index: number, end: number): boolean {
  const { elements } = tree;
  const within = (at: number): boolean => at > index && at < end;
  return (
    (tree.byTag.get('input') ?? []).some((at) => within(at) && /^(?:submit|image)$/i.test(elements[at]!.attribs.type ?? '')) ||
    (tree.byTag.get('button') ?? []).some((at) => within(at) && /^(?:submit)?$/i.test(elements[at]!.attribs.type ?? ''))
  );
}

function finish(draft: Draft): FormFacts {
  return { kind: kindOf(draft), action: draft.action, fields: draft.fields };
}

function kindOf(draft: Draft): FormFacts['kind'] {
  if (draft.password && draft.fields.length <= 6) return 'login';
  // one or two boxes are a search or nothing: a search box may well ask for “咨询”
  if (draft.fields.length <= 2 && !draft.long) {
    const search = formWords.find((one) => one.kind === 'search')!;
    if (
      draft.keys.some((key) => searchField.test(key.slice(0, maxWords))) ||
      search.address.test(draft.names) ||
      search.words.test(draft.words)
    ) {
      return 'search';
    }
  }
  return formWords.find(({ address, words }) => words.test(draft.words) || address.test(draft.names))?.kind ?? 'other';
}

function tidy(written: string): string {
  return written
    .slice(0, 4 * maxWords)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[:：*＊]+$/, '')
    .slice(0, maxWords);
}
