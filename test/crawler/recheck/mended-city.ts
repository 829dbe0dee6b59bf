/** The sample city after its webmasters have been at it: pages are changed, withdrawn or do not answer. */
import { buildCity, type City } from '../../city/city.ts';
import { type CityServer, serveCity } from '../../city/serve.ts';

type Answer = ReturnType<City['answer']>;
export type Change = (html: string) => string;

export interface MendedCity extends CityServer {
  city: City;
  /** `host/path` of every request since the last look. */
  asked: string[];
  /** A page of the city, written otherwise; its bytes stay UTF-8. */
  write(url: string, change: Change): void;
  /** A new page, made of another. */
  copy(from: string, to: string, change: Change): void;
  /** An address answers so. */
  answer(url: string, answer: Pick<Answer, 'status'> & { html?: string; headers?: Record<string, string> }): void;
  /** Nothing answers but what is named. */
  shut(...but: string[]): void;
  reset(): void;
}

const keyOf = (url: string): string => url.replace(/^https?:\/\//, '');

/** Pages of the city are written in GBK or UTF-8. */
function textOf({ headers, body }: Answer): string {
  const said = `${headers['content-type']} ${body.subarray(0, 1500).toString('latin1')}`;
  return new TextDecoder(/charset=["']?gb/i.test(said) ? 'gbk' : 'utf-8').decode(body);
}

export async function serveMended(): Promise<MendedCity> {
  const city = buildCity();
  const changes = new Map<string, Change>();
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  let shut: Set<string> | undefined;
  const page = (answer: Answer, html: string): Answer => ({
    ...answer,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from(html.replace(/charset=["']?gb\w+/i, 'charset=utf-8')),
  });
  const served = await serveCity({
    ...city,
    answer(host, method, path, headers) {
      const key = `${host}${path}`;
      asked.push(key);
      if (shut && !shut.has(key)) return { status: 0, headers: {}, body: Buffer.alloc(0) } as Answer;
      const fixed = answers.get(key);
      if (fixed) return fixed;
      const answer = city.answer(host, method, path, headers);
      const change = changes.get(key);
      if (!change) return answer;
      const before = textOf(answer);
      const after = change(before);
      if (after === before) throw new Error(`nothing was changed on ${key}`);
      return page(answer, after);
    },
  });
  return {
    ...served,
    city,
    asked,
    write: (url, change) => void changes.set(keyOf(url), change),
    copy(from, to, change) {
      const { host, pathname } = new URL(from);
      const answer = city.answer(host, 'GET', pathname, {});
      answers.set(keyOf(to), page(answer, change(textOf(answer))));
    },
    answer: (url, { status, html = '', headers = {} }) =>
      void answers.set(keyOf(url), {
        status,
        headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
        body: Buffer.from(html),
      } as Answer),
    shut: (...but) => {
      shut = new Set(but.map(keyOf));
    },
    reset: () => {
      changes.clear();
      answers.clear();
      shut = undefined;
      asked.length = 0;
    },
  };
}
