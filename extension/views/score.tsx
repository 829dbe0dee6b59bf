/** The score in one place: an interval where something is open, the verdict, how much is settled. */
import type { Scorecard } from '../../checks/model/index.ts';
import { language, say } from './panel.ts';
import { writeInterval, writeNumber } from './saying.ts';

export const ScoreLine = ({ card }: { card: Scorecard }) => (
  <section class="score" aria-label={say.value.score}>
    <p class="big">
      {say.value.points(writeInterval(card.score))} <span class={`tag verdict-${card.verdict}`}>{say.value.verdicts[card.verdict]}</span>
      {card.grade ? ` ${card.grade[language.value]}` : ''}
    </p>
    <p class="quiet">
      {card.index.title[language.value]}
      {say.value.comma}
      {say.value.ofTotal(writeNumber(card.total), writeNumber(card.pass))}
      {say.value.comma}
      {say.value.openLeaves(card.coverage.open, card.coverage.leaves)}
    </p>
  </section>
);
