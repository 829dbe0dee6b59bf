/** The language of the screen: `--lang`, else MINGCHA_LANG, else Chinese. */
import type { Bilingual, Language } from '../checks/model/index.ts';

const languages: Record<string, Language> = { zh: 'zh-CN', 'zh-cn': 'zh-CN', 'zh-hans': 'zh-CN', en: 'en', 'en-us': 'en', 'en-gb': 'en' };

/** The language that the arguments or the environment ask for; known before the arguments are parsed, for help and errors speak it too. */
export function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const at = args.indexOf('--lang');
  const asked = at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  return readLanguage(asked ?? environment.MINGCHA_LANG ?? '') ?? 'zh-CN';
}

/** The language of a name, undefined for one that is not spoken here. */
export function readLanguage(name: string): Language | undefined {
  return languages[name.toLowerCase().replace('_', '-')];
}

export const both = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, en });
