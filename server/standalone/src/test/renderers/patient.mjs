import { Form, otherThan, usualAnswer } from './form.mjs';

const TYPED = ['integer', 'decimal', 'string', 'text'];
const UNANSWERED = ['display', 'group'];

/** A person in front of a form: reads, clicks and types. */
export class Patient {
  constructor(page, hand, questionnaire) {
    this.page = page;
    this.hand = hand;
    this.form = new Form(questionnaire);
    this.answers = {};
  }

  /** Answers every item that is asked, in order. */
  async fill(wanted) {
    const done = new Set();
    for (let question; (question = this.#next(done)); done.add(question.linkId)) {
      const value = wanted[question.linkId] ?? usualAnswer(question);
      if (value !== undefined) {
        await this.#answer(question, value);
      }
    }
  }

  /** Of each text that comes and goes: whether it is there before, with, and after the answers that bring it up. */
  async tryAdvice() {
    const found = [];
    for (const advice of this.form.advice()) {
      const way = this.form.wayTo(advice).map(([linkId, value]) => [this.form.question(linkId), value]);
      const seen = [await this.#sees(advice)];
      for (const [question, value] of way) {
        await this.#answer(question, question.repeats ? [value] : value);
      }
      seen.push(await this.#sees(advice));
      await this.#takeBack(way.at(-1));
      seen.push(await this.#sees(advice));
      await this.#takeBack(way[0]);
      found.push({ linkId: advice.linkId, seen });
    }
    return found;
  }

  /** Each item: whether these answers should show it, and whether it is to be seen. */
  async look() {
    const expected = new Set(this.form.shown(this.answers).map(({ linkId }) => linkId));
    const seen = this.form.all.map(async (item) => ({
      linkId: item.linkId,
      expected: expected.has(item.linkId),
      visible: await this.#sees(item),
    }));
    return Promise.all(seen);
  }

  #next(done) {
    return this.form.shown(this.answers).find(
      ({ linkId, type, readOnly }) => !UNANSWERED.includes(type) && !readOnly && !done.has(linkId),
    );
  }

  #takeBack([question, value]) {
    return this.#answer(question, otherThan(value, question));
  }

  #sees({ linkId, text }) {
    return this.hand.item(this.page, linkId).getByText(text, { exact: true }).first().isVisible();
  }

  async #answer(question, value) {
    this.answers[question.linkId] = value;
    await this.#enter(question, value);
    await this.hand.settle(this.page, question);
  }

  async #enter(question, value) {
    const { answer } = this.hand;
    if (question.type === 'choice' && question.repeats) {
      for (const { valueCoding } of question.answerOption) {
        await answer.checked(this.page, question, valueCoding.code, value.includes(valueCoding.code));
      }
      return;
    }
    const kind = TYPED.includes(question.type) ? 'typed' : question.type.replace('dateTime', 'date');
    await answer[kind](this.page, question, value);
  }
}
