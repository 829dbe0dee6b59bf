import { describe, expect, test } from 'vitest';
import { readGuide } from '../../../checks/facts/guide.ts';
import { readTree } from '../../../checks/facts/tree.ts';
import { guideElements } from '../../../checks/model/index.ts';

const names = (title: string, breadcrumb: string[] = []) => ({ title, h1: null, breadcrumb });
const body = `<div class="content"><p>一、政府信息的分类和编排体系</p><p>本机关的政府信息分为八类，索引号由机构代码和顺序号组成。</p>
<p>二、获取方式</p><p>公民可以通过本机关网站查阅主动公开的政府信息。</p>
<p>三、政府信息公开工作机构</p><p>机构名称：岚川市水利局办公室</p><p>办公地址：岚川市滨河路8号</p>
<p>办公时间：工作日上午8：30—12：00，下午14：30—17：30</p><p>联系电话：0999—1234567</p><p>传真号码：0999—1234568</p>
<p>电子邮箱：slj@lanchuan.gov.cn</p></div>`;

describe('readGuide', () => {
  test('finds all nine elements, each with its quote', () => {
    const guide = readGuide(readTree(body), names('岚川市水利局政府信息公开指南'));
    expect(Object.keys(guide ?? {}).sort()).toEqual([...guideElements].sort());
    expect(guide).toMatchObject({
      address: '办公地址:岚川市滨河路8号',
      fax: '传真号码:0999—1234568',
      online: expect.stringContaining('slj@lanchuan.gov.cn'),
    });
  });

  test('a label without its value shows nothing', () => {
    const html = body.replace('0999—1234568', '').replace(/办公时间[^<]*/, '办公时间：');
    const guide = readGuide(readTree(html), names('政府信息公开指南'));
    expect(guide).not.toBeNull();
    expect(guide).not.toHaveProperty('fax');
    expect(guide).not.toHaveProperty('hours');
    expect(guide).toHaveProperty('phone');
  });

  test('a footer’s address is no address of the guide', () => {
    const html = `${body.replace(/<p>办公地址[^<]*<\/p>/, '')}<div class="footer">地址：岚川市滨河路8号</div>`;
    expect(readGuide(readTree(html), names('政府信息公开指南'))).not.toHaveProperty('address');
  });

  test('a list of guides is no guide', () => {
    const list = '<ul><li><a href="1.html">岚川市水利局信息公开指南</a> 2021-03-02</li></ul><div class="footer">电话：0999-1234567</div>';
    expect(readGuide(readTree(list), names('政府信息公开指南', ['首页', '政府信息公开指南']))).toBeNull();
  });

  test('an article that tells of a guide is none', () => {
    expect(readGuide(readTree(body), names('我局修订政府信息公开指南'))).toBeNull();
    expect(readGuide(readTree(body), names('办事指南'))).toBeNull();
  });

  test('stands under its column by whatever title', () => {
    expect(readGuide(readTree(body), names('岚川市水利局', ['首页', '政府信息公开', '政府信息公开指南']))).not.toBeNull();
  });

  test('a mobile number is stored masked', () => {
    const html = body.replace('0999—1234567', '13812345678');
    expect(readGuide(readTree(html), names('政府信息公开指南'))?.phone).toContain('138****5678');
  });
});
