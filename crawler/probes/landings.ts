/** Where links to hosts outside the government lead: expired domains are bought by others. */
import { readPage } from '../../checks/facts/page.ts';
import type { Probe } from './context.ts';

const parked =
  /域名(?:出售|转让|停放|到期|已过期)|此域名|域名可以转让|domain (?:is )?for sale|buy this domain|parked (?:free|domain)|sedo|该域名/i;

export const probeLandings: Probe<'landings'> = async ({ samples, asOf, ask }) => {
  const landings = [];
  for (const { url, foundOn, text } of samples.external) {
    const { answer, finalUrl } = await ask(url, 'page');
    // what does not answer is for the checks of links
    if (answer.error || answer.status !== 200) continue;
    const facts = readPage({ url, finalUrl, status: 200, headers: answer.headers, body: answer.body, asOf });
    const spam = [...new Set(facts.wording.filter(({ kind }) => kind === 'spam').map(({ term }) => term))];
    landings.push({
      url,
      finalUrl,
      title: facts.title.slice(0, 200),
      spam,
      parked: parked.test(`${facts.title} ${facts.text.excerpt}`),
      foundOn,
      text,
    });
  }
  return landings;
};
