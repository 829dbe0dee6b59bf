/** Problems of shape: what the schema of an index says of the data, in words, with the name that was probably meant. */
import type { z } from 'zod';
import { type Bilingual, indexKeys } from '../model/index.ts';
import { findClosest } from './closest.ts';
import { both, type Path } from './source.ts';

export interface ShapeProblem {
  path: Path;
  /** Point at the key, not at its value. */
  key?: boolean;
  message: Bilingual;
  suggestion?: string;
}

const textKeys = new Set(['title', 'note', 'howTo', 'evidence', 'noun', 'caveat', 'name', 'of']);
const listKeys: Record<string, string> = { grades: 'grades', tiers: 'tiers', scale: 'scale', levels: 'text' };

/** Returns the keys that may stand in the object at a path. */
function keysAt(path: Path, data: unknown): string[] {
  const last = path.at(-1);
  if (last === undefined) return indexKeys.index!;
  const above = path.at(-2);
  if (typeof last === 'number') return indexKeys[listKeys[String(above)] ?? 'node']!;
  if (textKeys.has(last) || above === 'names') return indexKeys.text!;
  if (last === 'when') return above === 'rescale' ? ['publicServices'] : ['share', 'fails'];
  if (last === 'scale') return indexKeys.range!;
  if (last === 'rule') return indexKeys[`rule.${String((valueAt(data, path) as { kind?: unknown } | undefined)?.kind)}`] ?? [];
  return indexKeys[last] ?? [];
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined),
    data,
  );
}

const typeNames: Record<string, Bilingual> = {
  string: both('文字', 'text'),
  number: both('数字', 'a number'),
  int: both('整数', 'a whole number'),
  boolean: both('true 或 false', 'true or false'),
  array: both('列表', 'a list'),
  object: both('由若干键组成的对象', 'an object with keys'),
  record: both('由若干键组成的对象', 'an object with keys'),
  null: both('空值', 'null'),
};

const nameType = (type: string): Bilingual => typeNames[type] ?? both(type, type);

function nameValue(value: unknown): Bilingual {
  if (value === null) return both('空值', 'nothing');
  if (Array.isArray(value)) return both('列表', 'a list');
  if (typeof value === 'object') return both('对象', 'an object');
  const text = JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return both(short, short);
}

/** Turns the issues of zod into problems; one misspelt key gives one problem each. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], data: unknown): ShapeProblem[] {
  return issues.flatMap((issue) => describeIssue(issue, data));
}

function describeIssue(issue: z.core.$ZodIssue, data: unknown): ShapeProblem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    const keys = keysAt(path, data);
    return issue.keys.map((key) => ({
      path: [...path, key],
      key: true,
      message: both(
        `不认识的键“${key}”${keys.length > 0 ? `，此处可用：${keys.join('、')}` : ''}`,
        `unknown key "${key}"${keys.length > 0 ? `, expected one of ${keys.join(', ')}` : ''}`,
      ),
      suggestion: findClosest(key, keys),
    }));
  }
  const value = valueAt(data, path);
  const inner = innerIssues(issue, value);
  if (inner) return inner.flatMap((one) => describeIssue(one, data));
  if (value === undefined && path.length > 0) {
    const key = String(path.at(-1));
    const wanted = expectation(issue);
    return [{ path, message: both(`缺少“${key}”，应为${wanted['zh-CN']}`, `"${key}" is missing, expected ${wanted.en}`) }];
  }
  const wanted = expectation(issue);
  const got = nameValue(value);
  const choices = namesOf(issue);
  return [
    {
      path,
      message: both(`应为${wanted['zh-CN']}，实际是${got['zh-CN']}`, `expected ${wanted.en}, found ${got.en}`),
      suggestion: typeof value === 'string' && choices.length > 0 ? findClosest(value, choices) : undefined,
    },
  ];
}

/** Where an object or list fits none of several shapes: what the nearest of them says, so that a misspelt key is named. */
function innerIssues(issue: z.core.$ZodIssue, value: unknown): z.core.$ZodIssue[] | null {
  if (issue.code !== 'invalid_union' || typeof value !== 'object' || value === null) return null;
  const fitting = issue.errors.filter(
    (issues) => issues.length > 0 && !issues.some(({ path, code }) => path.length === 0 && code !== 'unrecognized_keys'),
  );
  const nearest = fitting.sort((a, b) => a.length - b.length)[0];
  return nearest?.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) ?? null;
}

function choicesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (isUnknownRule(issue)) return ruleKinds;
  return [];
}

/** Names that any shape of a union would take, for suggestions. */
function namesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== 'invalid_union' || isUnknownRule(issue)) return choicesOf(issue);
  return issue.errors.flatMap((issues) => issues.filter(({ path }) => path.length === 0).flatMap((one) => choicesOf(one)));
}

const ruleKinds = Object.keys(indexKeys).flatMap((name) => (name.startsWith('rule.') ? [name.slice('rule.'.length)] : []));
const isUnknownRule = (issue: z.core.$ZodIssue): boolean => issue.code === 'invalid_union' && issue.path.at(-1) === 'kind';

function expectation(issue: z.core.$ZodIssue): Bilingual {
  const choices = choicesOf(issue);
  if (choices.length > 0) return both(choices.join('、'), choices.join(', '));
  switch (issue.code) {
    case 'invalid_type':
      return nameType(issue.expected);
    case 'too_small': {
      const [zh, en] = issue.inclusive ? ['不小于', 'at least'] : ['大于', 'more than'];
      const counted = issue.origin === 'array' ? both(`至少 ${issue.minimum} 项`, `a list of at least ${issue.minimum}`) : null;
      return counted ?? both(`${zh} ${issue.minimum} 的值`, `${en} ${issue.minimum}`);
    }
    case 'too_big':
      return both(`不大于 ${issue.maximum} 的值`, `at most ${issue.maximum}`);
    case 'invalid_union': {
      const inner = issue.errors.flatMap((errors) => errors.slice(0, 1)).map(expectation);
      return both([...new Set(inner.map((one) => one['zh-CN']))].join('或'), [...new Set(inner.map((one) => one.en))].join(' or '));
    }
    case 'invalid_format':
      return formats[issue.message] ?? both(issue.message, issue.message);
    default:
      return both(issue.message, issue.message);
  }
}

/** The formats of the schema in Chinese, by the schema’s own English words. */
const formats: Record<string, Bilingual> = Object.fromEntries(
  [
    both('小写字母、数字、点和连字符组成的编号', 'an id is written in lower case letters, digits, dots and hyphens'),
    both('YYYY-MM-DD 形式的日期', 'a day is written YYYY-MM-DD'),
    both('4/3 这样的分数', 'a fraction is written 4/3'),
  ].map((format) => [format.en, format]),
);
