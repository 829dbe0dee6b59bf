/** How pages look that hold nothing until their script has run. */

/** Ids of the element that single-page applications fill. */
export const appRoots: ReadonlySet<string> = new Set([
  'app',
  'root',
  '__next',
  '__nuxt',
  'app-root',
  'main-app',
  'react-root',
  'svelte',
  'q-app',
]);

/** Attributes by which frameworks repeat or fill an element. */
export const templateAttributes =
  /^(?:v-(?:for|text|html|cloak)|ng-(?:app|repeat|bind|controller|cloak)|ms-(?:controller|repeat|for|each|text|html)|data-ng-repeat|x-for|x-data|data-bind|:data-source)$/;

/** Attributes by which a list names where its rows come from. */
export const sourceAttributes = /^data-(?:src|url|api|source|href|ajax|action|load)$/;

/** Script that asks a server for what the page is to show. */
export const loadingScript =
  /\$\.(?:ajax|get|post|getJSON)\b|\.(?:load|jpage|getJSON)\s{0,3}\(|\bfetch\s{0,3}\(|XMLHttpRequest|\baxios\b|jpaas|queryList|datastore|new Vue\b|createApp\s{0,3}\(|laytpl|juicer|baiduTemplate|artTemplate|template\s{0,3}\(\s{0,3}['"]/i;

/** Records that a page carries as data for its script to show. */
export const storedRecords = /<record(?:set)?[\s>]|<!\[CDATA\[\s{0,9}<(?:li|tr|a|table)\b/i;

/** Class and id words of the places that lists and articles are put in. */
export const fillablePlaces =
  /list|data|news|content|result|rows?|items?|table|article|zoom|tbody|ajax|page|info|detail|main|wrap|con(?![a-z])/i;
