/** The index as a checklist: what the machine settled, what a person must mark, with how to look, notes and evidence; totals follow. */
import { computed, nextTick, ref, shallowRef } from 'vue';
import type { Mark, Scale } from '../../checks/model/index.ts';
import { disagreements } from '../../crawler/packages/dossier.ts';
import { importIndex, listIndexes, loadIndex } from '../dossier/library.ts';
import { type Leaf, leavesOf, removeEvidence, setMark } from '../dossier/mark.ts';
import { dropPicture } from '../store/dossiers.ts';
import { moment, writeSettings } from '../store/settings.ts';
import { capturePage, editPicture } from './capture.ts';
import { Field } from './field.tsx';
import { card, dossier, index, judged, keep, language, marks, say, settings, tab, trouble } from './panel.ts';
import { Away, FileButton, NoPage, OutcomeTag, Trouble } from './parts.tsx';
import { writeInterval, writeNumber, writeTime } from './saying.ts';
import { ScoreLine } from './score.tsx';
import { Thumb } from './thumb.tsx';

const filters = ['all', 'open', 'manual', 'losing'] as const;
type Filter = (typeof filters)[number];
const filter = ref<Filter>('all');
const at = ref('');
const titles = shallowRef<{ id: string; title: string }[]>([]);
const problems = shallowRef<string[]>([]);

const isOpen = ({ shown }: Leaf): boolean => shown.state === 'manual' || shown.state === 'partial' || shown.state === 'unmeasured';
const wanted: Record<Filter, (leaf: Leaf) => boolean> = {
  all: () => true,
  open: isOpen,
  manual: ({ shown }) => shown.rule === 'manual' || shown.state === 'manual',
  losing: ({ shown }) => shown.vetoed === true || (shown.role === 'points' && shown.score.high < shown.points),
};
const leaves = computed(() => (card.value && index.value ? leavesOf(card.value.nodes, index.value.nodes) : []));
// the one that is worked on stays in sight when its mark takes it out of the filter
const listed = computed(() => leaves.value.filter((leaf) => leaf.shown.id === at.value || wanted[filter.value](leaf)));

/** What other inspectors say of leaves, where it is something else. */
const disagreeing = computed(() => (index.value ? disagreements(dossier.value, index.value.id) : new Map<string, Mark[]>()));

/** Reads the titles of all indexes once the view is opened. */
export async function readTitles(): Promise<void> {
  const found: { id: string; title: string }[] = [];
  for (const id of await listIndexes()) {
    try {
      const { title, version } = await loadIndex(id);
      found.push({ id, title: `${title[language.value]} ${version}` });
    } catch {
      found.push({ id, title: id });
    }
  }
  titles.value = found;
}

async function goTo(id: string): Promise<void> {
  at.value = id;
  await nextTick();
  const row = document.getElementById(`leaf-${id}`);
  row?.scrollIntoView({ block: 'nearest' });
  row?.querySelector<HTMLElement>('.open')?.focus({ preventScroll: true });
}

async function step(by: 1 | -1): Promise<void> {
  const ids = listed.value.map(({ shown }) => shown.id);
  const next = ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(at.value) + by))];
  if (next) await goTo(next);
}

async function mark(id: string, given: Pick<Mark, 'result' | 'points' | 'grade'> | null): Promise<void> {
  const { id: of } = index.value!;
  const note = marks.value[id]?.note;
  const made = given && { ...given, by: settings.value.by, at: moment(), ...(note ? { note } : {}) };
  await keep((was) => setMark(was, of, id, made));
}

async function writeNote(id: string, note: string): Promise<void> {
  const known = marks.value[id];
  if (known) await keep((was) => setMark(was, index.value!.id, id, { ...known, note }));
}

/** Keys of the checklist, for those whose focus is in it (WCAG 2.1.4); none while a person writes. */
export function pressKey(event: KeyboardEvent): void {
  const { target, key } = event;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (!(target instanceof HTMLElement) || !target.closest('#view')) return;
  if (target.closest('input:not([type=radio]), textarea, select')) return;
  const results = { '1': 'pass', '2': 'fail', '3': 'na' } as const;
  if (key === 'j') void step(1);
  else if (key === 'k') void step(-1);
  else if (at.value && key in results) void mark(at.value, { result: results[key as keyof typeof results] });
  else if (at.value && key === 's') void capturePage({ leaf: at.value });
  else return;
  event.preventDefault();
}

async function bringIndex(file: File): Promise<void> {
  const result = await importIndex(await file.text(), file.name, language.value);
  problems.value = 'problems' in result ? result.problems : [];
  if ('id' in result) await writeSettings({ index: result.id });
  await readTitles();
}

export const ChecklistView = () => (
  <>
    <label>
      {say.value.index}
      <select
        value={settings.value.index}
        onChange={(event: Event) => void writeSettings({ index: (event.target as HTMLSelectElement).value })}
      >
        {titles.value.length === 0 ? <option value={settings.value.index}>{settings.value.index}</option> : null}
        {titles.value.map(({ id, title }) => (
          <option key={id} value={id} selected={id === settings.value.index}>
            {title}
          </option>
        ))}
      </select>
    </label>
    <FileButton label={say.value.importIndex} accept=".yaml,.yml" choose={(file) => void bringIndex(file)} />
    {problems.value.length > 0 ? <Trouble text={say.value.indexProblems} detail={problems.value.join('\n')} /> : null}
    {trouble.value ? <Trouble text={say.value.captureFault} detail={trouble.value} /> : null}
    {tab.value && card.value ? <Checklist /> : <NoPage />}
  </>
);

const Checklist = () => (
  <>
    <div class="sticky">
      <ScoreLine card={card.value!} />
      <div class="row spread">
        <label class="inline">
          {say.value.filterLabel}
          <select
            value={filter.value}
            onChange={(event: Event) => {
              filter.value = (event.target as HTMLSelectElement).value as Filter;
            }}
          >
            {filters.map((one) => (
              <option key={one} value={one} selected={one === filter.value}>
                {say.value.filters[one]}
              </option>
            ))}
          </select>
        </label>
        <span class="row">
          <button type="button" onClick={() => void step(-1)}>
            {say.value.previous}
          </button>
          <button type="button" onClick={() => void step(1)}>
            {say.value.next}
          </button>
        </span>
      </div>
    </div>
    <p class="quiet keys">{say.value.keys}</p>
    {judged.value ? null : <p class="quiet">{say.value.notInspected}</p>}
    {listed.value.length === 0 ? <p>{say.value.noLeaves}</p> : null}
    <h2 class="unseen">{say.value.tabs.index}</h2>
    <ol class="leaves">
      {listed.value.map((leaf) => (
        <LeafRow key={leaf.shown.id} leaf={leaf} />
      ))}
    </ol>
  </>
);

const LeafRow = ({ leaf }: { leaf: Leaf }) => {
  const { shown, above } = leaf;
  const open = at.value === shown.id;
  return (
    <li id={`leaf-${shown.id}`} class={['leaf', open ? 'chosen' : '']}>
      <button
        type="button"
        class="open"
        aria-expanded={open}
        onClick={() => {
          at.value = open ? '' : shown.id;
        }}
      >
        <span class="path">{above.map((title) => title[language.value]).join(' › ')}</span>
        <span class="name">{shown.title[language.value]}</span>
        <span class="line">
          <span class={`tag leaf-${shown.vetoed ? 'veto' : shown.state}`}>
            {shown.vetoed ? say.value.verdicts.veto : say.value.states[shown.state]}
          </span>
          <span>{worth(leaf)}</span>
          {shown.mark ? <span class="tag person">{say.value.marks[shown.mark.result]}</span> : null}
          {disagreeing.value.has(shown.id) ? <span class="tag fail">{say.value.disagree}</span> : null}
        </span>
      </button>
      {open ? <LeafBody leaf={leaf} /> : null}
    </li>
  );
};

function worth({ shown }: Leaf): string {
  if (shown.role === 'veto') return say.value.veto;
  if (shown.role === 'bonus') return `${say.value.bonus} ${writeInterval(shown.score)}`;
  // a leaf without points of its own takes from those above it
  if (shown.points === 0) return writeInterval(shown.score);
  return say.value.ofPoints(writeInterval(shown.score), writeNumber(shown.points));
}

const LeafBody = ({ leaf: { shown, node } }: { leaf: Leaf }) => {
  const howTo = node?.rule?.kind === 'manual' ? node.rule : undefined;
  const findings = new Set([...shown.findings, ...shown.openFindings]);
  const listedFindings = (judged.value?.judgement.findings ?? []).filter(({ fingerprint }) => findings.has(fingerprint));
  const pictures = dossier.value.evidence.filter(({ leaf }) => leaf === shown.id);
  return (
    <div class="body">
      {howTo ? (
        <>
          <h3>{say.value.howTo}</h3>
          <p>{howTo.howTo[language.value]}</p>
          {howTo.evidence ? (
            <p class="quiet">
              {say.value.wanted}
              {say.value.brackets(howTo.evidence[language.value])}
            </p>
          ) : null}
        </>
      ) : null}
      {shown.rule === 'manual' || shown.mark ? null : (
        <>
          <h3>{say.value.machine}</h3>
          <p>{shown.reason[language.value]}</p>
        </>
      )}
      {shown.verified ? null : <p class="tag review">{say.value.unverified}</p>}
      <ul class="plain">
        {listedFindings.map((finding) => (
          <li key={finding.fingerprint}>
            <OutcomeTag outcome={finding.outcome} /> {finding.text[language.value]} <Away href={finding.url} />
          </li>
        ))}
      </ul>
      <h3>{say.value.mark}</h3>
      <MarkForm leaf={{ shown, node, above: [] }} />
      <h3>{say.value.evidence}</h3>
      <button type="button" onClick={() => void capturePage({ leaf: shown.id })}>
        {say.value.capture}
      </button>
      <ul class="pictures">
        {pictures.map((one) => (
          <li key={one.id}>
            <Thumb id={one.id} />
            <p class="quiet">
              {writeTime(one.at, language.value)} <Away href={one.url} />
            </p>
            <div class="row">
              <button type="button" class="small" onClick={() => void editPicture(one)}>
                {say.value.edit}
              </button>
              <button
                type="button"
                class="small"
                onClick={() => void keep((was) => removeEvidence(was, one.id)).then(() => dropPicture(one.id))}
              >
                {say.value.remove}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
};

const simple = ['pass', 'fail', 'na'] as const;

const MarkForm = ({ leaf: { shown } }: { leaf: Leaf }) => {
  const { id, mark: known, role, points, scale } = shown;
  return (
    <div class="markform">
      <fieldset>
        <legend class="unseen">{say.value.mark}</legend>
        {simple.map((result) => (
          <label key={result} class="choice">
            <input type="radio" name={`mark-${id}`} checked={known?.result === result} onChange={() => void mark(id, { result })} />
            {say.value.marks[result]}
          </label>
        ))}
      </fieldset>
      {role === 'veto' ? null : <PointsField id={id} known={known} most={points} scale={scale} />}
      {known ? (
        <>
          <Field label={say.value.note} rows={2} maxlength={2000} value={known.note ?? ''} commit={(note) => void writeNote(id, note)} />
          <p class="quiet">
            {say.value.markedBy(known.by ?? '', known.at ?? '')}{' '}
            <button type="button" class="small" onClick={() => void mark(id, null)}>
              {say.value.unmark}
            </button>
          </p>
        </>
      ) : null}
      <OtherMarks id={id} />
    </div>
  );
};

const OtherMarks = ({ id }: { id: string }) => {
  const others = disagreeing.value.get(id) ?? [];
  if (others.length === 0) return null;
  return (
    <>
      <h3>{say.value.othersSay}</h3>
      <ul class="plain">
        {others.map((other) => (
          <li key={other.by}>
            {sayMark(other)}
            {other.note ? say.value.brackets(other.note) : ''}{' '}
            <span class="quiet">{say.value.markedBy(other.by ?? '', other.at ?? '')}</span>{' '}
            <button type="button" class="small" onClick={() => void mark(id, contentOf(other))}>
              {say.value.adopt}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};

const contentOf = ({ result, points, grade }: Mark): Pick<Mark, 'result' | 'points' | 'grade'> => ({
  result,
  ...(points === undefined ? {} : { points }),
  ...(grade === undefined ? {} : { grade }),
});

const sayMark = ({ result, points, grade }: Mark): string =>
  [say.value.marks[result], grade ?? (points === undefined ? '' : writeNumber(points))].filter(Boolean).join(' ');

const PointsField = ({ id, known, most, scale }: { id: string; known?: Mark; most: number; scale?: Scale }) => {
  if (Array.isArray(scale)) {
    return (
      <label>
        {say.value.grade}
        <select
          onChange={(event: Event) => {
            const grade = (event.target as HTMLSelectElement).value;
            if (grade) void mark(id, { result: 'points', grade });
          }}
        >
          <option value="">{say.value.choose}</option>
          {scale.map((grade) => (
            <option key={grade.name['zh-CN']} value={grade.name['zh-CN']} selected={known?.grade === grade.name['zh-CN']}>
              {grade.name[language.value]}
              {grade.points === undefined ? '' : say.value.brackets(writeNumber(grade.points))}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <Field
      label={say.value.marks.points}
      type="number"
      min={scale?.from ?? 0}
      max={scale?.to ?? (most || undefined)}
      step={scale?.step ?? 'any'}
      value={known?.points ?? ''}
      commit={(points) => points !== '' && void mark(id, { result: 'points', points: Number(points) })}
    />
  );
};
