/** Findings grouped by check: marked on the page by number, confirmed or said to be wrong. */
import { ref } from 'vue';
import type { Finding } from '../../checks/model/index.ts';
import { reviewFinding } from '../dossier/correct.ts';
import { chosen, marked, mostMarks, showMark } from './marking.ts';
import { asOf, dossier, keep, language, say, settings } from './panel.ts';
import { Away, Basis, OutcomeTag } from './parts.tsx';
import { type Group, titleOf } from './saying.ts';

/** Findings of one check that are shown at first, and how many more each time that a person asks. */
const shownAtFirst = 50;
const step = 500;
const shownOf = ref<ReadonlyMap<string, number>>(new Map());

/** The finding whose review is being written. */
const writing = ref('');
const reason = ref('');

export const FindingGroups = ({ groups, here }: { groups: readonly Group[]; here: boolean }) => (
  <div class="groups">
    {groups.map(({ check, basis, findings }) => (
      <section key={check} class="group">
        <h3>
          {titleOf(check, language.value)} <span class="quiet">{findings.length}</span>
        </h3>
        <ol>
          {findings.slice(0, shownOf.value.get(check) ?? shownAtFirst).map(({ number, finding }) => (
            <FindingRow key={`${number} ${finding.fingerprint}`} number={number} finding={finding} here={here} />
          ))}
        </ol>
        <More check={check} all={findings.length} />
        <Basis basis={basis} />
      </section>
    ))}
  </div>
);

const More = ({ check, all }: { check: string; all: number }) => {
  const shown = shownOf.value.get(check) ?? shownAtFirst;
  if (all <= shown) return null;
  return (
    <button
      type="button"
      onClick={() => {
        shownOf.value = new Map(shownOf.value).set(check, shown + step);
      }}
    >
      {say.value.showMore(Math.min(step, all - shown), all - shown)}
    </button>
  );
};

const FindingRow = ({ number, finding, here }: { number: number; finding: Finding; here: boolean }) => {
  const { outcome, text, locator, url } = finding;
  const shown = here && marked.value.has(number);
  return (
    <li class={['finding', chosen.value === number && here ? 'chosen' : '']} id={here ? `finding-${number}` : undefined}>
      <div class="line">
        {shown ? (
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
          <span class="number none" title={here ? (number > mostMarks ? say.value.notMarked(mostMarks) : say.value.notOnPage) : undefined}>
            {number}
          </span>
        )}
        <OutcomeTag outcome={outcome} />
      </div>
      <p class="said">{text[language.value]}</p>
      {here ? null : <Away href={url} />}
      {locator?.quote ? <blockquote aria-label={say.value.quote}>{locator.quote}</blockquote> : null}
      <ReviewForm finding={finding} />
    </li>
  );
};

/** Confirms a finding, or says why it is wrong. */
export const ReviewForm = ({ finding }: { finding: Finding }) => {
  if (finding.outcome !== 'fail' && finding.outcome !== 'review') return null;
  const review = dossier.value.reviews.findLast(({ fingerprint }) => fingerprint === finding.fingerprint);
  const decide = async (verdict: 'confirmed' | 'dismissed', why: string): Promise<void> => {
    const what = say.value.correctionFinding(titleOf(finding.check, language.value), why);
    await keep((was) => reviewFinding(was, finding, { verdict, reason: why, by: settings.value.by, asOf: asOf.value, what }));
    writing.value = '';
    reason.value = '';
  };
  return (
    <div class="review">
      {review ? (
        <p class="quiet">
          {review.verdict === 'confirmed' ? say.value.confirmed : say.value.dismissed}
          {review.reason ? say.value.brackets(review.reason) : ''}
        </p>
      ) : null}
      {writing.value === finding.fingerprint ? (
        <form
          onSubmit={(event: Event) => {
            event.preventDefault();
            if (reason.value.trim()) void decide('dismissed', reason.value.trim());
          }}
        >
          <label>
            {say.value.reason}
            <textarea
              rows={2}
              required
              maxlength={2000}
              value={reason.value}
              onInput={(event: Event) => {
                reason.value = (event.target as HTMLTextAreaElement).value;
              }}
            />
          </label>
          <div class="row">
            <button type="submit">{say.value.save}</button>
            <button
              type="button"
              onClick={() => {
                writing.value = '';
              }}
            >
              {say.value.cancel}
            </button>
          </div>
        </form>
      ) : (
        <div class="row">
          <button type="button" class="small" aria-pressed={review?.verdict === 'confirmed'} onClick={() => void decide('confirmed', '')}>
            {say.value.confirm}
          </button>
          <button
            type="button"
            class="small"
            aria-pressed={review?.verdict === 'dismissed'}
            onClick={() => {
              writing.value = finding.fingerprint;
              reason.value = review?.reason ?? '';
            }}
          >
            {say.value.dismiss}
          </button>
        </div>
      )}
    </div>
  );
};
