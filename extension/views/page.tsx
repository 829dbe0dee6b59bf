/** This page: what is wrong with it, marked on it; and how it was read, so that a person can see why. */
import { computed, ref, watch } from 'vue';
import { type ColumnCategory, columnCategories, disclosureKeys, identityKeys, type PageFacts } from '../../checks/model/index.ts';
import { correctColumn } from '../dossier/correct.ts';
import { requestAll, requestHosts } from '../network/permission.ts';
import { explainKind } from '../wording/kind-reasons.ts';
import { FindingGroups } from './findings.tsx';
import { chosen, clearMarks, drawMarks, spotOf } from './marking.ts';
import { answer, followTab, keep, language, look, lookAgain, looking, say, settings, tab, view } from './panel.ts';
import { countOutcomes, Trouble } from './parts.tsx';
import { groupFindings, termOf } from './saying.ts';

const groups = computed(() => groupFindings(look.value?.findings ?? []));
const wantMarks = ref(true);
const recorded = ref('');

/** Keeps the marks on the page in step with the list. */
export function followFindings(): void {
  watch([groups, view, wantMarks], async ([list, shown]) => {
    if (shown !== 'page' || !look.value) return;
    chosen.value = 0;
    const spots = list.flatMap(({ findings }) => findings.map(({ finding, number }) => spotOf(finding, number)));
    if (wantMarks.value && spots.length > 0) await drawMarks(spots);
    else await clearMarks();
  });
}

export const PageView = () => {
  if (!tab.value) return <p class="empty">{say.value.noPage}</p>;
  if (!answer.value)
    return (
      <p class="empty" aria-live="polite">
        {say.value.looking}
      </p>
    );
  if ('fault' in answer.value) return <NoLook />;
  const { facts, findings, took } = answer.value.look;
  return (
    <>
      <div class="row spread">
        <button type="button" disabled={looking.value} onClick={() => void lookAgain()}>
          {say.value.look}
        </button>
        <label class="check">
          <input
            type="checkbox"
            checked={wantMarks.value}
            onChange={() => {
              wantMarks.value = !wantMarks.value;
            }}
          />
          {say.value.marksOn}
        </label>
      </div>
      <h2>{say.value.findings}</h2>
      <p aria-live="polite" class="sum">
        {findings.length > 0 ? countOutcomes(findings) : say.value.noFindings}
      </p>
      <FindingGroups groups={groups.value} here={true} />
      <p class="quiet">{say.value.noFindingsNote}</p>
      <h2>{say.value.asRead}</h2>
      <FactList facts={facts} />
      <Correction facts={facts} />
      <p class="quiet">{say.value.took(took.read.toFixed(1), took.judge.toFixed(1))}</p>
    </>
  );
};

const denied = ref(false);

const NoLook = () => {
  const given = answer.value;
  if (!given || 'look' in given) return null;
  const url = tab.value?.url ?? '';
  const known = /^https?:/.test(url);
  const allow = async (): Promise<void> => {
    denied.value = false;
    denied.value = !(await (known ? requestHosts([url]) : requestAll()));
    if (denied.value) return;
    answer.value = null;
    await followTab();
  };
  return (
    <>
      <Trouble text={say.value.faults[given.fault]} detail={given.detail} />
      {denied.value ? <Trouble text={say.value.denied} /> : null}
      <div class="row">
        {given.fault === 'no-permission' ? (
          <button type="button" class="main" onClick={() => void allow()}>
            {known ? say.value.allow : say.value.allowAny}
          </button>
        ) : null}
        <button type="button" onClick={() => void lookAgain()}>
          {say.value.look}
        </button>
      </div>
    </>
  );
};

const FactList = ({ facts }: { facts: PageFacts }) => {
  const { kind, title, h1, published, breadcrumb, status, identity, disclosure, blocks, items, document, personalData, links } = facts;
  const { fact, none } = say.value;
  const newest = items.reduce((best, { date }) => (date && date > best ? date : best), '');
  return (
    <dl class="facts">
      <dt>{fact.kind}</dt>
      <dd>
        <strong>{say.value.kinds[kind]}</strong> <span class="quiet">{say.value.readFrom(explainKind(facts, language.value))}</span>
      </dd>
      <dt>{fact.title}</dt>
      <dd>{h1 ?? (title || none)}</dd>
      <dt>{fact.published}</dt>
      <dd>
        {published ? (
          <>
            {published.date} {published.time ?? ''}{' '}
            <span class="quiet">
              {say.value.readFrom(`${say.value.dateSources[published.source]} ${published.text}`)}
              {published.confidence === 'low' ? `${say.value.comma}${say.value.lowConfidence}` : ''}
            </span>
          </>
        ) : (
          none
        )}
      </dd>
      <dt>{fact.column}</dt>
      <dd>{breadcrumb.length > 0 ? breadcrumb.join(' › ') : none}</dd>
      {document ? (
        <>
          <dt>{fact.document}</dt>
          <dd>
            {[document.number, document.issuer, document.index, document.written, document.validity].filter(Boolean).join(say.value.comma)}
          </dd>
        </>
      ) : null}
      <dt>{fact.lists}</dt>
      <dd>
        {say.value.blocks(blocks.length, items.length)}
        {newest ? `${say.value.comma}${say.value.newest} ${newest}` : ''}
        {blocks
          .filter(({ empty }) => empty)
          .map(({ heading, emptyText }) => (
            <span class="tag review">{`${heading} ${emptyText ?? say.value.emptyBlock}`.trim()}</span>
          ))}
      </dd>
      <dt>{fact.links}</dt>
      <dd>{links.length}</dd>
      {personalData.length > 0 ? (
        <>
          <dt>{fact.personal}</dt>
          <dd>{personalData.map(({ masked }) => masked).join(say.value.list)}</dd>
        </>
      ) : null}
      <dt>{fact.disclosure}</dt>
      <dd>
        <ul class="marks">
          {disclosureKeys.map((key) => (
            <li key={key}>
              {say.value.disclosureNames[key]}{' '}
              <span class={`state ${disclosure[key].state}`}>{say.value.disclosureStates[disclosure[key].state]}</span>
            </li>
          ))}
        </ul>
      </dd>
      <dt>{fact.identity}</dt>
      <dd>
        <ul class="marks">
          {identityKeys.map((key) => {
            const mark = identity[key];
            return (
              <li key={key}>
                {say.value.identityNames[key]}{' '}
                {mark ? (
                  <>
                    {mark.value} <span class="quiet">{say.value.readFrom(termOf('where', mark.where, language.value))}</span>
                  </>
                ) : (
                  <span class="state absent">{none}</span>
                )}
              </li>
            );
          })}
        </ul>
      </dd>
      <dt>{fact.status}</dt>
      <dd>{status}</dd>
    </dl>
  );
};

/** “This column is 通知公告”, “this page is the guide”. */
const Correction = ({ facts }: { facts: PageFacts }) => {
  const correct = async (category: ColumnCategory): Promise<void> => {
    const name = facts.breadcrumb.at(-1) ?? facts.h1 ?? facts.title;
    const what = say.value.correctionColumn(name, termOf('category', category, language.value));
    await keep((was) => correctColumn(was, facts.finalUrl, category, settings.value.by, what));
    recorded.value = what;
    await lookAgain();
  };
  return (
    <details class="correct">
      <summary>{say.value.correctKind}</summary>
      <label>
        {say.value.thisIs}
        <select
          onChange={(event: Event) => {
            const select = event.target as HTMLSelectElement;
            if (select.value) void correct(select.value as ColumnCategory);
            select.value = '';
          }}
        >
          <option value="">{say.value.choose}</option>
          {columnCategories.map((category) => (
            <option key={category} value={category}>
              {termOf('category', category, language.value)}
            </option>
          ))}
        </select>
      </label>
      <p aria-live="polite" class="quiet">
        {recorded.value ? say.value.corrected(recorded.value) : ''}
      </p>
    </details>
  );
};
