/** How an evaluation looks at things: the ways of sampling that evaluation schemes state, and how they are said. */
import type { Bilingual, Sample, SampleMode } from '../model/index.ts';

export const sampleModeNames: Readonly<Record<SampleMode, Bilingual>> = {
  site: { 'zh-CN': '网站采样', en: 'the site' },
  papers: { 'zh-CN': '材料', en: 'papers handed in' },
  simulation: { 'zh-CN': '模拟测试', en: 'simulated requests' },
  monitoring: { 'zh-CN': '软件监测', en: 'monitoring by software' },
  visit: { 'zh-CN': '实地查看', en: 'visits' },
  survey: { 'zh-CN': '社会调查', en: 'surveys' },
};

/** Returns how much is looked at, in words: 随机抽取文件 3 个. */
export function describeSample(sample: Sample): Bilingual {
  if (sample === 'whole') return { 'zh-CN': '全部查看', en: 'all of it' };
  const { of } = sample;
  return 'count' in sample
    ? { 'zh-CN': `按种子随机抽取${of['zh-CN']} ${sample.count} 个`, en: `${sample.count} of ${of.en}, drawn by seed` }
    : { 'zh-CN': `按种子随机抽取${of['zh-CN']}的 ${sample.percent}%`, en: `${sample.percent} % of ${of.en}, drawn by seed` };
}

/** Returns where and how much is looked at: 网站采样、材料；随机抽取文件 3 个. Empty when nothing is stated. */
export function describeSampling(modes: readonly SampleMode[] | undefined, sample: Sample | undefined): Bilingual {
  const names = modes?.map((mode) => sampleModeNames[mode]) ?? [];
  const amount = sample === undefined ? [] : [describeSample(sample)];
  const write = (language: keyof Bilingual, comma: string, semicolon: string): string =>
    [names.map((name) => name[language]).join(comma), ...amount.map((text) => text[language])].filter(Boolean).join(semicolon);
  return { 'zh-CN': write('zh-CN', '、', '；'), en: write('en', ', ', '; ') };
}
