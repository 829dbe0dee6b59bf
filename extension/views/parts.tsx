/** Small pieces that several views share. */
import type { Finding, Outcome } from '../../checks/model/index.ts';
import { answer, language, say } from './panel.ts';
import { citationOf, safeHref } from './saying.ts';

/** The outcome in words, coloured; the words alone say it too. */
export const OutcomeTag = ({ outcome }: { outcome: Outcome }) => <span class={`tag ${outcome}`}>{say.value.outcomes[outcome]}</span>;

/** Articles of law, linked to the official text where we know it. */
export const Basis = ({ basis }: { basis: readonly string[] }) => (
  <details class="basis">
    <summary>{say.value.basis}</summary>
    <ul>
      {basis.map((one) => {
        const { text, href } = citationOf(one, language.value);
        return <li key={one}>{href ? <Away href={href} text={text} /> : text}</li>;
      })}
    </ul>
  </details>
);

/** A link out of the panel; an address that is none of the web stays text. */
export const Away = ({ href, text }: { href: string; text?: string }) => {
  const safe = safeHref(href);
  return safe ? (
    <a class="address" href={safe} target="_blank" rel="noreferrer noopener">
      {text ?? href}
    </a>
  ) : (
    <span class="address">{text ?? href}</span>
  );
};

/** Why there is nothing to show: no page is open, or the browser does not let it be read yet. */
export const NoPage = () => (
  <p class="empty">
    {answer.value && 'fault' in answer.value && answer.value.fault === 'no-permission' ? say.value.notAllowed : say.value.noPage}
  </p>
);

/** Something went wrong, and what to do. */
export const Trouble = ({ text, detail }: { text: string; detail?: string }) => (
  <div class="trouble" role="alert">
    <p>{text}</p>
    {detail ? (
      <details>
        <summary>{say.value.detail}</summary>
        <p class="address">{detail}</p>
      </details>
    ) : null}
  </div>
);

export const Progress = ({ value, max, text }: { value: number; max: number; text: string }) => (
  <div class="progress">
    <progress value={value} max={Math.max(1, max)} aria-label={text} />
    <p aria-live="polite">{text}</p>
  </div>
);

export const countOutcomes = (findings: readonly Finding[]): string => {
  const of = (outcome: Outcome): number => findings.filter((finding) => finding.outcome === outcome).length;
  return say.value.count(of('fail'), of('review'), of('error'));
};

/** Lets a person choose a file, and hands it over. */
export const FileButton = ({ label, accept, choose }: { label: string; accept: string; choose: (file: File) => void }) => (
  <label class="button">
    <span>{label}</span>
    <input
      type="file"
      class="unseen"
      accept={accept}
      onChange={(event: Event) => {
        const input = event.target as HTMLInputElement;
        const [file] = input.files ?? [];
        if (file) choose(file);
        input.value = '';
      }}
    />
  </label>
);
