/** The panel: which page and site, six views, one at a time. */
import { defineComponent, nextTick, onMounted, onUnmounted } from 'vue';
import { type Browser, browser } from '../browser.ts';
import { Chosen } from '../messages.ts';
import { ChecklistView, pressKey, readTitles } from './checklist.tsx';
import { followConsole } from './console.tsx';
import { FilesView } from './files.tsx';
import { followLinks, LinksView } from './links.tsx';
import { chosen, clearMarks } from './marking.ts';
import { followFindings, PageView } from './page.tsx';
import { dossier, followTab, language, look, pinned, say, tab, type View, view, views } from './panel.ts';
import { followWalk, ReviewView } from './review.tsx';
import { SiteView } from './site.tsx';

const shown: Record<View, () => unknown> = {
  page: PageView,
  links: LinksView,
  site: SiteView,
  index: ChecklistView,
  review: ReviewView,
  files: FilesView,
};

async function open(next: View): Promise<void> {
  view.value = next;
  if (next !== 'review' && pinned.value) {
    pinned.value = null;
    await followTab();
  }
  if (next === 'index') void readTitles();
  if (next === 'site' || next === 'index' || next === 'files') await clearMarks();
}

/** Tabs as ARIA has them: arrows, Home and End move between them, only the chosen one is reached by Tab. */
function moveTab(event: KeyboardEvent): void {
  const at = views.indexOf(view.value);
  const to = { ArrowRight: (at + 1) % views.length, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  const next = views.at(to)!;
  void open(next).then(() => document.getElementById(`tab-${next}`)?.focus());
  event.preventDefault();
}

const Tabs = () => (
  <div role="tablist" aria-label={say.value.tabsLabel} class="tabs" onKeydown={moveTab}>
    {views.map((one) => (
      <button
        key={one}
        type="button"
        role="tab"
        id={`tab-${one}`}
        aria-selected={view.value === one}
        aria-controls="view"
        tabindex={view.value === one ? 0 : -1}
        onClick={() => void open(one)}
      >
        {say.value.tabs[one]}
      </button>
    ))}
  </div>
);

const Header = () => (
  <header>
    <h1>
      {say.value.product}
      <span class="quiet"> {dossier.value.site}</span>
    </h1>
    <p class="where">{look.value?.facts.title || tab.value?.title || ''}</p>
  </header>
);

/** Brings the row of the mark that was clicked on the page into sight. */
async function showChosen(): Promise<void> {
  await nextTick();
  const row = document.getElementById(`${view.value === 'links' ? 'link' : 'finding'}-${chosen.value}`);
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector<HTMLElement>('button.number')?.focus();
}

export const App = defineComponent(() => {
  const onKey = (event: KeyboardEvent): void => {
    if (view.value === 'index') pressKey(event);
  };
  const onMessage = (message: unknown, sender: Browser.runtime.MessageSender): void => {
    const said = Chosen.safeParse(message);
    if (!said.success || sender.id !== browser.runtime.id || sender.tab?.id !== tab.value?.id) return;
    chosen.value = said.data.number;
    void showChosen();
  };
  followFindings();
  followLinks();
  followWalk();
  const leaveConsole = followConsole();
  onMounted(() => {
    document.addEventListener('keydown', onKey);
    browser.runtime.onMessage.addListener(onMessage);
    // closing the panel leaves the page as it was
    addEventListener('pagehide', () => void clearMarks());
  });
  onUnmounted(() => {
    leaveConsole();
    document.removeEventListener('keydown', onKey);
    browser.runtime.onMessage.removeListener(onMessage);
  });
  return () => {
    document.documentElement.lang = language.value;
    document.title = say.value.product;
    const Shown = shown[view.value] as () => never;
    return (
      <>
        <Header />
        <main>
          <Tabs />
          <div id="view" role="tabpanel" aria-labelledby={`tab-${view.value}`} tabindex={-1} key={view.value}>
            <Shown />
          </div>
        </main>
      </>
    );
  };
});
