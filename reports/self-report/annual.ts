/**
 * The part of the annual report on open government information that inspections can fill, in the order of its form
 * (国办公开办函〔2021〕30号; article 50 of the Regulation of 2019): what only the organ knows is marked.
 */

import type { Block } from '../bulletin/pieces.ts';
import { writeInterval } from '../reading.ts';
import { bodies, type Desk, heading, kindsOf } from './desk.ts';

/** Paragraphs for the annual report of the year. */
export function annualBlocks({ input, card, template, language, say, blank, titleOf, day }: Desk): Block[] {
  const { year, facts, results, mending } = input;
  const { headings } = template;
  // what the organ has published itself is quoted, and nothing else is known of its registers
  const published = facts.reports.find((report) => report.year === year && report.content !== null);
  const content = published?.content ?? null;
  const title = published?.title ?? '';
  const total = (row: 'received' | 'carriedIn' | 'carriedOut'): number | null => content?.applications[row]?.at(-1) ?? null;
  const [received, carriedIn, carriedOut] = [total('received'), total('carriedIn'), total('carriedOut')];
  const applications =
    received !== null && carriedIn !== null && carriedOut !== null
      ? say('annualApplications', { received, carriedIn, carriedOut, title })
      : say('annualApplicationsBlank', { blank: blank('applications') });
  const kinds = kindsOf(input.findings).slice(0, template.most.kinds);
  const names = kinds.map(({ check }) => titleOf(check)).join(language === 'zh-CN' ? '、' : ', ');
  return [
    ...bodies(say('annualIntro', { year })),
    heading(headings.overall),
    heading(headings.disclosed, 2),
    ...bodies(
      say('annualDisclosed', { documents: facts.offers?.documents ?? blank('documents'), blank: facts.offers ? blank('documents') : '' }),
    ),
    heading(headings.applications, 2),
    ...bodies(applications),
    heading(headings.management, 2),
    ...bodies(say('annualManagement', { blank: blank('management') })),
    heading(headings.platform, 2),
    ...bodies(
      say('annualPlatform', {
        asOf: day(card.asOf),
        columns: card.seen.columns,
        pages: card.seen.pages,
        score: writeInterval(card.score),
        total: card.total,
      }),
    ),
    heading(headings.supervision, 2),
    ...bodies(
      mending
        ? say('annualSupervision', { times: results.length, opened: mending.opened, closed: mending.closed, blank: blank('supervision') })
        : say('annualSupervisionBlank', { times: results.length, blank: blank('supervision') }),
    ),
    heading(headings.reviews),
    ...bodies(
      reviewsOf(content?.reviews ?? null) === null
        ? say('annualReviewsBlank', { blank: blank('reviews') })
        : say('annualReviews', { total: reviewsOf(content!.reviews)!, title }),
    ),
    heading(headings.annualProblems),
    ...bodies(kinds.length > 0 ? say('annualProblems', { kinds: names }) : say('annualProblemsNone')),
    heading(headings.other),
    ...bodies(say('annualOther', { blank: blank('other') })),
  ];
}

/** Table four holds three groups of five numbers, the last of each its sum. */
function reviewsOf(reviews: (number | null)[] | null): number | null {
  const sums = [4, 9, 14].map((at) => reviews?.[at] ?? null);
  return sums.some((sum) => sum === null) ? null : sums.reduce<number>((sum, one) => sum + one!, 0);
}
