/** The links of this page: asked for by the worker, dead ones marked on the page. */
import { computed, ref, watch } from 'vue';
import type { LinkState } from '../../checks/model/index.ts';
import { request } from '../messages.ts';
import { allowed, requestHosts } from '../network/permission.ts';
import { chosen, drawMarks, marked, mostMarks, showMark } from './marking.ts';
import { asOf, language, look, readReport, report, say, tab, view } from './panel.ts';
import { Away, NoPage, OutcomeTag, Progress, Trouble } from './parts.tsx';
import { termOf } from './saying.ts';

/** Only what no reader can open is wrong for certain. */
const certain: ReadonlySet<LinkState> = new Set(['dead', 'soft-404', 'malformed']);
const fine: ReadonlySet<LinkState> = new Set(['ok', 'moved', 'unsupported']);

interface Bad {
  number: number;
  url: string;
  text: string;
  outcome: 'fail' | 'review';
  said: string;
}

const denied = ref(false);

const bad = computed<Bad[]>(() => {
  const known = report.value;
  if (!known) return [];
  const links = look.value?.facts.links ?? [];
  const texts = new Map<string, string>();
  for (const { href, text, title, alt } of links) {
    const url = href.split('#', 1)[0]!;
    const name = text || title || alt || '';
    if (name && !texts.has(url)) texts.set(url, name);
  }
  const found = known.targets.flatMap((url): Omit<Bad, 'number'>[] => {
    const result = known.results[url];
    if (!result || fine.has(result.state)) return [];
    const { state, status, reason, attempts } = result;
    const cause = [status ? `HTTP ${status}` : '', reason ?? '', say.value.attempts(attempts)].filter(Boolean).join(say.value.comma);
    const said = `${termOf('state', state, language.value)}${say.value.brackets(cause)}`;
    return [{ url, text: texts.get(url) ?? '', outcome: certain.has(state) ? 'fail' : 'review', said }];
  });
  found.sort((a, b) => (a.outcome === b.outcome ? 0 : a.outcome === 'fail' ? -1 : 1));
  return found.map((one, at) => ({ number: at + 1, ...one }));
});

/** Keeps the marks on the page in step with what is known of its links. */
export function followLinks(): void {
  watch([bad, view], async ([list, shown]) => {
    if (shown !== 'links') return;
    chosen.value = 0;
    await drawMarks(list.map(({ number, url, outcome }) => ({ number, outcome, href: url })));
  });
}

export const LinksView = () => {
  const known = report.value;
  const shown = tab.value;
  const seen = look.value;
  if (!shown || !seen) return <NoPage />;
  const hosts = seen.facts.links.map(({ href }) => href);
  const verify = async (): Promise<void> => {
    denied.value = false;
    if (!(await requestHosts([seen.url, ...hosts])) && !(await allowed(seen.url))) {
      denied.value = true;
      return;
    }
    await request({ kind: 'verify', tab: shown.id, asOf: asOf.value });
    await readReport();
  };
  const done = known ? Object.keys(known.results).length : 0;
  const all = known?.targets.length ?? 0;
  return (
    <>
      <p>{say.value.linksIntro}</p>
      {known?.status === 'running' ? (
        <>
          <Progress value={done} max={all} text={say.value.verifying(done, all)} />
          <button type="button" onClick={() => void request({ kind: 'stop-verifying', url: known.url })}>
            {say.value.stop}
          </button>
        </>
      ) : (
        <button type="button" class="main" onClick={() => void verify()}>
          {say.value.verify}
        </button>
      )}
      {denied.value ? <Trouble text={say.value.denied} /> : null}
      {known && known.status !== 'running' ? (
        <p aria-live="polite">{known.status === 'done' ? say.value.verified(all) : say.value.stopped(done, all)}</p>
      ) : null}
      {known ? <Results /> : null}
      <p class="quiet">{say.value.browserLimits}</p>
    </>
  );
};

const Results = () => {
  const results = Object.values(report.value?.results ?? {});
  const unknown = results.filter((result) => result === null).length;
  const open = results.filter((result) => result && fine.has(result.state)).length;
  const parts = [
    ['fail', say.value.dead],
    ['review', say.value.doubtful],
  ] as const;
  return (
    <>
      {parts.map(([outcome, heading]) => {
        const list = bad.value.filter((one) => one.outcome === outcome);
        return list.length === 0 ? null : (
          <section key={outcome} class="group">
            <h2>
              {heading} <span class="quiet">{list.length}</span>
            </h2>
            <ol>
              {list.map((one) => (
                <BadLink key={one.url} one={one} />
              ))}
            </ol>
          </section>
        );
      })}
      {report.value?.status === 'done' && bad.value.every(({ outcome }) => outcome !== 'fail') ? (
        <p class="sum">{say.value.noDead}</p>
      ) : null}
      <ul class="plain">
        <li>{say.value.fineLinks(open)}</li>
        {unknown > 0 ? <li>{say.value.unknownLinks(unknown)}</li> : null}
      </ul>
    </>
  );
};

const BadLink = ({ one: { number, url, text, outcome, said } }: { one: Bad }) => (
  <li class={['finding', chosen.value === number ? 'chosen' : '']} id={`link-${number}`}>
    <div class="line">
      {marked.value.has(number) ? (
        <button
          type="button"
          class={`number ${outcome}`}
          aria-label={say.value.showOnPage(number)}
          title={say.value.showOnPage(number)}
          onClick={() => void showMark(number)}
        >
          {number}
        </button>
      ) : (
        <span class="number none" title={number > mostMarks ? say.value.notMarked(mostMarks) : say.value.notOnPage}>
          {number}
        </span>
      )}
      <OutcomeTag outcome={outcome} />
    </div>
    <p class="said">
      {text} {said}
    </p>
    <Away href={url} />
  </li>
);
