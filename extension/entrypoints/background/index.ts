/** The worker: looks at pages, counts on the badge, verifies links, inspects sites; takes up again what was under way when it was killed. */

import { defineBackground } from 'wxt/utils/define-background';
import '../../strict.ts';
import { type Browser, browser } from '../../browser.ts';
import { sync } from '../../console/sync.ts';
import { createInspection, listInspections, runInspection, save } from '../../gather/inspection.ts';
import type { StoredInspection } from '../../gather/model.ts';
import { type LinkReport, reportOf, runReport, saveReport, startReport } from '../../gather/verify.ts';
import { createWork } from '../../gather/work.ts';
import { type LookAnswer, Request } from '../../messages.ts';
import { lookAt } from '../../page/look.ts';
import { announce } from '../../store/changes.ts';
import { database } from '../../store/database.ts';
import { dossierOf } from '../../store/dossiers.ts';
import { readSettings, today } from '../../store/settings.ts';

/** Asks the console for news, and sends what waits. */
const consoleAlarm = 'console';
const consoleMinutes = 5;

export default defineBackground(() => {
  const work = createWork();
  /** Panels that are open; each looks at its page by itself. */
  let lines = 0;

  const look = async (tab: number, asOf: string): Promise<LookAnswer> => {
    const { url } = await browser.tabs.get(tab);
    const profile = url && /^https?:/.test(url) ? (await dossierOf(url)).profile : {};
    const answer = await lookAt(tab, asOf, profile);
    await showCount(tab, answer);
    return answer;
  };
  const gather = (inspection: StoredInspection): void => {
    work.start(inspection.id, (signal) => runInspection(inspection, signal));
  };
  const verify = (report: LinkReport): void => {
    work.start(report.url, (signal) => runReport(report, signal));
  };
  const takeUp = async (): Promise<void> => {
    for (const inspection of await listInspections()) if (inspection.status === 'running') gather(inspection);
    for (const report of await (await database()).getAll('links')) if (report.status === 'running') verify(report);
  };

  const answer = async (asked: Request): Promise<unknown> => {
    switch (asked.kind) {
      case 'look':
        return await look(asked.tab, asked.asOf);
      case 'verify': {
        const seen = await look(asked.tab, asked.asOf);
        if (!('look' in seen)) return { ok: false };
        const { concurrency, interval, confirmAfter, allowPrivate } = await readSettings();
        const report = startReport(seen.look.facts, { asOf: asked.asOf, concurrency, interval, confirmAfter, allowPrivate });
        await saveReport(report);
        verify(report);
        return { ok: true };
      }
      case 'stop-verifying': {
        const report = await reportOf(asked.url);
        if (!work.stop(asked.url) && report?.status === 'running') await saveReport({ ...report, status: 'stopped' });
        return { ok: true };
      }
      case 'inspect': {
        const { maxPages, concurrency, interval, confirmAfter, allowPrivate, robots } = await readSettings();
        const { url, asOf, profile } = asked;
        const inspection = await createInspection({
          ...{ url, asOf, profile, maxPages },
          concurrency,
          interval,
          confirmAfter,
          allowPrivate,
          robots,
        });
        gather(inspection);
        return { id: inspection.id };
      }
      case 'pause': {
        const inspection = await (await database()).get('inspections', asked.id);
        if (!work.stop(asked.id) && inspection?.status === 'running') await save({ ...inspection, status: 'paused' });
        return { ok: true };
      }
      case 'resume': {
        const inspection = await (await database()).get('inspections', asked.id);
        if (!inspection || inspection.status === 'done' || work.runs(asked.id)) return { ok: false };
        const running: StoredInspection = { ...inspection, status: 'running', fault: undefined };
        await save(running);
        gather(running);
        return { ok: true };
      }
      case 'sync':
        return { ok: (await sync())?.fault === null };
    }
  };

  browser.runtime.onMessage.addListener((message: unknown, sender: Browser.runtime.MessageSender, respond: (answer: unknown) => void) => {
    // only our own views may ask; what comes from a page's marks is for the panel
    if (sender.id !== browser.runtime.id || !sender.url?.startsWith(browser.runtime.getURL('/'))) return false;
    const asked = Request.safeParse(message);
    if (!asked.success) return false;
    answer(asked.data).then(respond, (error: unknown) => respond({ fault: 'failed', detail: String(error) }));
    return true;
  });

  browser.tabs.onUpdated.addListener((tab, change, { url, active }) => {
    if (change.status !== 'complete' || (active && lines > 0) || !url || !/^https?:/.test(url)) return;
    void (async () => {
      // only hosts that a person allowed are looked at without a click
      if (await browser.permissions.contains({ origins: [`*://${new URL(url).hostname}/*`] })) {
        const { asOf } = await readSettings();
        await look(tab, asOf ?? today());
      }
    })().catch(() => {});
  });

  // a click on the icon is what lets the page of the tab be read: it is handled here, not by the browser
  const { sidePanel, sidebarAction } = browser as typeof browser & { sidebarAction?: { open(): Promise<void> } };
  browser.action.onClicked.addListener(({ windowId }) => {
    void (sidePanel ? sidePanel.open({ windowId }) : sidebarAction?.open());
    announce('tab');
  });

  // an open panel holds a line: it wakes a worker that was killed
  browser.runtime.onConnect.addListener((line) => {
    lines += 1;
    line.onDisconnect.addListener(() => {
      lines -= 1;
    });
    void takeUp();
  });
  browser.alarms.onAlarm.addListener(({ name }) => void (name === consoleAlarm ? sync() : takeUp()));
  // what was made while there was no network goes out when there is one
  void browser.alarms.get(consoleAlarm).then(async (set) => {
    if (!set) await browser.alarms.create(consoleAlarm, { periodInMinutes: consoleMinutes });
  });
  self.addEventListener('online', () => void sync());
  void takeUp();
});

/** The badge counts what is wrong; `?` says that something needs a person. */
async function showCount(tab: number, answer: LookAnswer): Promise<void> {
  const findings = 'look' in answer ? answer.look.findings : [];
  const fails = findings.filter(({ outcome }) => outcome === 'fail').length;
  const open = findings.some(({ outcome }) => outcome === 'review');
  const text = fails > 0 ? String(fails) : open ? '?' : '';
  try {
    await browser.action.setBadgeText({ tabId: tab, text });
    await browser.action.setBadgeBackgroundColor({ tabId: tab, color: fails > 0 ? '#b3261e' : '#8a5a00' });
    await browser.action.setBadgeTextColor?.({ tabId: tab, color: '#ffffff' });
  } catch {
    // the tab was closed meanwhile
  }
}
