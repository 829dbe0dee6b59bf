/** Builds the city as it stood on each of four quarter ends: each state carries on the one before. */
import { buildCity, type City, defaultSeed } from '../city.ts';
import type { ColumnPlan, Faults, Past, SiteSpec } from '../model.ts';
import { sitePlans } from '../plans.ts';
import { type Course, courses, earlier, fillings, type Marks, type QuarterName, quarters } from './plans.ts';

export interface Quarter {
  name: QuarterName;
  asOf: string;
  city: City;
  /** Plans of the sites in operation, as they are in this quarter. */
  plans: SiteSpec[];
}

const everySite = [...sitePlans, ...earlier];
const dayLength = 86_400_000;

/** The four states, oldest first. The same seed gives the same states. */
export function buildQuarters(seed = defaultSeed): Quarter[] {
  const pasts = new Map<string, Past>();
  return quarters.map(({ name, asOf }, at) => {
    const plans = everySite.map((spec) => planOf(spec, at));
    const city = buildCity({ seed, asOf, plans, pasts });
    return { name, asOf, city, plans: plans.filter((plan) => plan !== null) };
  });
}

/** The plan of a site in one quarter; null where it is not in operation. */
function planOf(spec: SiteSpec, at: number): SiteSpec | null {
  const course = courses[spec.id] ?? {};
  if (course.running?.[at] === '0') return null;
  const left = (Date.parse(quarters.at(-1)!.asOf) - Date.parse(quarters[at]!.asOf)) / dayLength;
  const columns = fillings[spec.id] ?? spec.columns;
  return { ...spec, columns: adjustColumns(columns, course, at, left), faults: adjustFaults(spec.faults ?? {}, course, at) };
}

const listed = ['duties', 'surface', 'report', 'omits', 'metas', 'guideLacks'] as const;
const single = ['unreachable', 'siteCode', 'annual', 'deadHome', 'deadInner', 'deadAttachment', 'lags'] as const;

function adjustFaults(faults: Faults, course: Course, at: number): Faults {
  const adjusted: Record<string, unknown> = { ...faults };
  for (const kind of listed) {
    const marks = (course[kind] ?? {}) as Record<string, Marks>;
    if (!faults[kind] && !course[kind]) continue;
    const kept = ((faults[kind] ?? []) as string[]).filter((name) => !(name in marks));
    const there = [...kept, ...Object.keys(marks).filter((name) => marks[name]![at] === '1')];
    adjusted[kind] = there.length > 0 ? there : undefined;
  }
  for (const kind of single) {
    const value = course[kind];
    if (value !== undefined) adjusted[kind] = value[at];
  }
  return adjusted as Faults;
}

/** Columns as they are on a day that comes `left` days before the last: those that have stopped since were still fed. */
function adjustColumns(plans: readonly ColumnPlan[], course: Course, at: number, left: number): ColumnPlan[] {
  return plans
    .filter(({ key }) => course.columnsThere?.[key]?.[at] !== '0')
    .map((plan): ColumnPlan => {
      const fed = plan.usual === undefined ? {} : { newest: Math.max(plan.usual, plan.newest! - left) };
      const children = plan.children ? { children: adjustColumns(plan.children, course, at, left) } : {};
      return { ...plan, ...fed, ...course.columns?.[plan.key]?.[at], ...children };
    });
}
