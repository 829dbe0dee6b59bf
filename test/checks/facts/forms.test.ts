import { describe, expect, test } from 'vitest';
import { readForms } from '../../../checks/facts/forms.ts';
import { createResolver } from '../../../checks/facts/links.ts';
import { readTree } from '../../../checks/facts/tree.ts';

const address = 'http://slj.lanchuan.gov.cn/hd/index.html';
const read = (html: string) => readForms(readTree(html), createResolver(address), address);

describe('what a form is for', () => {
  test('search', () => {
    expect(
      read(
        '<form action="/search" method=get><input type=hidden name=t><input name="key" placeholder="请输入关键字"><button>搜索</button></form>',
      ),
    ).toEqual([{ kind: 'search', action: 'http://slj.lanchuan.gov.cn/search', fields: ['请输入关键字'] }]);
    expect(read('<form action="/e/s/index.php"><input name=qt value=输入关键字><input type=submit value=搜一下></form>')[0]).toMatchObject({
      kind: 'search',
      fields: ['qt'],
    });
  });

  test('application for disclosure', () => {
    const html = `<h2>依申请公开</h2><form action="ysqgk_save.jsp"><label for=n>申请人姓名</label><input id=n><label for=i>证件号码：</label><input id=i>
      所需政府信息内容描述<textarea name=content></textarea><select name=way></select><input type=submit value=提交></form>`;
    expect(read(html)).toEqual([
      { kind: 'application', action: 'http://slj.lanchuan.gov.cn/hd/ysqgk_save.jsp', fields: ['申请人姓名', '证件号码', 'content', 'way'] },
    ]);
  });

  test('consultation', () => {
    expect(
      read(
        '<form action="post"><input name=title placeholder=信件标题><input name=tel placeholder=电话><textarea placeholder="请写下您的咨询、投诉或建议"></textarea></form>',
      )[0]?.kind,
    ).toBe('consultation');
  });

  test('login', () => {
    expect(read('<form action="/login.do"><input name=user placeholder=用户名><input type=password name=pw></form>')[0]?.kind).toBe(
      'login',
    );
  });

  test('none of these', () => {
    expect(read('<form action="/calc"><input name=income><input name=years><input name=rate></form>')[0]?.kind).toBe('other');
  });
});

test('a form without action goes to the page itself when it can be submitted, else script sends it', () => {
  expect(read('<form><input name=key><input type=submit></form>')[0]?.action).toBe(address);
  expect(read('<form><input name=keyword><a onclick="go()">搜索</a></form>')[0]?.action).toBe('');
});

test('a search box without a form counts; a lone box does not', () => {
  expect(read('<div><input id="searchword" placeholder="请输入搜索内容"><a href="javascript:go()">搜索</a></div>')).toEqual([
    { kind: 'search', action: '', fields: ['请输入搜索内容'] },
  ]);
  expect(read('<div><input id="page" value=1>页</div>')).toEqual([]);
});

test('a form around the whole page is judged by its fields, not by all the words of the page', () => {
  expect(
    read(
      `<form id=form1 action="./"><p>${'咨询投诉与留言的办理情况。'.repeat(200)}</p><input name=a1><input name=a2><input name=a3></form>`,
    )[0]?.kind,
  ).toBe('other');
});

test('a form with nothing to fill in is none', () => {
  expect(read('<form action="/x"><input type=hidden name=a><input type=submit></form>')).toEqual([]);
});
