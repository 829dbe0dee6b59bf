/** The marks in a page: put there when a person wants them, listening to the panel alone. */

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { config } from 'zod/mini';
import { type Browser, browser } from '../../browser.ts';
import { createMarks } from '../../page/marks.ts';
import { Order } from '../../page/orders.ts';

export default defineUnlistedScript(() => {
  // no code from strings, here either
  config({ jitless: true });
  // put there twice, it listens once
  if (globalThis.mingchaMarks) return;
  const marks = createMarks(document, (number) => void browser.runtime.sendMessage({ kind: 'chosen', number }));
  globalThis.mingchaMarks = marks;
  browser.runtime.onMessage.addListener((message: unknown, sender: Browser.runtime.MessageSender, respond: (answer: unknown) => void) => {
    const order = Order.safeParse(message);
    if (sender.id !== browser.runtime.id || !order.success) return;
    switch (order.data.kind) {
      case 'mark':
        respond({ found: marks.draw(order.data.spots) });
        break;
      case 'show':
        respond({ found: marks.show(order.data.number) });
        break;
      case 'clear':
        marks.clear();
        respond({ found: [] });
    }
  });
});
