/** The walk through the findings of a crawl: the page opens at the spot, a person confirms or dismisses, and looks whether it is still there. */
import { ref, watch } from 'vue';
import type { Finding } from '../../checks/model/index.ts';
import { readPackage } from '../../crawler/packages/package.ts';
import { browser } from '../browser.ts';
import { recheck, samePage } from '../dossier/recheck.ts';
import { forPerson, mostOfWalk, pageOf, readFindings, startWalk, stepWalk, type Walk } from '../dossier/walk.ts';
import { requestHosts } from '../network/permission.ts';
import { changeDossier, dossierOf } from '../store/dossiers.ts';
import { capturePage } from './capture.ts';
import { ReviewForm } from './findings.tsx';
import { drawMarks, marked, showMark, spotOf } from './marking.ts';
import { asOf, dossier, judged, keep, language, look, lookAgain, pinned, say, settings, tab, view } from './panel.ts';
import { Away, Basis, FileButton, OutcomeTag, Progress, Trouble } from './parts.tsx';
import { titleOf, writeTime } from './saying.ts';

const fault = ref('');
const checking = ref(false);

const current = (): Finding | undefined => dossier.value.walk?.findings[dossier.value.walk.at];

/** Marks the spot once its page is open. */
export function followWalk(): void {
  watch([look, view, () => dossier.value.walk?.at], async ([seen, shown]) => {
    const finding = current();
    if (shown !== 'review' || !seen || !finding) return;
    await drawMarks(samePage(seen.url, pageOf(finding)) ? [spotOf(finding, 1)] : []);
    if (marked.value.has(1)) await showMark(1);
  });
}

async function bring(file: File): Promise<void> {
  fault.value = '';
  const walk = await walkOf(file);
  if (!walk) {
    fault.value = say.value.notThisFile;
    return;
  }
  const changed = await changeDossier(await dossierOf(walk.url), (was) => startWalk(was, walk));
  if (changed.site === dossier.value.site) dossier.value = changed;
  else {
    pinned.value = null;
    await browser.tabs.update(tab.value!.id, { url: walk.url });
  }
}

async function walkOf(file: File): Promise<Walk | undefined> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const opened = await readPackage(bytes);
  const text = 'contents' in opened ? opened.contents.findings : new TextDecoder().decode(bytes);
  return text === undefined ? undefined : readFindings(text);
}

async function openPage(url: string): Promise<void> {
  // pages of other hosts are looked at for this site
  pinned.value = dossier.value.walk ? dossier.value.url : null;
  if (tab.value && /^https?:/.test(url)) await browser.tabs.update(tab.value.id, { url, active: true });
}

export const ReviewView = () => (
  <>
    {fault.value ? <Trouble text={fault.value} /> : null}
    {dossier.value.walk ? <Step /> : <Begin />}
    <Record />
  </>
);

const Begin = () => {
  const own = judged.value ? forPerson(judged.value.judgement.findings) : [];
  return (
    <>
      <h2>{say.value.walk}</h2>
      <p>{say.value.walkIntro}</p>
      <FileButton label={say.value.importFindings} accept=".json,.mingcha" choose={(file) => void bring(file)} />
      {own.length > 0 ? (
        <button
          type="button"
          onClick={() => void keep((was) => startWalk(was, { findings: own, asOf: judged.value!.site.asOf, url: was.url }))}
        >
          {say.value.walkOwn}
          {say.value.brackets(String(own.length))}
        </button>
      ) : null}
    </>
  );
};

const Step = () => {
  const walk = dossier.value.walk!;
  const finding = current();
  const reviewed = new Set(dossier.value.reviews.map(({ fingerprint }) => fingerprint));
  const done = walk.findings.filter(({ fingerprint }) => reviewed.has(fingerprint)).length;
  return (
    <>
      <Progress value={done} max={walk.findings.length} text={say.value.walkAt(walk.at + 1, walk.findings.length)} />
      {walk.findings.length === mostOfWalk ? <p class="quiet">{say.value.walkFull(mostOfWalk)}</p> : null}
      {done === walk.findings.length ? <p class="sum">{say.value.walkDone}</p> : null}
      <div class="row spread">
        <span class="row">
          <button type="button" disabled={walk.at === 0} onClick={() => void keep((was) => stepWalk(was, -1))}>
            {say.value.previous}
          </button>
          <button type="button" disabled={walk.at >= walk.findings.length - 1} onClick={() => void keep((was) => stepWalk(was, 1))}>
            {say.value.next}
          </button>
        </span>
        <button
          type="button"
          class="small"
          onClick={() => {
            pinned.value = null;
            void keep((was) => ({ ...was, walk: null }));
          }}
        >
          {say.value.closeWalk}
        </button>
      </div>
      {finding ? <Looked finding={finding} /> : null}
    </>
  );
};

const Looked = ({ finding }: { finding: Finding }) => {
  const { check, outcome, text, url, locator, basis, fingerprint } = finding;
  const here = look.value !== null && samePage(look.value.url, pageOf(finding));
  const last = dossier.value.rechecks.findLast((one) => one.fingerprint === fingerprint);
  const again = async (): Promise<void> => {
    checking.value = true;
    try {
      const target = typeof finding.facts.target === 'string' ? finding.facts.target : url;
      await requestHosts([target]);
      if (here) await lookAgain();
      const state = await recheck(finding, look.value, { asOf: asOf.value, allowPrivate: settings.value.allowPrivate });
      const at = new Date().toISOString();
      await keep((was) => ({
        ...was,
        rechecks: [...was.rechecks.filter((one) => one.fingerprint !== fingerprint), { fingerprint, at, state }],
      }));
    } finally {
      checking.value = false;
    }
  };
  return (
    <section class="group finding">
      <h2>{titleOf(check, language.value)}</h2>
      <OutcomeTag outcome={outcome} />
      <p class="said">{text[language.value]}</p>
      <Away href={pageOf(finding)} />
      {locator?.quote ? <blockquote aria-label={say.value.quote}>{locator.quote}</blockquote> : null}
      <div class="row">
        <button type="button" class={here ? '' : 'main'} onClick={() => void openPage(pageOf(finding))}>
          {say.value.openPage}
        </button>
        <button type="button" disabled={checking.value} onClick={() => void again()}>
          {say.value.recheck}
        </button>
        <button type="button" onClick={() => void capturePage({ fingerprint })}>
          {say.value.capture}
        </button>
      </div>
      <p aria-live="polite" class="recheck">
        {last ? `${say.value.recheckStates[last.state]}${say.value.brackets(writeTime(last.at, language.value))}` : ''}
        {here && !marked.value.has(1) ? <span class="quiet"> {say.value.notOnPage}</span> : null}
      </p>
      <ReviewForm finding={finding} />
      <Basis basis={basis} />
    </section>
  );
};

const Record = () =>
  dossier.value.corrections.length === 0 ? null : (
    <>
      <h2>{say.value.corrections}</h2>
      <ul class="plain">
        {dossier.value.corrections.map(({ what, by, at }) => (
          <li key={`${at} ${what}`}>
            {what} <span class="quiet">{say.value.markedBy(by, writeTime(at, language.value))}</span>
          </li>
        ))}
      </ul>
    </>
  );
