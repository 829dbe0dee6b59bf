/** This site: a quick inspection from the browser, and what it found of columns, disclosure, identity and score. */
import { computed, ref } from 'vue';
import { type Column, disclosureKeys, identityKeys } from '../../checks/model/index.ts';
import { type Dossier, emptyDossier } from '../../crawler/packages/dossier.ts';
import { request } from '../messages.ts';
import { allowed, requestHosts } from '../network/permission.ts';
import { changeDossier } from '../store/dossiers.ts';
import { writeSettings } from '../store/settings.ts';
import { Field } from './field.tsx';
import { FindingGroups } from './findings.tsx';
import { asOf, card, dossier, inspection, judged, language, say, settings, tab } from './panel.ts';
import { Away, countOutcomes, NoPage, Progress, Trouble } from './parts.tsx';
import { daysBetween, groupFindings, safeHref, termOf } from './saying.ts';
import { ScoreLine } from './score.tsx';

const start = ref('');
const onlyFolder = ref(true);
const denied = ref(false);
const startUrl = computed(() => start.value || inspection.value?.settings.url || dossier.value.profile.url || dossier.value.url);
const listed = computed(() =>
  groupFindings(
    (judged.value?.judgement.findings ?? []).filter(({ outcome }) => outcome === 'fail' || outcome === 'review' || outcome === 'error'),
  ),
);

export const SiteView = () => {
  const now = inspection.value;
  if (!tab.value || !dossier.value.host) return <NoPage />;
  return (
    <>
      {now ? <State /> : <p>{say.value.siteIntro}</p>}
      {!now || now.status === 'failed' ? <StartForm /> : null}
      {now?.status === 'done' ? (
        <details>
          <summary>{say.value.inspectAgain}</summary>
          <StartForm />
        </details>
      ) : null}
      {now?.status === 'done' && judged.value ? <Results /> : null}
      {now?.status === 'done' && !judged.value ? <p aria-live="polite">{say.value.looking}</p> : null}
    </>
  );
};

/** The folder that an address names below its host, where it names one: a unit that lives on a platform. */
const folderOf = (url: string): string => /^\/.*\//.exec(URL.parse(url)?.pathname ?? '')?.[0].replace(/^\/$/, '') ?? '';

/** The dossier of the unit at an address, made where there is none yet. */
const openUnit = (url: string): Promise<Dossier> => {
  const profile = { url, scope: { hosts: [], paths: [folderOf(url)] } };
  return changeDossier(emptyDossier(url, profile), (was) => ({ ...was, profile: { ...was.profile, ...profile } }));
};

const StartForm = () => {
  const folder = folderOf(startUrl.value);
  const isUnit = (dossier.value.profile.scope?.paths ?? []).some((path) => folder.startsWith(path));
  const inspect = async (): Promise<void> => {
    const url = startUrl.value.trim();
    if (!safeHref(url)) return;
    const further = (dossier.value.profile.scope?.hosts ?? []).map((host) => `http://${host}/`);
    denied.value = !(await requestHosts([url, ...further])) && !(await allowed(url));
    if (denied.value) return;
    const of = folder && !isUnit && onlyFolder.value ? await openUnit(url) : dossier.value;
    await request({ kind: 'inspect', url, asOf: asOf.value, profile: of.profile });
    start.value = '';
  };
  return (
    <form
      class="start"
      onSubmit={(event: Event) => {
        event.preventDefault();
        void inspect();
      }}
    >
      <label>
        {say.value.siteStart}
        <input
          type="url"
          required
          value={startUrl.value}
          onInput={(event: Event) => {
            start.value = (event.target as HTMLInputElement).value;
          }}
        />
      </label>
      {folder && !isUnit ? (
        <label class="check">
          <input
            type="checkbox"
            checked={onlyFolder.value}
            onChange={() => {
              onlyFolder.value = !onlyFolder.value;
            }}
          />
          {say.value.onlyFolder(folder)}
        </label>
      ) : null}
      <Field
        label={say.value.siteBudget}
        type="number"
        min={1}
        max={500}
        required
        value={settings.value.maxPages}
        commit={(most) => void writeSettings({ maxPages: Number(most) })}
      />
      {denied.value ? <Trouble text={say.value.denied} /> : <p class="quiet">{say.value.needAllow}</p>}
      <button type="submit" class="main">
        {inspection.value ? say.value.inspectAgain : say.value.inspect}
      </button>
    </form>
  );
};

const State = () => {
  const { id, status, phase, counts, settings: given, fault } = inspection.value!;
  const text = say.value.progress(counts.pages, given.maxPages, counts.checked, counts.targets);
  const working = status === 'running' || status === 'paused';
  return (
    <section aria-label={say.value.inspectionStatus[status]}>
      <h2>
        {say.value.inspectionStatus[status]}{' '}
        <span class="quiet">{status === 'running' ? say.value.phases[phase] : say.value.asOf(given.asOf)}</span>
      </h2>
      <Away href={given.url} />
      {working ? (
        <Progress
          value={phase === 'pages' ? counts.pages : counts.checked}
          max={phase === 'pages' ? given.maxPages : counts.targets}
          text={text}
        />
      ) : null}
      {status === 'failed' && fault ? (
        <Trouble text={`${say.value.inspectionFaults[fault.code] ?? say.value.inspectionFaults.unexpected}`} detail={fault.detail} />
      ) : null}
      {status === 'running' ? (
        <button type="button" onClick={() => void request({ kind: 'pause', id })}>
          {say.value.pause}
        </button>
      ) : null}
      {status === 'paused' || status === 'failed' ? (
        <button type="button" class="main" onClick={() => void request({ kind: 'resume', id })}>
          {say.value.resume}
        </button>
      ) : null}
    </section>
  );
};

const Results = () => {
  const { site, judgement } = judged.value!;
  const { coverage } = site;
  const { siteFindings: findings, columns, fact } = say.value;
  const parts = { findings, columns, disclosure: fact.disclosure, identity: fact.identity };
  return (
    <>
      {card.value ? <ScoreLine card={card.value} /> : null}
      {coverage.complete ? null : <p class="quiet">{say.value.incomplete(coverage.pages)}</p>}
      <nav class="row" aria-label={say.value.contents}>
        {(Object.keys(parts) as (keyof typeof parts)[]).map((part) => (
          <a key={part} href={`#site-${part}`}>
            {parts[part]}
          </a>
        ))}
      </nav>
      <h2 id="site-findings">{parts.findings}</h2>
      <p class="sum">{countOutcomes(judgement.findings)}</p>
      <FindingGroups groups={listed.value} here={false} />
      <h2 id="site-columns">
        {parts.columns} <span class="quiet">{site.columns.length}</span>
      </h2>
      {site.columns.length > 0 ? <ColumnTable columns={site.columns} /> : <p>{say.value.noColumns}</p>}
      <h2 id="site-disclosure">{parts.disclosure}</h2>
      <ul class="marks">
        {disclosureKeys.map((key) => {
          const { state, foundOn } = site.disclosure[key];
          return (
            <li key={key}>
              {say.value.disclosureNames[key]} <span class={`state ${state}`}>{say.value.disclosureStates[state]}</span>{' '}
              {foundOn ? <Away href={foundOn} /> : null}
            </li>
          );
        })}
      </ul>
      <h2 id="site-identity">{parts.identity}</h2>
      <ul class="marks">
        {identityKeys.map((key) => (
          <li key={key}>
            {say.value.identityNames[key]} {site.identity[key]?.value ?? <span class="state absent">{say.value.none}</span>}
          </li>
        ))}
      </ul>
    </>
  );
};

const ColumnTable = ({ columns }: { columns: readonly Column[] }) => (
  <table class="columns">
    <thead>
      <tr>
        <th scope="col">{say.value.columnName}</th>
        <th scope="col">{say.value.columnNewest}</th>
      </tr>
    </thead>
    <tbody>
      {columns.map((column) => (
        <tr key={column.path.join(' ')}>
          <th scope="row">
            {column.url ? <Away href={column.url} text={column.path.join(' › ')} /> : column.path.join(' › ')}
            <br />
            <span class="quiet">{termOf('category', column.category, language.value)}</span>
          </th>
          <td>
            <Newest column={column} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Columns that the checks hold to be stale, by path. */
const stale = computed(
  () =>
    new Set(
      (judged.value?.judgement.findings ?? [])
        .filter(({ check, outcome }) => check === 'column-stale' && outcome === 'fail')
        .map(({ facts }) => String(facts.path)),
    ),
);

const Newest = ({ column: { path, newest, blank, visited, dated, url } }: { column: Column }) => {
  if (blank) return <span class="tag fail">{say.value.blank}</span>;
  if (newest) {
    const isStale = stale.value.has(path.join('/'));
    return (
      <>
        {newest}
        <br />
        <span class="quiet">{say.value.days(daysBetween(newest, asOf.value))}</span>{' '}
        {isStale ? <span class="tag fail">{say.value.stale}</span> : null}
      </>
    );
  }
  return <span class="quiet">{visited || url === null ? (dated === 0 ? say.value.undated : say.value.none) : say.value.notVisited}</span>;
};
