/** The console: connecting, what waits, the roster, and where inspectors differ. */
import { computed, ref, shallowRef } from 'vue';
import type { Mark, RosterSite } from '../../checks/model/index.ts';
import { browser } from '../browser.ts';
import { type Connection, type ConnectionFault, readConnection, readTyped, writeConnection } from '../console/connection.ts';
import { type ConsoleState, forgetConsole, nothingKnown, type Queued, queued, readState } from '../console/state.ts';
import { request } from '../messages.ts';
import { requestHosts } from '../network/permission.ts';
import { onChange } from '../store/changes.ts';
import { consoleWords } from '../wording/console.ts';
import { Field } from './field.tsx';
import { dossier, language, tab } from './panel.ts';
import { Trouble } from './parts.tsx';

const words = computed(() => consoleWords[language.value]);
const connection = shallowRef<Connection | null>(null);
const state = shallowRef<ConsoleState>(nothingKnown);
const waiting = shallowRef<Queued[]>([]);
const address = ref('');
const token = ref('');
const wrong = ref<ConnectionFault | null>(null);
const busy = ref(false);
const sought = ref('');

/** Sites of the roster shown at once. */
const shownAtOnce = 50;
/** Milliseconds after the last change until it is sent. */
const calm = 3000;

/** Whether a console is set; what is checked then leaves this browser. */
export const isConnected = computed(() => connection.value !== null);
export const consolePrivacy = computed(() => words.value.privacy);

async function read(): Promise<void> {
  [connection.value, state.value, waiting.value] = await Promise.all([readConnection(), readState(), queued()]);
}

/** What is asked for while one is under way comes after it: the connection may be another by then. */
let again = false;

async function syncNow(): Promise<void> {
  again = true;
  if (busy.value) return;
  busy.value = true;
  try {
    while (again && connection.value) {
      again = false;
      await request({ kind: 'sync' });
      await read();
    }
  } finally {
    busy.value = false;
  }
}

/** Reads what is known, and sends what changes once a person pauses. */
export function followConsole(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  void read().then(() => {
    address.value = connection.value?.address ?? '';
    return syncNow();
  });
  return onChange((change) => {
    if (change === 'console') void read();
    if (change !== 'dossier') return;
    void read();
    clearTimeout(timer);
    timer = setTimeout(() => void syncNow(), calm);
  });
}

async function connect(): Promise<void> {
  const typed = readTyped(address.value, token.value || (connection.value?.token ?? ''));
  wrong.value = typeof typed === 'string' ? typed : null;
  if (typeof typed === 'string') return;
  // the browser asks the person, who must have clicked: nothing may come between
  await requestHosts([typed.address]);
  await writeConnection(typed);
  token.value = '';
  await read();
  await syncNow();
}

async function disconnect(): Promise<void> {
  await writeConnection(null);
  await forgetConsole();
  await read();
}

export const ConsolePart = () => (
  <>
    <h2>{words.value.heading}</h2>
    {connection.value ? <Standing /> : <p class="quiet">{words.value.alone}</p>}
    <form
      class="settings"
      onSubmit={(event: Event) => {
        event.preventDefault();
        void connect();
      }}
    >
      <Field
        label={words.value.address}
        type="url"
        value={address.value}
        commit={(value) => {
          address.value = value;
        }}
      />
      <label>
        {words.value.token}
        <input
          type="password"
          autocomplete="off"
          placeholder={connection.value ? words.value.tokenKept : 'mc_…'}
          value={token.value}
          onInput={(event: Event) => {
            token.value = (event.target as HTMLInputElement).value;
          }}
        />
      </label>
      {wrong.value ? <Trouble text={words.value.typed[wrong.value]} /> : null}
      <p class="buttons">
        <button type="submit">{words.value.connect}</button>
        {connection.value ? (
          <button type="button" onClick={() => void disconnect()}>
            {words.value.disconnect}
          </button>
        ) : null}
      </p>
    </form>
    <Differing />
    {connection.value ? <RosterList /> : null}
  </>
);

const Standing = () => {
  const { name, syncedAt, fault } = state.value;
  const said = fault?.text?.[language.value];
  const refused = waiting.value.flatMap((one) => (one.refused ? [{ site: one.site, why: one.refused[language.value] }] : []));
  return (
    <>
      {name ? <p>{words.value.connected(name)}</p> : null}
      <p class="quiet">{syncedAt ? words.value.at(local(syncedAt)) : words.value.never}</p>
      <p aria-live="polite">{waiting.value.length > 0 ? words.value.waiting(waiting.value.length) : words.value.allSent}</p>
      {fault ? <Trouble text={words.value.faults[fault.kind]} {...(said ? { detail: said } : {})} /> : null}
      {refused.map(({ site, why }) => (
        <Trouble key={site} text={words.value.refused(site, why)} />
      ))}
      <p>
        <button type="button" disabled={busy.value} onClick={() => void syncNow()}>
          {busy.value ? words.value.busy : words.value.now}
        </button>
      </p>
    </>
  );
};

/** Leaves of the site that is shown which other inspectors marked differently. */
const Differing = () => {
  const differing = state.value.disagreements[dossier.value.site] ?? [];
  if (differing.length === 0) return null;
  return (
    <details open>
      <summary>{words.value.differing(differing.length)}</summary>
      <ul>
        {differing.map(({ index, leaf, marks }) => (
          <li key={`${index} ${leaf}`}>
            {leaf}
            <ul>
              {marks.map((mark) => (
                <li key={`${mark.by} ${mark.at}`}>{sayMark(mark)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
};

function sayMark({ by, result, points, grade, at = '' }: Mark): string {
  const worth = grade ?? points;
  return words.value.mark(by || words.value.unsigned, `${words.value.results[result]}${worth === undefined ? '' : ` ${worth}`}`, at);
}

const RosterList = () => {
  const { roster, rounds } = state.value;
  const text = sought.value.trim().toLowerCase();
  const found = roster.filter(({ name, organ, url }) => text === '' || `${name} ${organ} ${url}`.toLowerCase().includes(text));
  return (
    <details>
      <summary>{words.value.roster(roster.length)}</summary>
      <label class="settings">
        {words.value.find}
        <input
          type="search"
          value={sought.value}
          onInput={(event: Event) => {
            sought.value = (event.target as HTMLInputElement).value;
          }}
        />
      </label>
      {found.length === 0 ? <p class="empty">{words.value.noRoster}</p> : null}
      <ul class="roster">
        {found.slice(0, shownAtOnce).map((site) => (
          <li key={site.id}>
            <button type="button" class="link" aria-label={words.value.open(site.name)} onClick={() => void openSite(site)}>
              {site.name}
            </button>
            <span class="quiet">
              {' '}
              {site.organ}
              {rounds[site.id] ? `　${words.value.rounds(rounds[site.id]!.join(' '))}` : ''}
            </span>
          </li>
        ))}
      </ul>
      {found.length > shownAtOnce ? <p class="quiet">{words.value.more(found.length - shownAtOnce)}</p> : null}
    </details>
  );
};

async function openSite({ url }: RosterSite): Promise<void> {
  // a roster comes from elsewhere: nothing but pages of the web is opened
  if (!/^https?:\/\//.test(url)) return;
  if (tab.value) await browser.tabs.update(tab.value.id, { url });
  else await browser.tabs.create({ url });
}

/** A moment as the office reads it. */
const local = (moment: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(new Date(moment));
