/** `ledger deploy|answer|progress|submit|return|close|reopen|extend|approve|appeal|decide|remind|grade|count|note`: what happened to items. */
import type { Command } from 'commander';
import type { LedgerFile } from '../../checks/model/ledger.ts';
import type { Standing } from '../../reports/ledger/fold.ts';
import { usage } from '../failure.ts';
import { readBy, readMoment, readNumbers, readWords, recordEvent, type Saying } from '../ledger.ts';
import { type FilterOptions, readFilter } from '../ledger-filter.ts';
import { collect } from '../terms.ts';
import { readChoice, readDay, today } from '../values.ts';
import type { LedgerOptions, LedgerTerms } from './ledger.ts';

interface Given extends LedgerOptions, FilterOptions {
  by?: string;
  text?: string;
  why?: string;
  to?: string;
  note?: string;
  whom?: string;
  grade?: string;
  until?: string;
  plan?: string;
  on?: string;
  done?: string;
  refuse?: true;
  uphold?: true;
  reject?: true;
  file?: string[];
}

const grades = ['ordinary', 'major'] as const;

export function addLedgerEvents(terms: LedgerTerms): void {
  const { t, language, make, choosing, by, done } = terms;

  /** A command that writes one event to items. */
  function event(name: string, zh: string, en: string, saying: (given: Given, files: LedgerFile[]) => Saying): Command {
    return choosing(by(make(`${name} [items...]`, zh, en))).action(async (items: string[], given: Given) => {
      const { workspace, file = [] } = given;
      const filter = readFilter(given);
      // said before anything is opened or kept: a mistake leaves no trace
      const by_ = readBy(given.by);
      saying(given, []);
      done(
        await recordEvent({
          ...{ workspace, numbers: readNumbers(items), filter, by: by_, at: readMoment(given.at) },
          ...{ saying: (files: LedgerFile[]) => saying(given, files), files: file, language, json: given.json === true },
        }),
      );
    });
  }
  const text = (of: Command, zh: string, en: string): Command => of.option('--text <text>', t(zh, en));
  const why = (of: Command): Command => of.option('--why <text>', t('理由', 'the reason'));
  const evidence = (of: Command): Command =>
    of.option('--file <path>', t('佐证材料，可重复；存入工作目录', 'a file of evidence, kept in the workspace; may be repeated'), collect);

  event('deploy', '登记部署：问题已交承办单位研究部署', 'noted: handed on and taken up', (given) => ({
    kind: 'deployed',
    data: { to: given.to ?? '', note: given.note ?? '' },
  }))
    .option('--to <person>', t('承办人', 'who takes it up'))
    .option('--note <text>', t('说明', 'a note'));
  evidence(
    text(
      event('answer', '登记反馈：承办单位反馈办理情况', 'noted: the organ answered', (given, files) => ({
        kind: 'answered',
        data: { text: readWords('--text', given.text), files },
      })),
      '反馈内容',
      'what was answered',
    ),
  );
  evidence(
    text(
      event('progress', '登记整改进展', 'noted: progress', (given, files) => ({
        kind: 'progressed',
        data: { text: readWords('--text', given.text), files },
      })),
      '进展',
      'what was done so far',
    ),
  );
  evidence(
    text(
      event('submit', '登记办结，提请复查', 'noted: done, to be rechecked', (given, files) => ({
        kind: 'submitted',
        data: { text: readWords('--text', given.text), files, done: given.done === undefined ? null : readDay('--done', given.done) },
      })),
      '整改情况',
      'what was done',
    ).option('--done <date>', t('完成时间', 'when it was done')),
  );
  why(
    event('return', '人工复查仍存在，退回整改', 'a person looked: still there', (given) => {
      const words = readWords('--why', given.why);
      return {
        kind: 'rechecked',
        data: { result: 'present', text: { 'zh-CN': words, en: words }, inspection: null, before: [], after: [] },
      };
    }),
  );
  evidence(
    why(
      event('close', '确认整改完成，销号', 'a person confirms: closed', (given, files) => ({
        kind: 'closed',
        data: { text: readWords('--why', given.why), files, auto: false },
      })),
    ),
  );
  why(
    event('reopen', '已销号的重新立项', 'open a closed item again', (given) => {
      const note = readWords('--why', given.why);
      return {
        kind: 'reopened',
        data: ({ beginning, grade }: Standing) => ({ ...beginning, grade, round: null, asOf: null, why: 'person' as const, note }),
      };
    }),
  );
  evidence(
    event('extend', '申请延期：写明时间节点和工作方案', 'ask for an extension, with a plan', (given, files) => ({
      kind: 'extension-asked',
      data: { until: readDay('--until', given.until ?? ''), plan: readWords('--plan', given.plan), files },
    }))
      .option('--until <date>', t('申请延至', 'until which day'))
      .option('--plan <text>', t('工作方案', 'the plan of work')),
  );
  why(
    event('approve', '审批延期（由申请人以外的人审批）', 'decide an extension; by another than who asked', (given) => {
      const until = given.until === undefined ? null : readDay('--until', given.until);
      const refused = given.refuse === true;
      if (refused) readWords('--why', given.why);
      return {
        kind: 'extension-decided',
        data: ({ extension: { asked } }: Standing) => ({
          granted: !refused,
          until: until ?? asked?.until ?? '1970-01-01',
          why: given.why?.trim() ?? '',
        }),
      };
    }),
  )
    .option('--until <date>', t('批准延至（默认为申请的日期）', 'until which day (default: as asked)'))
    .option('--refuse', t('不同意', 'refuse it'));
  evidence(
    text(
      event('appeal', '登记申诉：承办单位对问题有异议', 'noted: the organ disputes it', (given, files) => ({
        kind: 'appealed',
        data: { text: readWords('--text', given.text), files },
      })),
      '申诉理由',
      'the reason of the appeal',
    ),
  );
  evidence(
    why(
      event('decide', '申诉处理：成立即销号，不成立恢复计时', 'decide an appeal', (given, files) => {
        if ((given.uphold === true) === (given.reject === true))
          throw usage('请用 --uphold（成立）或 --reject（不成立）写明处理结果。', 'say --uphold or --reject');
        return { kind: 'appeal-decided', data: { upheld: given.uphold === true, why: readWords('--why', given.why), files } };
      }),
    )
      .option('--uphold', t('申诉成立', 'the appeal is right'))
      .option('--reject', t('申诉不成立', 'the appeal is not right')),
  );
  text(
    event('remind', '登记电话催办：催了谁、说了什么', 'noted: a reminder by telephone', (given) => ({
      kind: 'reminded',
      data: { whom: readWords('--whom', given.whom), text: readWords('--text', given.text) },
    })),
    '催办内容和答复',
    'what was said',
  ).option('--whom <person>', t('接听人', 'who was spoken to'));
  why(
    event('transfer', '移交另一单位承办，时限重新起算', 'hand it to another organ; its clocks begin anew', (given) => ({
      kind: 'transferred',
      data: { organ: readWords('--to', given.to), why: readWords('--why', given.why) },
    })).option('--to <organ>', t('移交给哪个单位', 'the other organ')),
  );
  why(
    event('grade', '调整等级', 'change the grade', (given) => ({
      kind: 'graded',
      data: { grade: readChoice('--grade', given.grade ?? '', grades), why: readWords('--why', given.why) },
    })).option('--grade <grade>', t('等级：ordinary 一般、major 重大', 'ordinary or major')),
  );
  evidence(
    text(
      event('count', '计次：登记一次会议、培训等', 'note one of the times that are counted', (given, files) => ({
        kind: 'counted',
        data: { on: given.on === undefined ? today() : readDay('--on', given.on), text: readWords('--text', given.text), files },
      })),
      '会议或培训的名称和内容',
      'what it was',
    ).option('--on <date>', t('日期（默认今天）', 'the day (default: today)')),
  );
  evidence(
    text(
      event('note', '备注', 'a note', (given, files) => ({ kind: 'noted', data: { text: readWords('--text', given.text), files } })),
      '内容',
      'the note',
    ),
  );
}
