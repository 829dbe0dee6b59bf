/** What a check stands on, written out with number and article, linked to the official text where we know it. */
import { type LegalSource, sources } from '../../checks/knowledge/legal-documents.ts';
import { translateBasis } from '../../checks/knowledge/sources.ts';
import type { Reading } from '../reading.ts';
import { type Html, html } from './escape.ts';

export function renderBasis(basis: readonly string[], { say, language }: Reading): Html {
  return html`<ul class="law">${basis.map((text) => {
    const source = sourceOf(text);
    const citation = translateBasis(text, language);
    const notes = [
      source?.effective_to ? say.inForce(source.effective_from, source.effective_to) : null,
      source && !source.verified ? say.sourceUnverified : null,
    ].filter((note) => note !== null);
    return html`<li>${source?.url ? html`<a class="titled" href="${source.url}" rel="noreferrer">${citation}</a>` : citation}${
      notes.length > 0 && html`<span class="aside">${say.brackets(notes.join(say.list))}</span>`
    }</li>`;
  })}</ul>`;
}

function sourceOf(citation: string): LegalSource | undefined {
  return Object.values<LegalSource>(sources).find(({ title }) => citation.startsWith(`《${title['zh-CN']}》`));
}
