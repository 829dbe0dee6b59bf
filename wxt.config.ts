import { defineConfig } from 'wxt';
import { checksVersion } from './checks/version.ts';

/** The browser extension: Chrome and Edge with a side panel, Firefox with a sidebar. */
export default defineConfig({
  srcDir: 'extension',
  entrypointsDir: 'entrypoints',
  publicDir: 'extension/public',
  outDir: '.output',
  manifestVersion: 3,
  // explicit imports read better, and what checks/ imports stays what it says
  imports: false,
  zip: { zipSources: false },
  hooks: {
    'build:manifestGenerated': (_, manifest) => {
      if (manifest.sidebar_action) manifest.sidebar_action.default_title = '__MSG_shortName__';
    },
  },
  vite: () => ({
    oxc: { jsx: { runtime: 'automatic', importSource: 'vue' } },
    define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
    build: { chunkSizeWarningLimit: 2000 },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: '__MSG_shortName__',
    description: '__MSG_description__',
    default_locale: 'zh_CN',
    version: checksVersion,
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    action: { default_title: '__MSG_open__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+M' }, description: '__MSG_open__' },
    },
    // a page is read when a person opens the panel on it; hosts are asked for when they are needed
    permissions: ['activeTab', 'scripting', 'storage', 'alarms', 'webRequest', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    // all addresses, not only those of the web: a picture of the page needs exactly that
    optional_host_permissions: ['<all_urls>'],
    // what is seen in a private window is kept in memory and gone with it
    incognito: browser === 'firefox' ? 'not_allowed' : 'split',
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: { id: 'mingcha@mingcha.invalid', strict_min_version: '140.0', data_collection_permissions: { required: ['none'] } },
          },
        }
      : { minimum_chrome_version: '126' }),
  }),
});
